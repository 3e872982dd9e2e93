//! Answers as OCP writes them.

use serde_json::{Value, json};

/// A finished task with this id; every ten seconds one starts.
pub(crate) fn task(id: i64) -> Value {
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

/// Tasks with the ids `ids`, which the server says are `total` in all.
pub(crate) fn tasks(ids: impl IntoIterator<Item = i64>, total: usize) -> String {
    answer(&ids.into_iter().map(task).collect::<Vec<_>>(), Some(total))
}

/// An answer with these entries.
pub(crate) fn answer(entries: &[Value], total: Option<usize>) -> String {
    json!({
        "data": { "contents": entries, "page": { "number": 1, "size": 5000, "totalElements": total } },
        "duration": 122,
        "server": "a24d13ce67",
        "status": 200,
        "successful": true,
        "timestamp": "2024-08-09T16:13:34.483+08:00",
        "traceId": "5cf1b02e0f6f76b3",
    })
    .to_string()
}

/// An answer that is a failure.
pub(crate) fn failure(code: &str, message: &str) -> String {
    json!({
        "error": { "code": code, "message": message },
        "server": "a24d13ce67",
        "successful": false,
        "traceId": "7d02",
    })
    .to_string()
}
