//! Messages of OceanBase, OCP and others, and what is understood of them.

use super::*;
use proptest::prelude::*;

/// What a message says: side, module, server, log stream, code, reason, trace id.
type Told<'a> = (
    Option<Side>,
    &'a str,
    &'a str,
    &'a str,
    i32,
    &'a str,
    &'a str,
);

fn told<'a>(parts: &FailureParts<'a>) -> Told<'a> {
    let text = |part: Option<&'a str>| part.unwrap_or_default();
    (
        parts.side,
        text(parts.module),
        text(parts.server),
        text(parts.log_stream),
        parts.code.map_or(0, |code| code.0),
        text(parts.reason),
        text(parts.trace_id),
    )
}

const OBSERVER: Option<Side> = Some(Side::Observer);
const ROOT_SERVICE: Option<Side> = Some(Side::RootService);

#[test]
fn documented_forms_are_understood() {
    for (message, parts) in [
        (
            "(server)ls_id: 1002,addr: 11.xx.xx.xx:4004,module:BACKUP_DATA,result: -4016(Internal error),trace_id: YFA40BA2D90B-005FA487348F363-0-0",
            (
                OBSERVER,
                "BACKUP_DATA",
                "11.xx.xx.xx:4004",
                "1002",
                -4016,
                "Internal error",
                "YFA40BA2D90B-005FA487348F363-0-0",
            ),
        ),
        (
            "CLOG : OB_ENTRY_NOT_EXIST(-4018) on \"xxx.xxx.xxx.xxx:2882\" with traceid YB42AC1E55AC-0005CB53B2946DFF",
            (
                None,
                "CLOG",
                "xxx.xxx.xxx.xxx:2882",
                "",
                -4018,
                "OB_ENTRY_NOT_EXIST",
                "YB42AC1E55AC-0005CB53B2946DFF",
            ),
        ),
        (
            "(rootservice)addr: 10.1.2.3:2882,module:UNKNOWN,result: -9040(backup can not start, because tenant (1002) is not normal),trace_id: YB42AC1E55AC-0005CB53B2946DFF-0-0",
            (
                ROOT_SERVICE,
                "UNKNOWN",
                "10.1.2.3:2882",
                "",
                -9040,
                "backup can not start, because tenant (1002) is not normal",
                "YB42AC1E55AC-0005CB53B2946DFF-0-0",
            ),
        ),
    ] {
        assert_eq!(parse(message).iter().map(told).collect::<Vec<_>>(), [parts]);
    }
}

/// Messages in other forms, and what they say.
const OTHER_FORMS: [(&str, Told<'static>); 18] = [
    (
        "(SERVER) result = -4012",
        (OBSERVER, "", "", "", -4012, "", ""),
    ),
    (
        "(server)addr: [fe80::1]:2882,result: -9003(oss error)",
        (OBSERVER, "", "[fe80::1]:2882", "", -9003, "oss error", ""),
    ),
    (
        "(server)addr: obsrv-a.example.com:2882,module:RESTORE",
        (
            OBSERVER,
            "RESTORE",
            "obsrv-a.example.com:2882",
            "",
            0,
            "",
            "",
        ),
    ),
    (
        "备份失败，错误码：-9071（没有写权限），trace_id：YB42AC1E55AC-0005",
        (None, "", "", "", -9071, "没有写权限", "YB42AC1E55AC-0005"),
    ),
    (
        "模块：BACKUP_DATA，服务器：10.1.2.3:2882，返回码：-4016",
        (None, "BACKUP_DATA", "10.1.2.3:2882", "", -4016, "", ""),
    ),
    (
        "backup data failed, ret=-9082, trace_id=\"YB42AC1E55AC-0005\"",
        (None, "", "", "", -9082, "", "YB42AC1E55AC-0005"),
    ),
    (
        "{\"module\":\"BACKUP_META\",\"errcode\":\"-9011\"}",
        (None, "BACKUP_META", "", "", -9011, "", ""),
    ),
    ("ret=-4016, ret=-4012", (None, "", "", "", -4016, "", "")),
    ("result: -4016(unclosed", (None, "", "", "", -4016, "", "")),
    ("result: -4016()", (None, "", "", "", -4016, "", "")),
    (
        "result: -4016 (Internal error).",
        (None, "", "", "", -4016, "Internal error", ""),
    ),
    (
        "OB_IO_ERROR(-4009)",
        (None, "", "", "", -4009, "OB_IO_ERROR", ""),
    ),
    (
        "backup: OB_BACKUP_IO_PROHIBITED(-9063), stopped",
        (None, "backup", "", "", -9063, "OB_BACKUP_IO_PROHIBITED", ""),
    ),
    (
        "result: -99999(unknown to us)",
        (None, "", "", "", -99999, "unknown to us", ""),
    ),
    (
        "module: BACKUP_DATA\nresult: -4016(e)\ntrace_id: YB42AC1E55AC-0005",
        (None, "", "", "", -4016, "e", ""),
    ),
    (
        "module: BACKUP_DATA\naddr: 10.1.2.3:2882\ntrace_id: YB42AC1E55AC-0005",
        (
            None,
            "BACKUP_DATA",
            "10.1.2.3:2882",
            "",
            0,
            "",
            "YB42AC1E55AC-0005",
        ),
    ),
    (
        "(server)trace_id: YB42AC1E55AC-0005",
        (OBSERVER, "", "", "", 0, "", "YB42AC1E55AC-0005"),
    ),
    (
        "failed, traceId YB42AC1E55AC-0005CB53B2946DFF",
        (None, "", "", "", 0, "", "YB42AC1E55AC-0005CB53B2946DFF"),
    ),
];

#[test]
fn other_forms_are_understood_as_far_as_they_name_their_parts() {
    let none = (None, "", "", "", 0, "", "");
    for (message, parts) in OTHER_FORMS {
        let failures = parse(message);
        let found = failures.iter().map(told).find(|found| found.4 == parts.4);
        assert_eq!(found.unwrap_or(none), parts, "{message}");
    }
}

/// One line a message: process, module, server, number and trace id, with a sign for what it does not say.
fn in_a_line(message: &str) -> String {
    let line = |failure: &FailureParts<'_>| {
        let side = match failure.side {
            Some(Side::Observer) => "observer",
            Some(Side::RootService) => "rootservice",
            None => "?",
        };
        let text = |part: Option<&str>| part.unwrap_or("-").to_owned();
        let code = failure.code.map(|code| code.to_string());
        let parts = [
            side.to_owned(),
            text(failure.module),
            text(failure.server),
            text(code.as_deref()),
            text(failure.trace_id),
        ];
        parts.join(" ")
    };
    let lines: Vec<_> = parse(message).iter().map(line).collect();
    if lines.is_empty() {
        "nothing".to_owned()
    } else {
        lines.join("; ")
    }
}

#[test]
fn messages_of_every_documented_number_are_understood() {
    let lines: Vec<_> = include_str!("messages.txt").lines().skip(2).collect();
    for pair in lines.chunks(2) {
        let [message, expected] = pair else {
            panic!("a message and what it says")
        };
        assert_eq!(in_a_line(message), expected.trim(), "{message}");
    }
    assert!(lines.len() >= 80, "forty messages");
}

#[test]
fn plain_sentences_and_other_numbers_are_not_understood() {
    for message in [
        "",
        " ",
        "log archive is not running",
        "日志归档未运行",
        "バックアップに失敗しました",
        "the result was bad, and the server is away",
        "result: ok, code: 500, ret=0, errno: 4016",
        "result: -123456789012345",
        "server: away, addr: unknown, module: 7",
        "2025-03-10 04:00:00 - no space left",
        "see (-1) and (-4016) and f(-4016)",
        "trace_id: none, traceid is unknown, trace: ''",
        "trace_id: '; rm -rf ~; YB42AC1E55AC'",
        "(serverless) is not a process",
        "<script>alert(1)</script>",
    ] {
        assert_eq!(parse(message), [], "{message}");
    }
}

#[test]
fn several_failures_in_one_message_are_told_apart() {
    for message in [
        "(server)addr: 10.1.2.3:2882,module:BACKUP_DATA,result: -4016(e),trace_id: YB42AC1E55AC-0001(rootservice)module:BACKUP_META,result: -4012(timeout),trace_id: YB42AC1E55AC-0002",
        "(server)module:BACKUP_DATA,result: -4016(e)\n(rootservice)module:BACKUP_META,result: -4012(timeout)",
        "2 errors: (server)module:BACKUP_DATA,result: -4016(e); (rootservice)module:BACKUP_META,result: -4012(timeout)",
    ] {
        let failures = parse(message);
        let codes: Vec<_> = failures
            .iter()
            .map(|failure| (failure.side, failure.code))
            .collect();
        assert_eq!(
            codes,
            [
                (OBSERVER, Some(ErrorCode(-4016))),
                (ROOT_SERVICE, Some(ErrorCode(-4012)))
            ],
            "{message}"
        );
        assert!(
            failures
                .iter()
                .all(|failure| message.contains(failure.text))
        );
    }
    let many = "(server)result: -4016(e)\n".repeat(1_000);
    assert_eq!(parse(&many).len(), MAX_FAILURES);
}

#[test]
fn time_is_linear_for_repetitive_messages() {
    for part in [
        "(-",
        "OB_A(-",
        "(server)",
        "result: -4016(",
        "trace_id:",
        "a:",
        "\"",
        "ls_id: 1\n",
    ] {
        let message = part.repeat(500_000 / part.len());
        let begin = std::time::Instant::now();
        parse(&message);
        assert!(begin.elapsed().as_secs() < 20, "{part}");
    }
}

proptest! {
    #[test]
    fn any_message_is_read(message in "(\\PC|[\n(),:\"=-]|\\(server\\)|result|-4016|trace_id|OB_|on \"|ls_id){0,40}") {
        for failure in parse(&message) {
            prop_assert!(failure.is_understood());
            let trace_id = failure.trace_id.unwrap_or("-");
            prop_assert!(trace_id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
        }
    }

    #[test]
    fn documented_form_is_read_back(
        ls in 1..10_000_u32,
        module in "[A-Z][A-Z_]{0,12}",
        code in -9_999..-1_000_i32,
        reason in "[A-Za-z][A-Za-z ,.']{0,20}[a-z]",
        trace in "Y[A-F0-9]{10,12}-[0-9A-F]{14,16}-[0-9]-[0-9]",
    ) {
        let message = format!("(server)ls_id: {ls},addr: 11.2.3.4:2882,module:{module},result: {code}({reason}),trace_id: {trace}");
        let ls = ls.to_string();
        let expected = (OBSERVER, &*module, "11.2.3.4:2882", &*ls, code, &*reason, &*trace);
        prop_assert_eq!(parse(&message).iter().map(told).collect::<Vec<_>>(), [expected]);
    }
}
