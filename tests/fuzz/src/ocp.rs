//! What OCP sends.

use model::export::task_json;
use model::load::result_set::Batch;
use model::shared::masking::mask;
use model::task::BackupTask;
use model::task::field::TaskField;
use wire::decode::Decoder;
use wire::error::ApiError;
use wire::json::text_of;
use wire::task_wire::read_task;

use crate::grammar::{self, SECRET};
use crate::words;

/// Any text is a task or none, no secret stays in it, the task before it makes it no other, and what is written of it is
/// read as the same.
pub fn task(data: &[u8]) {
    let names = TaskField::ALL.map(TaskField::api_name);
    let planted = grammar::choices(data)
        .and_then(|mut choices| grammar::object(&mut choices, &names, 3).ok());
    let json = planted.clone().unwrap_or_else(|| words::text(data));
    let Some(task) = read_task(&json, None) else {
        return;
    };
    if planted.is_some() {
        let kept = format!("{task:?}");
        assert!(!kept.contains(SECRET), "{json}\nbecame\n{kept}");
    }
    assert_eq!(
        read_task(&json, Some(&task)).as_ref(),
        Some(&task),
        "{json}"
    );
    let mut written = String::new();
    task_json::write(&mut written, &task);
    let task = BackupTask {
        unknown_left_out: 0,
        ..task
    };
    assert_eq!(
        read_task(&written, None).as_ref(),
        Some(&task),
        "{json}\nwritten as\n{written}"
    );
}

/// Any bytes are a response with tasks or a failure, and what is no task keeps no secret.
pub fn response(data: &[u8]) {
    if let Some(planted) =
        grammar::choices(data).and_then(|mut choices| grammar::object(&mut choices, &["a"], 2).ok())
    {
        // As text it is no task.
        let entry = format!("[{planted}]");
        let batch = decode(&format!(
            "{{\"traceId\":\"t\",\"data\":{{\"contents\":[{entry},{planted}]}}}}"
        ));
        let batch = batch.unwrap_or_else(|error| panic!("{planted} {error:?}"));
        assert_eq!(
            (batch.not_tasks.len(), batch.tasks.len()),
            (1, 1),
            "{planted}"
        );
        let kept = format!("{batch:?}");
        assert!(!kept.contains(SECRET), "{planted}\nbecame\n{kept}");
        return;
    }
    // As bytes, which need not be text, and as words, which get further.
    let _ = decode(&text_of(data.to_vec()));
    let _ = decode(&words::text(data));
}

/// What the page does with a response's body, share by share.
pub(crate) fn decode(body: &str) -> Result<Batch, ApiError> {
    let mut decoder = Decoder::new(200, body);
    // A share reads on until it has read enough, so there are never more shares than bytes.
    let result = (0..=body.len()).find_map(|_| decoder.step());
    let Some(result) = result else {
        panic!("a response of {} bytes does not end", body.len())
    };
    result.map(|(_, batch)| batch)
}

/// Any response with any status is a failure with that status, the wait, and no secret.
pub fn error(data: &[u8]) {
    let Some((head, rest)) = data.split_first_chunk::<2>() else {
        return;
    };
    let (status, wait) = (u16::from_be_bytes(*head) % 600, u32::from(head[0]));
    let planted =
        grammar::choices(rest).and_then(|mut choices| grammar::failure(&mut choices).ok());
    let body = planted.clone().unwrap_or_else(|| words::text(rest));
    let error = ApiError::classify(status, &body, Some(wait));
    let Some(facts) = error.facts() else {
        panic!("a response came, and {error:?} says none did")
    };
    if planted.is_some() {
        let kept = format!("{error:?}");
        assert!(!kept.contains(SECRET), "{body}\nbecame\n{kept}");
    }
    assert_eq!(facts.http_status, status);
    if let ApiError::Throttled { wait: kept, .. } = &error {
        assert_eq!(*kept, Some(wait));
    }
    let own = [
        &facts.code,
        &facts.message,
        &facts.target,
        &facts.trace_id,
        &facts.server,
    ];
    let blamed = facts
        .sub_errors
        .iter()
        .flat_map(|blamed| [&blamed.field, &blamed.message]);
    for text in own.into_iter().chain(blamed).flatten() {
        assert!(!text.is_empty(), "{body}");
        assert_eq!(mask(text), *text, "{body}");
    }
    for blamed in facts
        .sub_errors
        .iter()
        .filter_map(|blamed| blamed.rejected_value.as_ref())
    {
        assert_eq!(mask(blamed), *blamed, "{body}");
    }
    let _ = error.rejected_parameters();
}
