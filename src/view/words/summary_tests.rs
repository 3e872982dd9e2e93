use super::*;
use crate::i18n::{Language, messages};
use crate::view::words::format::PlainFormat;
use model::task::row_key::RowKey;

const NOW: &str = "2025-03-10T12:00:00Z";

fn texts() -> &'static Messages {
    messages(Language::English)
}

fn at(time: &str) -> Instant {
    time.parse().unwrap()
}

fn typical_of(count: usize) -> TypicalDuration {
    TypicalDuration {
        median: 125,
        p90: 160,
        count,
    }
}

#[test]
fn age_is_told_in_its_two_largest_units() {
    let age = |time| age(at(time), at(NOW), texts());
    assert_eq!(age("2025-03-10T11:57:50Z"), "2 m 10 s ago");
    assert_eq!(age("2025-03-09T10:00:00Z"), "1 d 2 h ago");
    assert_eq!(age("2025-03-10T12:00:03Z"), "0 s ago");
}

#[test]
fn running_task_is_compared_with_its_type() {
    let task = |kind: Option<&str>, typical| RunningTask {
        key: RowKey::of_task(1, None, None),
        kind: kind.map(Into::into),
        since: Some(at("2025-03-10T11:57:50Z")),
        typical,
    };
    let full = task(Some("FULL_BACKUP"), Some(typical_of(14)));
    assert_eq!(elapsed(&full, at(NOW), texts()), "2 m 10 s");
    assert_eq!(
        typical(&full, texts(), &PlainFormat),
        "typical 2 m 05 s, median of 14 full"
    );
    let unknown = task(Some("X_BACKUP"), None);
    assert_eq!(
        typical(&unknown, texts(), &PlainFormat),
        "X_BACKUP, typical duration not known"
    );
    let without_type = task(None, Some(typical_of(1)));
    assert_eq!(
        typical(&without_type, texts(), &PlainFormat),
        "typical 2 m 05 s, median of 1 backup"
    );
}

#[test]
fn only_all_successes_are_a_hundred_percent() {
    let rate = |succeeded, ended| {
        let summary = Summary {
            ended,
            succeeded,
            ..Summary::default()
        };
        success_rate(&summary, texts())
    };
    assert_eq!(rate(40, 40).as_deref(), Some("100 %"));
    assert_eq!(rate(39, 40).as_deref(), Some("97.5 %"));
    assert_eq!(rate(9_999, 10_000).as_deref(), Some("99.9 %"));
    assert_eq!(rate(0, 0), None);
}

#[test]
fn reason_names_the_filter_that_leaves_tasks_out() {
    let done = StatusSet::default().with(Status::Done, true);
    let failed = StatusSet::default().with(Status::Failed, true);
    let all = StatusSet::default();
    let text = &texts().summary;
    assert_eq!(no_success(all, text.no_success, texts()), text.no_success);
    assert_eq!(no_success(done, text.no_success, texts()), text.no_success);
    assert_eq!(
        no_success(failed, text.no_success, texts()),
        text.leaves_out_done
    );
    assert_eq!(nothing_runs(all, texts()), text.nothing_runs);
    assert_eq!(nothing_runs(failed, texts()), text.leaves_out_running);
    assert!(leaves_out_ended(done) && !leaves_out_ended(all));
}
