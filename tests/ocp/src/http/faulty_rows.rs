//! Faults that change the rows of a response and nothing else.

use std::ops::Range;

use serde_json::{Value, json};

use super::malformed;
use crate::Fault;
use crate::catalog::Tenant;
use crate::data::task::Task;

/// Whether a fault changes rows.
pub(crate) fn changes_rows(fault: Fault) -> bool {
    if malformed::applies_to(fault) {
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
            | Fault::OtherTenant
            | Fault::HalfOtherTenant
    )
}

/// The rows at `range` of all that match, as JSON, changed by the fault.
pub(crate) fn changed_rows(
    fault: Fault,
    tenant: &Tenant,
    matching: &[&Task],
    range: Range<usize>,
) -> Vec<String> {
    if malformed::applies_to(fault) {
        let row = |position: usize| {
            let good = matching[position].json(tenant);
            malformed::task(fault, good, position).unwrap_or_else(|| good.to_owned())
        };
        return range.map(row).collect();
    }
    let first = range.start;
    let mut rows: Vec<Value> = range
        .map(|position| changed_row(fault, tenant, matching, position))
        .collect();
    match fault {
        // A task that starts between two requests moves the last row of a page to the next one.
        Fault::DuplicateIds if first > 0 && !rows.is_empty() => {
            rows[0] = changed_row(fault, tenant, matching, first - 1);
        }
        Fault::WrongTypes if first == 0 => {
            rows.insert(rows.len().min(2), Value::Null);
            rows.insert(rows.len().min(5), json!(42));
        }
        _ => {}
    }
    rows.iter().map(Value::to_string).collect()
}

fn changed_row(fault: Fault, tenant: &Tenant, matching: &[&Task], position: usize) -> Value {
    let mut row: Value = serde_json::from_str(matching[position].json(tenant)).unwrap_or_default();
    match fault {
        // Three of every ten tasks share an id.
        Fault::DuplicateIds if position % 10 < 3 => {
            row["taskId"] = json!(matching[position - position % 10].id);
        }
        Fault::UnknownStatus => unknown_status(&mut row, position),
        Fault::NumbersAsStrings => numbers_as_strings(&mut row, position),
        Fault::HugeMessage => huge_message(&mut row, position),
        Fault::WrongTypes => wrong_types(&mut row, position),
        Fault::Secrets => secrets(&mut row, position),
        Fault::OtherTenant => other_tenant(&mut row),
        Fault::HalfOtherTenant if position % 2 == 1 => other_tenant(&mut row),
        _ => {}
    }
    row
}

/// As a cache or a proxy that mixes up responses sends it.
fn other_tenant(row: &mut Value) {
    row["clusterId"] = json!(1_000_006);
    row["clusterName"] = json!("obtest");
    row["tenantId"] = json!(1_000_013);
    row["tenantName"] = json!("hr_core");
}

/// Every fifth row has an undocumented status; two of them are from related servers.
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

/// Every value that must never be shown contains the word `SECRET`, so that a test can search for
/// it.
fn secrets(row: &mut Value, position: usize) {
    const MESSAGES: [&str; 8] = [
        "exec command failed: mysql -h10.20.3.11 -P2883 -uroot@sys -pSECRET-x1 -A, exit code: 1",
        "obdumper -u root@pay -p SECRET-x2 --sys-password SECRET-x3 --all",
        "curl -u admin:SECRET-x4 http://10.20.3.11:62888/api failed, http code: 500",
        "<Credentials><AccessKeyId>AKID</AccessKeyId><AccessKeySecret>SECRET-x5</AccessKeySecret></Credentials>",
        "&lt;SessionToken&gt;SECRET-x6&lt;/SessionToken&gt;",
        "<name>fs.s3a.secret.key</name><value>SECRET-x7</value>",
        "连接集群失败：用户名：root@sys，密码：SECRET-x8，错误码 1045",
        "パスワード：SECRET-x9 が正しくありません",
    ];
    match position % 4 {
        0 => {
            row["status"] = json!("FAILED");
            row["errorMsg"] = json!(MESSAGES[position / 4 % MESSAGES.len()]);
            row["backupUri"] = json!(
                "s3://bk/p?host=http://h:9000&access_id=AKID&access_key=SECRET-a;SECRET-b'SECRET-c<SECRET-d&s3_region=x"
            );
        }
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
