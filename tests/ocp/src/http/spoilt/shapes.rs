//! What is no task, has members twice, members nobody knows, or bytes that are no text.

use super::row::Row;

/// Stands in a text where [`no_utf8`] puts bytes.
const NO_UTF8: &str = "@no-utf-8@";

/// What stands among the tasks and is none.
const NO_TASKS: [&str; 9] = [
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

/// Every third entry is no task.
pub(super) fn no_task(case: usize) -> Option<String> {
    case.is_multiple_of(3)
        .then(|| NO_TASKS[case / 3 % NO_TASKS.len()].to_owned())
}

/// Members that come twice; the last of them is the right one, as browsers and Jackson take it.
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
        // The same name, spelt differently.
        5 => row.add_first(
            "backupUri",
            "null,\"backup\\u0055ri\":\"file:///not/this/one\"",
        ),
        6 => row.double(),
        _ => return None,
    }
    Some(row.text())
}

/// Members that OCP does not document.
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

/// Texts with bytes that are no UTF-8.
pub(super) fn not_utf8(mut row: Row, case: usize) -> Option<String> {
    let fields = [
        "errorMsg",
        "tenantName",
        "backupUri",
        "status",
        "clusterName",
        "undocumented",
    ];
    let field = fields.get(case)?;
    row.set(field, format!("\"before {NO_UTF8} after\""));
    Some(row.text())
}

/// Puts bytes that are no UTF-8 into the places meant for them.
pub(crate) fn no_utf8(body: &str) -> Vec<u8> {
    // A byte that never occurs, Latin-1, a cut and an overlong character, half of a pair, one beyond the last.
    let wrong: [&[u8]; 6] = [
        b"\xff\xfe",
        b"M\xfcller",
        b"\xe4\xb8",
        b"\xc0\xaf",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
    ];
    let mut parts = body.split(NO_UTF8);
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for (part, wrong) in parts.zip(wrong.iter().cycle()) {
        bytes.extend_from_slice(wrong);
        bytes.extend_from_slice(part.as_bytes());
    }
    bytes
}
