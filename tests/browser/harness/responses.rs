//! Response bodies as OCP writes them.

use serde_json::{Value, json};

/// A finished task with this id. Task 1 starts 10 seconds after midnight, and each next one 10 seconds later.
pub(crate) fn task_json(id: i64) -> Value {
    let (hour, minute, second) = (id / 360 % 24, id / 6 % 60, id % 6 * 10);
    json!({
        "backupMode": "PHYSICAL_BACKUP",
        "backupSetId": id,
        "clusterName": "ob_431",
        "dataBackupTaskType": "FULL_BACKUP",
        "duration": 125,
        "startTime": format!("2024-08-08T{hour:02}:{minute:02}:{second:02}Z"),
        "status": "DONE",
        "taskId": id,
        "tenantName": "ww1144",
    })
}

/// A page with the tasks `ids`, of `total` tasks in all.
pub(crate) fn tasks_response(ids: impl IntoIterator<Item = i64>, total: usize) -> String {
    entries_response(
        &ids.into_iter().map(task_json).collect::<Vec<_>>(),
        Some(total),
    )
}

/// A page with these entries. It has no `timestamp`, so that the server's clock is the browser's, which tests
/// advance.
pub(crate) fn entries_response(entries: &[Value], total: Option<usize>) -> String {
    json!({
        "data": { "contents": entries, "page": { "number": 1, "size": 5000, "totalElements": total } },
        "duration": 122,
        "server": "a24d13ce67",
        "status": 200,
        "successful": true,
        "traceId": "5cf1b02e0f6f76b3",
    })
    .to_string()
}

/// The same response with a `timestamp`.
pub(crate) fn with_timestamp(response: &str, timestamp: &str) -> String {
    let mut response: Value = serde_json::from_str(response).expect("the response is JSON");
    response["timestamp"] = json!(timestamp);
    response.to_string()
}

/// A failure with this code and message.
pub(crate) fn error_response(code: &str, message: &str) -> String {
    json!({
        "error": { "code": code, "message": message },
        "server": "a24d13ce67",
        "successful": false,
        "traceId": "7d02",
    })
    .to_string()
}

/// A cluster or a tenant of a list.
pub(crate) fn list_entry(id: i64, name: &str) -> Value {
    json!({ "id": id, "name": name, "status": "RUNNING" })
}

/// A page of a list of clusters or tenants, of `total` entries in all.
pub(crate) fn list_response(entries: &[Value], total: usize) -> String {
    entries_response(entries, Some(total))
}

/// A page of the list of clusters with these ids, named `ob_1` and so on.
pub(crate) fn clusters_response(ids: impl IntoIterator<Item = i64>, total: usize) -> String {
    let clusters: Vec<_> = ids
        .into_iter()
        .map(|id| list_entry(id, &format!("ob_{id}")))
        .collect();
    list_response(&clusters, total)
}
