//! Texts that mean something to whoever does not treat them as text.

use super::row::Row;

/// A field and what it says. Escapes as JSON has them are in [`RAW`].
const TEXTS: [(&str, &str); 38] = [
    ("errorMsg", "<script>window.hostile = 1</script>"),
    ("errorMsg", "<img src=x onerror=\"window.hostile = 1\">"),
    (
        "tenantName",
        "{{constructor.constructor('window.hostile = 1')()}}",
    ),
    ("clusterName", "ob\u{202e}134_bo\u{2066}\u{2067}"),
    (
        "errorMsg",
        "\u{1f469}\u{200d}\u{1f4bb} \u{1f525}\u{0301} =HYPERLINK(\"https://example.com\")",
    ),
    ("backupUri", "javascript:window.hostile=1"),
    ("dataBackupTaskType", "\"><svg onload=window.hostile=1>"),
    ("status", "<b onmouseover=window.hostile=1>DONE</b>"),
    ("startTime", "<i>2025-03-01T00:00:00Z</i>"),
    ("backupMode", "</script><script>window.hostile = 1</script>"),
    (
        "errorMsg",
        "<!-- --><style>*{display:none}</style><iframe srcdoc=\"<script>top.hostile=1</script>\"></iframe>",
    ),
    (
        "backupUri",
        "<a href=\"javascript:window.hostile=1\">click</a>",
    ),
    (
        "backupUri",
        "data:text/html,<script>window.hostile=1</script>",
    ),
    (
        "backupUri",
        "JaVaScRiPt:\u{1}window.hostile=1//\u{a0}vbscript:x",
    ),
    ("errorMsg", "&lt;b&gt;&amp;amp;&#60;script&#62;&#0;&nbsp;"),
    (
        "errorMsg",
        "${window.hostile = 1} #{7*7} <%= 7*7 %> {{7*7}} {% raw %} %s%n%x $(id) `id` {0} {}",
    ),
    ("tenantName", "'; DROP TABLE backup; --"),
    ("clusterName", "@SUM(1+1)*cmd|' /C calc'!A0"),
    (
        "errorMsg",
        "\u{1b}[31mred\u{1b}[0m \u{1b}]0;title\u{7} \u{1b}[2J\u{9b}31m",
    ),
    (
        "errorMsg",
        "a\u{0}b\u{1}c\u{8}d\u{b}e\u{c}f\u{e}g\u{1f}h\u{7f}i\u{80}j\u{85}k\u{9f}l",
    ),
    ("tenantName", "\u{0}"),
    (
        "errorMsg",
        "line\rline\nline\r\nline\u{2028}line\u{2029}line\ttab",
    ),
    (
        "errorMsg",
        "\u{202a}\u{202b}\u{202d}\u{202e}gpj.exe\u{202c}\u{2066}\u{2067}\u{2068}\u{2069}\u{200e}\u{200f}\u{61c}",
    ),
    (
        "tenantName",
        "or\u{200b}de\u{200c}rs\u{200d}\u{2060}\u{feff}\u{ad}\u{34f}\u{180e}",
    ),
    (
        "clusterName",
        "\u{0645}\u{062c}\u{0645}\u{0648}\u{0639}\u{0629} \u{05d0}\u{05e9}\u{05db}\u{05d5}\u{05dc} (1)",
    ),
    (
        "errorMsg",
        "\u{0627}\u{0644}\u{062e}\u{0637}\u{0623} -4016 \u{05e9}\u{05d2}\u{05d9}\u{05d0}\u{05d4} [x] < y",
    ),
    (
        "tenantName",
        "Z\u{0351}\u{036b}\u{0343}\u{0329}\u{0353}a\u{0300}\u{0316}\u{0334}l\u{0488}\u{0315}g\u{0322}\u{035c}o\u{20dd}\u{20e3}",
    ),
    (
        "errorMsg",
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{200d}\u{1f466}\u{1f3f3}\u{fe0f}\u{200d}\u{1f308}\u{1f44d}\u{1f3fd}\u{1f1e9}\u{1f1ea}\u{1f1e9}1\u{fe0f}\u{20e3}",
    ),
    (
        "tenantName",
        "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}\u{e0001}",
    ),
    (
        "clusterName",
        "\u{430}dmin \u{ff4f}\u{ff42} \u{212a}\u{fb01}\u{df}\u{130}\u{131}",
    ),
    (
        "errorMsg",
        "\u{fffe}\u{ffff}\u{fdd0}\u{10ffff}\u{e000}\u{fffd}\u{fffc}",
    ),
    ("tenantName", " \u{3000}\u{2003}  \u{a0} "),
    ("tenantName", "\u{200b}"),
    (
        "backupUri",
        "//evil.example/\\..\\..\\%00%0d%0aSet-Cookie:%20x=1",
    ),
    (
        "taskType",
        "[link](javascript:window.hostile=1) ![x](https://example.com/x.png)",
    ),
    ("backupType", "javascript://%0awindow.hostile=1"),
    (
        "dataType",
        "url(javascript:window.hostile=1);expression(window.hostile=1)",
    ),
    ("clusterType", "\" autofocus onfocus=\"window.hostile=1"),
];

/// The same as JSON, for what Rust's texts cannot hold: names and values.
const RAW: [(&str, &str); 9] = [
    (
        "\"errorMsg\"",
        "\"half of a pair: \\ud800, the other: \\udc00\"",
    ),
    ("\"tenantName\"", "\"\\ud800\""),
    ("\"clusterName\"", "\"\\udfff\\ud800\""),
    ("\"status\"", "\"DONE\\ud83d\""),
    (
        "\"backupUri\"",
        "\"file:\\/\\/\\/\\u0000\\ud83d\\ude00\\/\\ud83d\"",
    ),
    ("\"undocumented\"", "[\"\\ud800\",{\"a\":\"\\udc00\"}]"),
    ("\"\\ud800\"", "\"its name is half of a pair\""),
    ("\"a\\u0000\\ud800\"", "{\"\\udc00\":1}"),
    (
        "\"<img src=x onerror=window.hostile=1>\"",
        "\"its name is markup\"",
    ),
];

/// How long a word without any place to break is.
const LONG_WORD: usize = 20_000;

/// The task with the text of its case.
pub(super) fn spoilt(mut row: Row, case: usize) -> Option<String> {
    let words = ["errorMsg", "tenantName", "status", "clusterName"];
    if let Some(&(field, text)) = TEXTS.get(case) {
        row.set_text(field, text);
        if field == "errorMsg" {
            row.set_text("status", "FAILED");
        }
    } else if let Some(&(name, json)) = RAW.get(case - TEXTS.len()) {
        row.remove(name.trim_matches('"'));
        row.add(name, json);
    } else {
        let field = words.get(case - TEXTS.len() - RAW.len())?;
        row.set_text(field, &"Wi".repeat(LONG_WORD / 2));
    }
    Some(row.text())
}
