//! Tasks with exactly one bad field each.
//!
//! `taskId` and `backupSetId` tell which: 1000 times the field's number plus the badness's, both from 1 in the order of
//! the tables here. So 14002 is a `status` (field 14) of null (badness 2). Where one of the two ids is the bad field
//! the other still tells.

use super::row::Row;

/// What OCP documents a field to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Integer,
    List,
}

use Kind::{Integer, List, Text};

/// The documented fields, and the two that only the sample has.
const FIELDS: [(&str, Kind); 25] = [
    ("taskId", Integer),
    ("backupDimension", Text),
    ("backupType", Text),
    ("taskType", Text),
    ("clusterName", Text),
    ("clusterId", Integer),
    ("obClusterId", Integer),
    ("obTenantId", Integer),
    ("clusterType", Text),
    ("tenantId", Integer),
    ("tenantName", Text),
    ("startTime", Text),
    ("finishTime", Text),
    ("status", Text),
    ("errorMsg", Text),
    ("dataVersion", Integer),
    ("backupUri", Text),
    ("dataType", Text),
    ("schemaVersion", Integer),
    ("backupSetId", Integer),
    ("backupMode", Text),
    ("dataBackupTaskType", Text),
    ("dataSecondaryBackupTaskIds", List),
    ("duration", Integer),
    ("snapshotVersionTime", Text),
];

/// What any field can be instead of itself: badness 1 to 7. The first stands for its absence.
const ANY: [&str; 6] = ["", "null", "\"\"", "{\"value\":1}", "[\"x\"]", "true"];

/// What else a text can be: badness 7.
const FOR_TEXT: [&str; 1] = ["42"];

/// What else an integer can be: badness 7 to 17.
const FOR_INTEGER: [&str; 11] = [
    "\"many\"",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "1e400",
    "-0",
    "1.5",
    "\"1e3\"",
    "\"9223372036854775808\"",
    "-9223372036854775809",
];

/// What else a list can be: badness 7 to 9.
const FOR_LIST: [&str; 3] = [
    "\"1,2\"",
    "[1,\"2\",null,{},1.5,18446744073709551616]",
    "[[1],[2,[3]]]",
];

/// The names of the fields, in the order of their numbers.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|field| field.0)
}

fn badnesses(kind: Kind) -> impl Iterator<Item = &'static str> {
    let more: &[&str] = match kind {
        Text => &FOR_TEXT,
        Integer => &FOR_INTEGER,
        List => &FOR_LIST,
    };
    ANY.iter().chain(more).copied()
}

/// The task with the bad field that its case says; `None` beyond the last case.
pub(super) fn spoilt(mut row: Row, case: usize) -> Option<String> {
    let mut cases = FIELDS.iter().zip(1..).flat_map(|(&(field, kind), number)| {
        badnesses(kind)
            .zip(1..)
            .map(move |(badness, of_field)| (field, badness, number * 1000 + of_field))
    });
    let (field, badness, number): (_, _, u32) = cases.nth(case)?;
    row.set("taskId", number.to_string());
    row.set("backupSetId", number.to_string());
    if badness.is_empty() {
        row.remove(field);
    } else {
        row.set(field, badness);
    }
    Some(row.text())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(case: usize) -> Option<String> {
        spoilt(
            Row::read("{\"taskId\":7,\"status\":\"DONE\",\"duration\":3}"),
            case,
        )
    }

    #[test]
    fn every_field_is_bad_in_every_way_once() {
        let all: Vec<_> = (0..).map_while(case).collect();
        let integers = FIELDS.iter().filter(|field| field.1 == Integer).count();
        assert_eq!(
            all.len(),
            25 * ANY.len() + 15 + integers * FOR_INTEGER.len() + FOR_LIST.len()
        );
        assert!(
            all.len() < 280,
            "the fault's tenant has no room for {}",
            all.len()
        );
        assert!(
            all.iter()
                .any(|row| row.contains("\"taskId\":14002") && row.contains("\"status\":null"))
        );
        assert!(
            all.iter()
                .any(|row| row.contains("\"taskId\":24001") && !row.contains("\"duration\""))
        );
        assert!(all.iter().any(|row| row.contains("\"duration\":1e400")));
        assert!(
            all.iter()
                .any(|row| !row.contains("\"taskId\"") && row.contains("\"backupSetId\":1001"))
        );
    }
}
