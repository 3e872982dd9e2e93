//! The end and the progress of a load in words.

use chrono::TimeDelta;

use crate::i18n::{LoadTexts, Messages};
use crate::platform::zoned::Detail;
use crate::view::words::format::Format;
use crate::view::words::labels;
use model::load::coverage::{Counts, Coverage};
use model::load::news::ChangedTask;
use model::load::result_set::ResultSet;
use model::task::field::TaskField;
use model::task::instant::Instant;
use model::task::status::TaskStatus;

/// The changed tasks that are told one by one.
const MAX_TOLD: usize = 3;

/// What a load that has ended has to tell.
#[derive(Clone, Debug)]
pub(crate) struct FinishedLoad {
    /// The number of tasks on screen.
    pub count: u64,
    /// What part of the matching tasks they are.
    pub coverage: Coverage,
    /// When the response to the user's latest request came. `None` after an automatic load, whose
    /// sentence stays the same and is not read out again while nothing changes.
    pub requested_at: Option<Instant>,
    /// The name of the opened file that the tasks come from.
    pub file: Option<String>,
    /// A sentence for each contradiction of the response.
    pub contradictions: Vec<String>,
}

/// How a load ended, for screen readers.
pub(crate) fn finished_load(load: &FinishedLoad, texts: &Messages, format: &dyn Format) -> String {
    let (text, count) = (&texts.load, load.count);
    let number = format.number(count);
    if let Some(name) = &load.file {
        return texts
            .saved
            .announced(count, &number, &labels::excerpt(name));
    }
    let time = load
        .requested_at
        .map(|time| format.time(time, Detail::Time));
    let total = match load.coverage {
        Coverage::Part(_, total) => Some(format.number(total)),
        Coverage::All(_) | Coverage::Loaded(_) => None,
    };
    let loaded = match (total, time) {
        (Some(total), Some(time)) => text.announced_part_at(&number, &total, &time),
        (Some(total), None) => text.announced_part(&number, &total),
        (None, Some(time)) => text.announced_at(count, &number, &time),
        (None, None) => text.announced(count, &number),
    };
    if load.contradictions.is_empty() {
        return loaded;
    }
    format!("{loaded}. {}", load.contradictions.join(" "))
}

/// How far the browser's clock is from the server's; `difference` is what has to be added to the
/// browser's time.
pub(crate) fn clock_difference(difference: TimeDelta, texts: &Messages) -> String {
    let amount = rounded_duration(difference.abs(), texts);
    if difference < TimeDelta::zero() {
        texts.load.clock_fast(&amount)
    } else {
        texts.load.clock_slow(&amount)
    }
}

/// The tasks are as of `as_of`, because a cache has kept their response for the time `delay`.
pub(crate) fn old_response(
    delay: TimeDelta,
    as_of: Instant,
    texts: &Messages,
    format: &dyn Format,
) -> String {
    let delay = rounded_duration(delay, texts);
    let time = format.time(as_of, Detail::DateAndTime);
    texts.load.old_response(&delay, &time)
}

/// A duration of a minute and more. `Date` has whole seconds only, so from an hour on the nearest
/// minute is closer to the truth than the last full one.
fn rounded_duration(duration: TimeDelta, texts: &Messages) -> String {
    let seconds = duration.num_seconds();
    let rounded = match seconds {
        3_570.. => (seconds + 30) / 60 * 60,
        _ => seconds,
    };
    labels::duration(rounded, texts)
}

/// How many tasks are loaded, of how many. `refreshed` counts those that a refresh has received so far.
pub(crate) fn load_progress(
    Counts { loaded, total, .. }: Counts,
    refreshed: Option<u64>,
    text: &LoadTexts,
    format: &dyn Format,
) -> String {
    let number = |count| format.number(count);
    match (refreshed, total) {
        (Some(received), Some(total)) => text.refreshing(&number(received), &number(total)),
        (None, Some(total)) => text.loaded_of(&number(loaded), &number(total)),
        (received, None) => text.loaded_so_far(&number(received.unwrap_or(loaded))),
    }
}

/// Which tasks a refresh has changed: their new statuses if they are few, else how many they are.
pub(crate) fn changed_tasks(changed: &[ChangedTask], rows: &ResultSet, texts: &Messages) -> String {
    let status_of = |changed: &ChangedTask| {
        let task = rows.get(changed.key)?;
        let id = task.task_id?.to_string();
        let status = match task.status.as_ref()? {
            TaskStatus::Known(status) => labels::status(*status, texts).to_owned(),
            TaskStatus::Other(text) => labels::excerpt(text),
        };
        let is_changed = changed.fields.contains(&TaskField::Status);
        is_changed.then(|| texts.load.task_is_now(&id, &status))
    };
    let statuses: Option<Vec<_>> = changed.iter().map(status_of).collect();
    match statuses {
        Some(statuses) if statuses.len() <= MAX_TOLD => statuses.join(" "),
        _ => {
            let count = changed.len() as u64;
            texts.load.tasks_changed(count, &count.to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, messages};
    use crate::view::words::format::PlainFormat;

    fn progress(loaded: u64, total: Option<u64>, refreshed: Option<u64>) -> String {
        let counts = Counts {
            loaded,
            total,
            is_all: false,
        };
        let text = &messages(Language::English).load;
        load_progress(counts, refreshed, text, &PlainFormat)
    }

    fn finished(load: &FinishedLoad) -> String {
        finished_load(load, messages(Language::English), &PlainFormat)
    }

    fn of_all() -> FinishedLoad {
        FinishedLoad {
            count: 430,
            coverage: Coverage::All(430),
            requested_at: None,
            file: None,
            contradictions: Vec::new(),
        }
    }

    #[test]
    fn first_load_counts_the_loaded_tasks() {
        assert!(progress(200, Some(430), None).contains("200 of 430"));
        assert!(progress(200, None, None).contains("200"));
    }

    #[test]
    fn refresh_counts_the_received_tasks() {
        assert!(progress(430, Some(430), Some(200)).contains("200 of 430"));
        assert!(progress(430, None, Some(200)).contains("200"));
    }

    #[test]
    fn partial_load_states_the_total() {
        let part = FinishedLoad {
            count: 200,
            coverage: Coverage::Part(200, 430),
            ..of_all()
        };
        let sentence = finished(&part);
        assert!(
            sentence.contains("200") && sentence.contains("430"),
            "{sentence}"
        );
    }

    #[test]
    fn requested_load_differs_each_time_so_that_it_is_read_out() {
        let time = "2025-03-01T00:00:00Z".parse().unwrap();
        let requested = FinishedLoad {
            requested_at: Some(time),
            ..of_all()
        };
        assert_ne!(finished(&requested), finished(&of_all()));
        assert!(finished(&requested).contains("2025-03-01"));
    }

    #[test]
    fn contradictions_follow_the_count() {
        let doubtful = FinishedLoad {
            contradictions: vec!["First.".to_owned(), "Second.".to_owned()],
            ..of_all()
        };
        assert_eq!(
            finished(&doubtful),
            format!("{}. First. Second.", finished(&of_all()))
        );
    }

    #[test]
    fn clock_difference_has_its_direction_and_amount() {
        let texts = messages(Language::English);
        let sentence = |seconds| clock_difference(TimeDelta::seconds(seconds), texts);
        assert!(
            sentence(-10_805).contains("3 h 00 m ahead"),
            "{}",
            sentence(-10_805)
        );
        assert!(sentence(62).contains("1 m 02 s behind"), "{}", sentence(62));
    }

    #[test]
    fn old_response_has_its_age_and_its_time() {
        let as_of = "2025-03-01T00:00:00Z".parse().unwrap();
        let texts = messages(Language::English);
        let sentence = old_response(TimeDelta::seconds(7_200), as_of, texts, &PlainFormat);
        assert!(sentence.contains("2 h 00 m older"), "{sentence}");
        assert!(sentence.contains("2025-03-01"), "{sentence}");
    }

    #[test]
    fn opened_file_is_named() {
        let file = FinishedLoad {
            file: Some("night.json".to_owned()),
            ..of_all()
        };
        assert!(finished(&file).contains("night.json"));
    }
}
