//! The overview of a cluster's tenants in words.

use crate::i18n::Messages;
use crate::view::words::failure::{message_heading, message_meaning};
use crate::view::words::format::Format;
use model::overview::{Attention, LastFailure, TenantAnswer, TenantFigures};

/// The word for the state of a tenant.
pub(crate) const fn state<E>(
    answer: &TenantAnswer<E>,
    attention: Option<Attention>,
    texts: &Messages,
) -> &'static str {
    let text = &texts.overview;
    match (answer, attention) {
        (TenantAnswer::Waiting, _) => text.state_waiting,
        (_, None) => text.state_unknown,
        (_, Some(Attention::Failed)) => text.state_failed,
        (_, Some(Attention::Late)) => text.state_late,
        (_, Some(Attention::NoBackup)) => text.state_no_backup,
        (_, Some(Attention::None)) => text.state_ok,
    }
}

/// What a failure says, and what it means.
pub(crate) fn failure(failure: &LastFailure, texts: &Messages) -> String {
    let Some(message) = failure.message.as_deref() else {
        return texts.overview.no_message.to_owned();
    };
    let heading = message_heading(message);
    match message_meaning(message, &texts.failure) {
        Some(meaning) => format!("{heading}: {meaning}"),
        None => heading,
    }
}

/// Of how many tasks the figures speak.
pub(crate) fn tasks(figures: &TenantFigures, texts: &Messages, format: &dyn Format) -> String {
    let loaded = format.number(figures.loaded as u64);
    match figures.more_of {
        Some(total) => texts.overview.tasks_partial(&loaded, &format.number(total)),
        None => loaded,
    }
}

/// How many tenants need what.
pub(crate) fn counts<'a, E: 'a>(
    answers: impl Iterator<Item = (&'a TenantAnswer<E>, Option<Attention>)>,
    texts: &Messages,
    format: &dyn Format,
) -> String {
    let text = &texts.overview;
    let mut counts = [0_u64; 6];
    for (answer, attention) in answers {
        let place = match (answer, attention) {
            (TenantAnswer::Waiting, _) => 5,
            (_, Some(attention)) => attention as usize,
            (_, None) => 4,
        };
        counts[place] += 1;
    }
    let [failed, late, no_backup, good, unknown, waiting] = counts;
    let number = |count| format.number(count);
    let parts = [
        (failed, text.count_failed(failed, &number(failed))),
        (late, text.count_late(late, &number(late))),
        (
            no_backup,
            text.count_no_backup(no_backup, &number(no_backup)),
        ),
        (good, text.count_ok(good, &number(good))),
        (unknown, text.count_unknown(unknown, &number(unknown))),
        (waiting, text.count_waiting(waiting, &number(waiting))),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<_> = parts.map(|(_, sentence)| sentence).collect();
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, messages};
    use crate::view::words::format::PlainFormat;
    use model::task::instant::Instant;
    use model::task::row_key::RowKey;

    #[test]
    fn counts_name_each_state_that_there_is() {
        let known = |attention| (TenantAnswer::Figures(Box::default()), Some(attention));
        let answers = [
            known(Attention::Failed),
            known(Attention::None),
            known(Attention::None),
            (TenantAnswer::Failed(()), None),
            (TenantAnswer::Waiting, None),
        ];
        let answers = answers
            .iter()
            .map(|(answer, attention)| (answer, *attention));
        assert_eq!(
            counts(answers, messages(Language::English), &PlainFormat),
            "1 failed last · 2 OK · 1 not known · 1 not asked yet"
        );
    }

    #[test]
    fn failure_is_explained_in_a_line() {
        let texts = messages(Language::English);
        let line = |message: Option<&str>| {
            let last = LastFailure {
                key: RowKey::of_task(1, None, None),
                at: Instant::default(),
                message: message.map(Into::into),
            };
            failure(&last, texts)
        };
        let meaning = texts.failure.meaning_4012;
        assert_eq!(
            line(Some("(server)module:BACKUP_DATA,result: -4012(Timeout)")),
            format!("-4012 Timeout: {meaning}")
        );
        assert_eq!(
            line(Some("log archive is not running")),
            "log archive is not running"
        );
        assert_eq!(line(None), texts.overview.no_message);
    }
}
