//! What failures say, in words.

use crate::i18n::{FailureTexts, Messages};
use crate::platform::zoned::Detail;
use crate::view::words::format::Format;
use crate::view::words::labels;
use model::failure::group::FailureGroup;
use model::failure::{ErrorCode, FailureParts, parse};
use model::load::coverage::Coverage;

/// What an error number means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Explanation {
    /// Its meaning.
    pub meaning: &'static str,
    /// What to check.
    pub check: &'static str,
    /// Where this comes from.
    pub source: &'static str,
}

/// The explanation of an error number that backups meet; `None` for any other.
pub(crate) const fn explanation(code: ErrorCode, text: &FailureTexts) -> Option<Explanation> {
    let (meaning, check) = match code.0 {
        -4009 => (text.meaning_4009, text.check_4009),
        -4012 => (text.meaning_4012, text.check_4012),
        -4016 => (text.meaning_4016, text.check_log),
        -4018 => (text.meaning_4018, text.check_4018),
        -4554 => (text.meaning_4554, text.check_4554),
        -9003 => (text.meaning_9003, text.check_9003),
        -9011 => (text.meaning_9011, text.check_9011),
        -9026 => (text.meaning_9026, text.check_9026),
        -9027 => (text.meaning_9027, text.check_9027),
        -9029 => (text.meaning_9029, text.check_9029),
        -9036 => (text.meaning_9036, text.check_9036),
        -9040 => (text.meaning_9040, text.check_9040),
        -9042 => (text.meaning_9042, text.check_log),
        -9060 => (text.meaning_9060, text.check_9003),
        -9061 => (text.meaning_9061, text.check_9061),
        -9063 => (text.meaning_9063, text.check_log),
        -9064 => (text.meaning_9064, text.check_9064),
        -9070 => (text.meaning_9070, text.check_9070),
        -9071 => (text.meaning_9071, text.check_9071),
        -9080 => (text.meaning_9080, text.check_9080),
        -9081 => (text.meaning_9081, text.check_9081),
        -9082 => (text.meaning_9082, text.check_9082),
        -9086 => (text.meaning_9086, text.check_4012),
        -9087 => (text.meaning_9087, text.check_9087),
        -9105 => (text.meaning_9105, text.check_9003),
        _ => return None,
    };
    let source = match code.0 {
        -4012 | -9040 | -9086 => text.source_guide,
        _ => text.source_errors,
    };
    Some(Explanation {
        meaning,
        check,
        source,
    })
}

/// The number and what OceanBase says of it: "-4016 Internal error".
pub(crate) fn heading(failure: &FailureParts<'_>) -> Option<String> {
    let code = failure.code.map(|code| code.to_string());
    let reason = failure.reason.map(labels::excerpt);
    let parts: Vec<_> = [code, reason].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Where it failed: module, server and log stream.
pub(crate) fn place(failure: &FailureParts<'_>, texts: &Messages) -> String {
    let text = &texts.failure;
    let parts = [
        failure.module.map(|module| text.in_module(module)),
        failure.server.map(|server| text.on_server(server)),
        failure.log_stream.map(|stream| text.log_stream(stream)),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// The name of a group: the number and its meaning, or the beginning of its message.
pub(crate) fn group_heading(group: &FailureGroup) -> String {
    message_heading(&group.message)
}

/// What a message says first: the number and what OceanBase says of it, or the beginning of the message.
pub(crate) fn message_heading(message: &str) -> String {
    parse(message)
        .iter()
        .find_map(heading)
        .unwrap_or_else(|| labels::shorten(message))
}

/// The cause of a failure in a cell: what its message says first, and the module that failed.
pub(crate) fn cause(message: &str) -> String {
    let failures = parse(message);
    let first = failures
        .iter()
        .find_map(|failure| Some((heading(failure)?, failure.module)));
    match first {
        Some((heading, Some(module))) => format!("{heading} · {module}"),
        Some((heading, None)) => heading,
        None => labels::shorten(message),
    }
}

/// What the first number in a message means; `None` if it has none that is known.
pub(crate) fn message_meaning(message: &str, text: &FailureTexts) -> Option<&'static str> {
    let code = parse(message).iter().find_map(|failure| failure.code)?;
    explanation(code, text).map(|known| known.meaning)
}

/// The message of a group's latest failure.
pub(crate) fn group_message(group: &FailureGroup) -> String {
    labels::excerpt(&group.message)
}

/// How many tasks a group has.
pub(crate) fn group_count(group: &FailureGroup, texts: &Messages, format: &dyn Format) -> String {
    let count = group.count as u64;
    texts.failure.failures(count, &format.number(count))
}

/// When the first and the last task of a group failed; empty where that is not known.
pub(crate) fn group_times(group: &FailureGroup, texts: &Messages, format: &dyn Format) -> String {
    let text = &texts.failure;
    let time = |time| format.time(time, Detail::DateAndTime);
    match (group.first_seen, group.last_seen) {
        (Some(first), Some(last)) if first < last => text.seen(&time(first), &time(last)),
        (Some(once), _) => text.seen_once(&time(once)),
        (None, _) => String::new(),
    }
}

/// What the table shows while it is narrowed to the `count` tasks of a group.
pub(crate) fn narrowed(
    count: usize,
    coverage: Coverage,
    texts: &Messages,
    format: &dyn Format,
) -> String {
    let text = &texts.failure;
    let count = count as u64;
    let written = format.number(count);
    let number = |count: usize| format.number(count as u64);
    match coverage {
        Coverage::All(total) => text.shown_all(count, &written, &number(total)),
        Coverage::Part(loaded, total) => {
            text.shown_partial(count, &written, &number(loaded), &format.number(total))
        }
        Coverage::Loaded(loaded) => text.shown_loaded(count, &written, &number(loaded)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, messages};
    use model::failure::parse;

    #[test]
    fn every_number_that_backups_meet_is_explained() {
        let texts = messages(Language::English);
        for code in [
            4_009, 4_012, 4_016, 4_018, 4_554, 9_003, 9_011, 9_026, 9_027, 9_029, 9_036, 9_040,
            9_042, 9_060, 9_061, 9_063, 9_064, 9_070, 9_071, 9_080, 9_081, 9_082, 9_086, 9_087,
            9_105,
        ] {
            assert!(
                explanation(ErrorCode(-code), &texts.failure).is_some(),
                "{code}"
            );
        }
        assert_eq!(explanation(ErrorCode(-4_000), &texts.failure), None);
    }

    #[test]
    fn cause_leads_with_the_number_and_names_the_module() {
        let message = "(server)ls_id: 1002,addr: 11.xx.xx.xx:4004,module:BACKUP_DATA,result: -9011(cannot find backup file)";
        assert_eq!(
            cause(message),
            "-9011 cannot find backup file · BACKUP_DATA"
        );
        assert_eq!(cause("disk is\nfull"), "disk is …");
        assert_eq!(cause("-4012 timed out"), "-4012 timed out");
    }

    #[test]
    fn failure_has_a_heading_and_a_place() {
        let texts = messages(Language::English);
        let message = "(server)ls_id: 1002,addr: 11.xx.xx.xx:4004,module:BACKUP_DATA,result: -4016(Internal error)";
        let [failure] = parse(message)[..] else {
            panic!("one failure");
        };
        assert_eq!(heading(&failure).as_deref(), Some("-4016 Internal error"));
        assert_eq!(
            place(&failure, texts),
            "module BACKUP_DATA, server 11.xx.xx.xx:4004, log stream 1002"
        );
    }
}
