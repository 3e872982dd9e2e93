//! Faults that spoil the rows of an answer and leave the rest alone.

use std::ops::Range;

use serde_json::{Value, json};

use super::spoilt;
use crate::Fault;
use crate::catalog::Tenant;
use crate::data::task::Task;

/// Whether a fault changes rows.
pub(crate) fn spoils(fault: Fault) -> bool {
    if spoilt::spoils(fault) {
        return true;
    }
    matches!(
        fault,
        Fault::DuplicateIds
            | Fault::UnknownStatus
            | Fault::NumbersAsStrings
            | Fault::HugeMessage
            | Fault::WrongTypes
            | Fault::Secrets
    )
}

/// The rows at `range` of all that match, as JSON, spoilt.
pub(crate) fn spoil(
    fault: Fault,
    tenant: &Tenant,
    matching: &[&Task],
    range: Range<usize>,
) -> Vec<String> {
    if spoilt::spoils(fault) {
        let row = |position: usize| {
            let good = matching[position].json(tenant);
            spoilt::task(fault, good, position).unwrap_or_else(|| good.to_owned())
        };
        return range.map(row).collect();
    }
    let first = range.start;
    let mut rows: Vec<Value> = range
        .map(|position| changed(fault, tenant, matching, position))
        .collect();
    match fault {
        // A task that is started between two requests pushes the last row of a page onto the next one.
        Fault::DuplicateIds if first > 0 && !rows.is_empty() => {
            rows[0] = changed(fault, tenant, matching, first - 1);
        }
        Fault::WrongTypes if first == 0 => {
            rows.insert(rows.len().min(2), Value::Null);
            rows.insert(rows.len().min(5), json!(42));
        }
        _ => {}
    }
    rows.iter().map(Value::to_string).collect()
}

fn changed(fault: Fault, tenant: &Tenant, matching: &[&Task], position: usize) -> Value {
    let mut row: Value = serde_json::from_str(matching[position].json(tenant)).unwrap_or_default();
    match fault {
        // In each ten tasks three different ones share an id.
        Fault::DuplicateIds if position % 10 < 3 => {
            row["taskId"] = json!(matching[position - position % 10].id);
        }
        Fault::UnknownStatus => unknown_status(&mut row, position),
        Fault::NumbersAsStrings => numbers_as_strings(&mut row, position),
        Fault::HugeMessage => huge_message(&mut row, position),
        Fault::WrongTypes => wrong_types(&mut row, position),
        Fault::Secrets => secrets(&mut row, position),
        _ => {}
    }
    row
}

/// Every fifth row has a status that is not documented: two are from related servers.
fn unknown_status(row: &mut Value, position: usize) {
    let statuses = [
        json!("INIT"),
        json!("COMPLETED"),
        json!("BACKUP_SYS_META"),
        json!(""),
        Value::Null,
    ];
    if position % 5 == 1 {
        row["status"] = statuses[position / 5 % 5].clone();
    }
}

fn numbers_as_strings(row: &mut Value, position: usize) {
    if let Value::Object(fields) = row {
        for field in fields.values_mut() {
            if let Value::Number(number) = field {
                *field = json!(number.to_string());
            }
        }
    }
    if position % 7 == 3 {
        row["dataVersion"] = json!(i64::MAX.to_string());
        row["backupSetId"] = json!(i64::MAX.to_string());
    }
}

fn huge_message(row: &mut Value, position: usize) {
    let message = match position {
        1 => "x".repeat(1_000_000),
        3 => "result: -4016(Internal error)\n".repeat(20_000 / 30 + 1),
        _ => return,
    };
    row["status"] = json!("FAILED");
    row["errorMsg"] = json!(message);
}

fn wrong_types(row: &mut Value, position: usize) {
    match position % 8 {
        1 => row["taskId"] = json!({ "value": 1 }),
        2 => row["status"] = json!(["DONE"]),
        3 => row["startTime"] = json!(false),
        4 => row["errorMsg"] = json!({ "text": "nested" }),
        5 => row["duration"] = json!("two minutes"),
        6 => row["dataSecondaryBackupTaskIds"] = json!("1,2"),
        7 => row["backupUri"] = json!(12.5),
        _ => {}
    }
}

/// Every value that must never be shown has the word `SECRET` in it, so that a test can look for it.
fn secrets(row: &mut Value, position: usize) {
    match position % 4 {
        1 => {
            row["backupUri"] = json!(
                "oss://bucket/data?host=oss.example.com&access_id=AKID&access_key=SECRET-key&delete_mode=delete"
            );
        }
        2 => {
            row["backupUri"] =
                json!("s3://user:SECRET-password@bucket/data?secret_key=SECRET-key&s3_region=eu");
        }
        3 => {
            row["status"] = json!("FAILED");
            row["errorMsg"] = json!(
                "(server)ls_id: 1001,addr: 10.20.3.11:2882,module:BACKUP_DATA,result: -9071(no I/O permission at the \
                 backup destination),trace_id: YB420A14030B-005FA487348F363-0-0, dest: oss://bucket/data?\
                 access_id=AKID&access_key=SECRET-key, password=SECRET-password secret_key: SECRET-other"
            );
        }
        _ => {}
    }
}
