//! Values of `config.json` by key.

/// Valid values.
pub(super) const GOOD: [(&str, &[&str]); 15] = [
    ("$schema", &["\"./config.schema.json\"", "1", "null"]),
    (
        "apiBase",
        &[
            "null",
            r#""""#,
            r#""/""#,
            r#""/ocp/""#,
            r#""/a/.b/c.d""#,
            r#""HTTPS://h:1/x//""#,
            r#""http://[::1]""#,
        ],
    ),
    (
        "auth",
        &[
            "null",
            r#""session""#,
            r#""basic""#,
            r#""proxy""#,
            r#""b\u0061sic""#,
        ],
    ),
    (
        "loginUrl",
        &[
            "null",
            r#""/""#,
            r#""/a?b={return}""#,
            r#""https://h:65535#{return}{return}""#,
            r#""\/a%20%2F""#,
        ],
    ),
    (
        "defaultScope",
        &[
            "null",
            r#"{"cluster":0,"tenant":9223372036854775807}"#,
            r#"{"tenant":1,"cluster":2}"#,
        ],
    ),
    ("zone", &["null", r#""local""#, r#""utc""#]),
    ("language", &["null", r#""en""#]),
    ("theme", &["null", r#""system""#, r#""light""#, r#""dark""#]),
    ("pageSize", &["null", "10", "20", "50", "100", "200", "500"]),
    ("refreshSeconds", &["null", "0", "-0", "5", "86400"]),
    ("timeoutSeconds", &["null", "1", "3600"]),
    ("maxTasks", &["null", "1", "1000000"]),
    ("maxAnswerMegabytes", &["null", "1", "1000"]),
    ("title", &["null", r#"" ""#, r#""é""#, r#""\ud83d\ude00""#]),
    (
        "sample",
        &[
            "null",
            r#""sample.json""#,
            r#""demo/a.b-c_d~e.json""#,
            r#"".well-known/x""#,
            r#""demo\/x""#,
        ],
    ),
];
/// Invalid values.
pub(super) const BAD: [(&str, &[&str]); 16] = [
    (
        "apiBase",
        &[
            "0",
            "[]",
            "false",
            r#""//""#,
            r#""//h""#,
            r#""ocp""#,
            r#""ftp://h""#,
            r#""https://u@h""#,
            r#""/a?b""#,
        ],
    ),
    (
        "apiBase",
        &[
            r#""/../a""#,
            r#""https://h:65536""#,
            r#""https://h:0""#,
            r#""/a\\b""#,
            r#""/a\n""#,
            r#""/\u00e9""#,
        ],
    ),
    (
        "auth",
        &["1", "true", r#""Basic""#, r#""""#, r#"["basic"]"#],
    ),
    (
        "loginUrl",
        &[
            "7",
            r#""""#,
            r#""//h""#,
            r#""/%2Fh""#,
            r#""/%5C""#,
            r#""/%255C""#,
            r#""javascript:alert(1)""#,
            r#""/a b""#,
        ],
    ),
    (
        "defaultScope",
        &[
            "1",
            "[1,2]",
            "{}",
            r#"{"cluster":1}"#,
            r#"{"cluster":1,"tenant":null}"#,
            r#""1/2""#,
        ],
    ),
    (
        "defaultScope",
        &[
            r#"{"cluster":1,"tenant":2,"x":3}"#,
            r#"{"cluster":"1","tenant":2}"#,
            r#"{"cluster":-1,"tenant":2}"#,
        ],
    ),
    (
        "defaultScope",
        &[
            r#"{"cluster":1,"tenant":9223372036854775808}"#,
            r#"{"cluster":1.5,"tenant":2}"#,
        ],
    ),
    ("zone", &["0", r#""UTC""#, r#""Europe/Berlin""#]),
    ("language", &["1", r#""xx""#, r#""en-US""#]),
    ("theme", &["{}", r#""auto""#]),
    (
        "pageSize",
        &["0", "30", "1000", "-10", r#""20""#, "10.5", "[20]"],
    ),
    (
        "refreshSeconds",
        &[
            "1",
            "4",
            "86401",
            "-5",
            r#""30""#,
            "false",
            "18446744073709551616",
        ],
    ),
    ("timeoutSeconds", &["0", "3601", "-1", "1.5", r#""30""#]),
    ("title", &["1", r#""""#, "true", r#"["a"]"#]),
    (
        "sample",
        &[
            "1",
            "true",
            r#""""#,
            r#""/sample.json""#,
            r#""//h/x""#,
            r#""../x.json""#,
            r#""a/../x""#,
            r#""./x""#,
        ],
    ),
    (
        "sample",
        &[
            r#""https://h/x""#,
            r#""data:,x""#,
            r#""x?y""#,
            r#""x#y""#,
            r#""a//b""#,
            r#""a/""#,
            r#""a%2e""#,
            r#""a\\b""#,
        ],
    ),
];
