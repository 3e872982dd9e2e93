//! Messages of failed tasks.

use std::sync::Arc;

use model::failure::group::{GroupId, groups};
use model::failure::log::grep_line;
use model::failure::parse;
use model::shared::masking::mask;
use model::task::BackupTask;
use model::task::row_key::RowKey;
use model::task::status::{Status, TaskStatus};

/// Any message is read: what is found in it is a part of it, and the command for a shell is a single line in which only the
/// quotation marks around the trace id have a meaning. Any failed task with a message belongs to a group, whose link can be read.
pub fn failure(data: &[u8]) {
    let message = String::from_utf8_lossy(data);
    let message = mask(&message);
    for failure in parse(&message) {
        assert!(failure.is_understood(), "{message}");
        let parts = [
            failure.log_stream,
            failure.server,
            failure.module,
            failure.reason,
            failure.trace_id,
        ];
        for part in parts.into_iter().flatten() {
            assert!(!part.is_empty() && message.contains(part), "{message}");
        }
        if let Some(line) = grep_line(&failure) {
            assert_eq!(line.matches('\'').count(), 2, "{line}");
            assert!(!line.contains(['\n', '$', '`', ';']), "{line}");
        }
    }
    let task = BackupTask {
        status: Some(TaskStatus::Known(Status::Failed)),
        error_msg: Some(Arc::from(&*message)),
        ..BackupTask::empty(RowKey::of_task(1, None, None))
    };
    let id = GroupId::of(&task);
    assert_eq!(id.is_some(), !message.is_empty());
    let found = groups(std::iter::once(&task));
    assert_eq!(found.first().map(|group| group.id), id);
    if let Some(id) = id {
        assert_eq!(GroupId::parse(&id.to_string()), Some(id));
    }
}
