//! What OCP sends.

use ocp_backup_console::api::answer::{Contents, Envelope};
use ocp_backup_console::api::error::ApiError;
use ocp_backup_console::api::json::text_of;
use ocp_backup_console::api::task_wire::read_task;
use ocp_backup_console::model::field::TaskField;
use ocp_backup_console::model::secret::mask;
use ocp_backup_console::model::task::BackupTask;

use crate::grammar::{self, SECRET};
use crate::words;

/// Any text is a task or none, no secret stays in it, and the task before it makes it no other.
pub fn task(data: &[u8]) {
    let names = TaskField::ALL.map(TaskField::api_name);
    // Known: a status that is not documented is not masked. It is the first of the names.
    let planted = grammar::choices(data).and_then(|mut choices| grammar::object(&mut choices, &names[1..], 3).ok());
    let json = planted.clone().unwrap_or_else(|| words::text(data));
    let Some(task) = read_task(&json, None) else { return };
    if planted.is_some() {
        let kept = format!("{task:?}");
        assert!(!kept.contains(SECRET), "{json}\nbecame\n{kept}");
    }
    assert_eq!(read_task(&json, Some(&task)).as_ref(), Some(&task), "{json}");
}

/// Any bytes are an answer with tasks or a failure.
pub fn answer(data: &[u8]) {
    // As bytes, which need not be text, and as words, which get further.
    let _ = decode(&text_of(data.to_vec()));
    let _ = decode(&words::text(data));
}

/// What the loader does with an answer's body.
fn decode(body: &str) -> Result<Vec<BackupTask>, ApiError> {
    let not_an_answer = || ApiError::classify(200, body, None);
    let envelope = Envelope::read(body).map_err(|_| not_an_answer())?;
    if envelope.failed() {
        return Err(not_an_answer());
    }
    let Some(contents) = envelope.data.and_then(Contents::read) else {
        return Err(ApiError::without_tasks(200, envelope.base));
    };
    let mut tasks: Vec<BackupTask> = Vec::new();
    for entry in contents.entries {
        let task = read_task(entry.get(), tasks.last());
        assert_eq!(task, read_task(entry.get(), None), "the task before it makes {} another", entry.get());
        tasks.extend(task);
    }
    Ok(tasks)
}

/// Any answer, with any status, is a failure that keeps the status, the wait and no secret.
pub fn error(data: &[u8]) {
    let Some((head, body)) = data.split_first_chunk::<2>() else { return };
    let (status, wait) = (u16::from_be_bytes(*head) % 600, u32::from(head[0]));
    let body = words::text(body);
    let error = ApiError::classify(status, &body, Some(wait));
    let Some(facts) = error.facts() else { panic!("an answer came, and {error:?} says none did") };
    assert_eq!(facts.http_status, status);
    if let ApiError::Throttled { wait: kept, .. } = &error {
        assert_eq!(*kept, Some(wait));
    }
    for text in [&facts.code, &facts.message, &facts.trace_id, &facts.server].into_iter().flatten() {
        assert!(!text.is_empty() && mask(text) == *text, "{text}");
    }
}
