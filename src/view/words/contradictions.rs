//! The contradictions between a request and its response in words.

use crate::i18n::Messages;
use crate::platform::zoned::Detail;
use crate::view::words::format::Format;
use crate::view::words::labels;
use model::filter::time_range::Bounds;
use model::load::contradiction::Contradiction;

/// A contradiction among `loaded` tasks in a sentence.
pub(crate) fn contradiction(
    found: Contradiction,
    loaded: u64,
    texts: &Messages,
    format: &dyn Format,
) -> String {
    let all = texts.task.count(loaded, &format.number(loaded));
    let number = |count: usize| (count as u64, format.number(count as u64));
    match found {
        Contradiction::Statuses(requested, count) => {
            let names: Vec<_> = requested
                .iter()
                .map(|status| labels::status(status, texts))
                .collect();
            let (count, written) = number(count);
            texts
                .load
                .other_status(count, &written, &all, &names.join(", "))
        }
        Contradiction::BackupSet(set, count) => {
            let (count, written) = number(count);
            texts
                .load
                .other_set(count, &written, &all, &set.to_string())
        }
        Contradiction::Range(bounds, count) => {
            let (count, written) = number(count);
            let range = requested_range(bounds, texts, format);
            texts.load.outside_range(count, &written, &all, &range)
        }
        Contradiction::PageOrder => texts.load.inconsistent_page_order.to_owned(),
    }
}

/// The instants that were sent, to the second.
fn requested_range(bounds: Bounds, texts: &Messages, format: &dyn Format) -> String {
    let time = |time| format.time(time, Detail::DateAndTime);
    match (bounds.start.map(time), bounds.end.map(time)) {
        (Some(start), Some(end)) => texts.filter.between(&start, &end),
        (Some(start), None) => texts.filter.since(&start),
        (None, Some(end)) => texts.filter.until(&end),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, messages};
    use crate::view::words::format::PlainFormat;

    fn sentence(found: Contradiction) -> String {
        contradiction(found, 40, messages(Language::English), &PlainFormat)
    }

    #[test]
    fn tasks_of_another_set_are_counted_among_all() {
        let sentence = sentence(Contradiction::BackupSet(7, 3));
        for part in ["3", "40", "7"] {
            assert!(sentence.contains(part), "{part}: {sentence}");
        }
    }

    #[test]
    fn range_is_written_with_the_bounds_that_were_sent() {
        let bounds = Bounds {
            start: Some("2025-03-01T00:00:00Z".parse().unwrap()),
            end: None,
        };
        let sentence = sentence(Contradiction::Range(bounds, 1));
        assert!(sentence.contains("2025-03-01"), "{sentence}");
    }
}
