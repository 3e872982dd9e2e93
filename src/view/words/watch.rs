//! The ends of watched tasks in words.

use crate::i18n::Messages;
use crate::view::words::labels;
use model::task::BackupTask;
use model::task::status::TaskStatus;
use model::watch::WatchEnd;

/// A task by its id.
pub(crate) fn task(task: &BackupTask, texts: &Messages) -> String {
    let text = &texts.watch;
    task.task_id
        .map_or_else(|| text.a_task.to_owned(), |id| text.task(&id.to_string()))
}

/// How the watch of a task has ended.
pub(crate) fn end(end: &WatchEnd, texts: &Messages) -> String {
    let name = task(end.task(), texts);
    match end {
        WatchEnd::Ended(task) => {
            let status = match &task.status {
                Some(TaskStatus::Known(status)) => labels::status(*status, texts).to_owned(),
                Some(TaskStatus::Other(text)) => labels::excerpt(text),
                None => texts.task.no_status.to_owned(),
            };
            texts.watch.ended(&name, &status)
        }
        WatchEnd::Gone(_) => texts.watch.gone(&name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, messages};
    use model::task::row_key::RowKey;
    use std::sync::Arc;

    fn task(id: Option<i64>, status: Option<&str>) -> Arc<BackupTask> {
        Arc::new(BackupTask {
            task_id: id,
            status: status.map(TaskStatus::from_wire),
            ..BackupTask::empty(RowKey::of_content("{}"))
        })
    }

    #[test]
    fn end_names_the_task_and_its_status() {
        let texts = messages(Language::English);
        for (id, status, expected) in [
            (Some(12), Some("FAILED"), "Task 12 has ended: Failed"),
            (Some(12), Some("NEW"), "Task 12 has ended: NEW"),
            (None, None, "A task has ended: No status"),
        ] {
            let ended = WatchEnd::Ended(task(id, status));
            assert_eq!(end(&ended, texts), expected);
        }
        let gone = WatchEnd::Gone(task(Some(12), Some("DOING")));
        assert_eq!(
            end(&gone, texts),
            "Task 12 is no longer in the list. It may have ended."
        );
    }
}
