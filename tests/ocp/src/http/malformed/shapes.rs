//! Entries that are not tasks, repeated or undocumented members, and invalid UTF-8.

use super::row::Row;

/// The placeholder that [`invalid_utf8`] replaces with bytes.
const PLACEHOLDER: &str = "@no-utf-8@";

/// Entries among the tasks that are not tasks.
const NON_TASKS: [&str; 9] = [
    "null",
    "42",
    "\"text\"",
    "[]",
    "[[{\"taskId\":1}]]",
    "true",
    "{}",
    "1e400",
    "{\"\":{\"taskId\":[]}}",
];

/// Every third entry is not a task.
pub(super) fn non_task(case: usize) -> Option<String> {
    case.is_multiple_of(3)
        .then(|| NON_TASKS[case / 3 % NON_TASKS.len()].to_owned())
}

/// Repeated members; the last one is right, as browsers and Jackson read it.
pub(super) fn repeated(mut row: Row, case: usize) -> Option<String> {
    match case {
        0 => row.add_first("taskId", "0"),
        1 => row.add_first("status", "\"FAILED\""),
        2 => row.add_first("startTime", "\"\""),
        3 => row.add_first("errorMsg", "\"not this one\""),
        4 => {
            row.set("undocumented", "1");
            row.add("\"undocumented\"", "2");
        }
        // The same name with an escape.
        5 => row.add_first(
            "backupUri",
            "null,\"backup\\u0055ri\":\"file:///not/this/one\"",
        ),
        6 => row.repeat_members(),
        _ => return None,
    }
    Some(row.text())
}

/// Undocumented members.
pub(super) fn undocumented(mut row: Row, position: usize) -> String {
    row.set("progress", format!("{}.5", position % 100));
    row.set(
        "retryable",
        if position.is_multiple_of(2) {
            "true"
        } else {
            "false"
        },
    );
    row.set("outputBytes", "9223372036854775807");
    row.set("note", "null");
    row.set_text("taskOwner", "nightly plan \u{2116} 3");
    row.set("labels", "[\"gold\",{\"tier\":1},[]]");
    row.set(
        "storage",
        "{\"class\":\"cold\",\"replicas\":[1,2,3],\"limits\":{\"mbps\":120.25}}",
    );
    for name in [
        "",
        "a b",
        "__proto__",
        "constructor",
        "toString",
        "<b>bold</b>",
        "task_id",
        "TASKID",
        "\u{4efb}\u{52a1}",
    ] {
        row.set_text(name, "a member with an odd name");
    }
    row.text()
}

/// Texts with placeholders for invalid UTF-8.
pub(super) fn with_placeholder(mut row: Row, case: usize) -> Option<String> {
    let fields = [
        "errorMsg",
        "tenantName",
        "backupUri",
        "status",
        "clusterName",
        "undocumented",
    ];
    let field = fields.get(case)?;
    row.set(field, format!("\"before {PLACEHOLDER} after\""));
    Some(row.text())
}

/// Replaces the placeholders with bytes that are not UTF-8.
pub(crate) fn invalid_utf8(body: &str) -> Vec<u8> {
    // In turn: a byte that never occurs, Latin-1, a truncated and an overlong character, half of a
    // surrogate pair, a code point beyond the last.
    let wrong: [&[u8]; 6] = [
        b"\xff\xfe",
        b"M\xfcller",
        b"\xe4\xb8",
        b"\xc0\xaf",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
    ];
    let mut parts = body.split(PLACEHOLDER);
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for (part, wrong) in parts.zip(wrong.iter().cycle()) {
        bytes.extend_from_slice(wrong);
        bytes.extend_from_slice(part.as_bytes());
    }
    bytes
}
