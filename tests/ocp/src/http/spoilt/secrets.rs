//! A marker as the secret in every place that has room for one: what is shown, copied, exported or kept must not have
//! it. `$` stands for [`SECRET_MARKER`] in the tables.

use super::row::{Row, quoted};
use crate::demo::SECRET_MARKER;

/// Texts in documented fields.
const TEXTS: [(&str, &str); 21] = [
    (
        "backupUri",
        "oss://bucket/data?host=oss.example.com&access_id=AKID&access_key=$&delete_mode=delete",
    ),
    (
        "backupUri",
        "s3://user:$@bucket/data?secret_key=$&s3_region=eu&SessionToken=$",
    ),
    (
        "backupUri",
        "oss://bucket/data%3Fhost%3Doss.example.com%26access_key%3D$%26x%3D1",
    ),
    (
        "backupUri",
        "https://bucket.example.com/data?OSSAccessKeyId=AKID&Expires=1&Signature=$&X-Amz-Security-Token=$",
    ),
    (
        "errorMsg",
        "login failed: password: $, then password=$ and PASSWORD = '$'",
    ),
    (
        "errorMsg",
        "request was: GET / HTTP/1.1\r\nAuthorization: Basic $\r\nHost: oss.example.com",
    ),
    (
        "errorMsg",
        "Authorization: Bearer $; X-Auth-Token: $; proxy-authorization: Basic $",
    ),
    (
        "errorMsg",
        "curl -u admin:pw 'https://admin:$@ocp.example.com/' --header 'authorization: Basic $'",
    ),
    (
        "errorMsg",
        "response: {\"accessKey\":\"$\",\"secret_key\" : \"$\",\"password\":\"$\"}",
    ),
    (
        "errorMsg",
        "caused by: \"{\\\"accessKeySecret\\\":\\\"$\\\",\\\"token\\\":\\\"$\\\"}\"",
    ),
    (
        "errorMsg",
        "result: -9070(can not connect to backup destination), dest: oss://b/d?access_id=A&access_key=$&encrypt_key=x",
    ),
    ("status", "DOING access_key=$"),
    ("status", "FAILED password: $"),
    ("tenantName", "x password=$"),
    ("clusterName", "ob secret_key=$"),
    ("taskType", "BACKUP token=$"),
    ("dataType", "DATA passwd=$"),
    ("backupMode", "PHYSICAL access_key=$"),
    ("dataBackupTaskType", "FULL secret=$"),
    ("startTime", "2025-03-01T00:00:00Z password=$"),
    ("taskId", "7 access_key=$"),
];

/// Members that OCP does not document: names and values as JSON.
const MEMBERS: [(&str, &str); 12] = [
    ("\"secretKey\"", "\"$\""),
    ("\"access_key\"", "\"$\""),
    ("\"AccessKeySecret\"", "\"$\""),
    ("\"backupPassword\"", "{\"value\":\"$\",\"list\":[\"$\"]}"),
    ("\"apiToken\"", "[\"$\",\"$\"]"),
    ("\"credentials\"", "\"$\""),
    ("\"authorization\"", "\"Basic $\""),
    (
        "\"storage\"",
        "{\"host\":\"oss.example.com\",\"accessKey\":\"$\",\"inner\":[{\"secret\":\"$\"}]}",
    ),
    ("\"command\"", "\"backup --password=$ access_key=$\""),
    ("\"header\"", "\"Authorization: Basic $\""),
    ("\"access_key=$\"", "\"its name has a secret\""),
    ("\"json\"", "\"{\\\"password\\\":\\\"$\\\"}\""),
];

/// The task with the secret of its case.
pub(super) fn spoilt(mut row: Row, case: usize) -> Option<String> {
    if let Some(&(field, text)) = TEXTS.get(case) {
        row.set_text(field, text);
        if field == "errorMsg" {
            row.set_text("status", "FAILED");
        }
    } else {
        let &(name, json) = MEMBERS.get(case - TEXTS.len())?;
        row.add(name, json);
    }
    Some(row.text().replace('$', SECRET_MARKER))
}

/// The answer with secrets around its tasks, too.
pub(crate) fn envelope(body: &str) -> String {
    let member = format!("\"secretKey\":{}", quoted(SECRET_MARKER));
    let body = body.replacen("\"data\":{", &format!("\"data\":{{{member},"), 1);
    let body = body.replacen("\"page\":{", &format!("\"page\":{{{member},"), 1);
    let body = body.replacen(
        "\"server\":\"",
        &format!("\"server\":\"password={SECRET_MARKER} "),
        1,
    );
    format!("{{{member},{}", &body[1..])
}
