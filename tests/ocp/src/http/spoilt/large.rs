//! Values that are too long or nest too deep.

use std::fmt::Write as _;

use super::row::Row;

/// How long a huge text is.
const HUGE: usize = 1_000_000;
/// How many unknown members one task has.
const MEMBERS: usize = 10_000;
/// How deep values nest.
const DEPTH: usize = 10_000;

/// A huge text in one field after the other.
pub(super) fn field(mut row: Row, case: usize) -> Option<String> {
    match case {
        0 => {
            row.set_text("status", "FAILED");
            row.set_text(
                "errorMsg",
                &"result: -4016(Internal error) ".repeat(HUGE / 30),
            );
        }
        1 => row.set_text(
            "backupUri",
            &format!("file:///{}", "backup/".repeat(HUGE / 7)),
        ),
        2 => row.set_text("status", &"X".repeat(HUGE)),
        3 => row.set_text("tenantName", &"\u{79df}\u{6237}".repeat(HUGE / 6)),
        4 => row.set_text("undocumented", &"&<>\"' ".repeat(HUGE / 6)),
        5 => {
            for number in 0..MEMBERS {
                row.set_unknown(number);
            }
        }
        _ => return None,
    }
    Some(row.text())
}

impl Row {
    fn set_unknown(&mut self, number: usize) {
        self.add(&format!("\"unknown{number}\""), number.to_string());
    }
}

/// A value that nests in an unknown field, in a list, in a text's place and in a number's.
pub(super) fn nested(mut row: Row, case: usize) -> Option<String> {
    let arrays = format!("{}{}", "[".repeat(DEPTH), "]".repeat(DEPTH));
    match case {
        0 => row.set("undocumented", objects()),
        1 => row.set("dataSecondaryBackupTaskIds", arrays),
        2 => row.set("errorMsg", objects()),
        3 => row.set("taskId", arrays),
        _ => return None,
    }
    Some(row.text())
}

fn objects() -> String {
    let mut text = String::new();
    for _ in 0..DEPTH {
        let _ = write!(text, "{{\"a\":");
    }
    text + "1" + &"}".repeat(DEPTH)
}
