//! The sentences of the export, computed from facts.

use crate::i18n::ExportTexts;
use crate::state::export::options::{Stage, StopReason};
use model::load::coverage::Counts;
use model::load::load_plan::Stop;

/// Writes a number in the page's language.
type WriteNumber<'a> = &'a dyn Fn(u64) -> String;

/// The tasks that an export would write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// The tasks that are loaded and that match.
    pub counts: Counts,
    /// How the load ended, if it has.
    pub stop: Option<Stop>,
    /// Whether the rows answer another question than the one asked now.
    pub is_outdated: bool,
}

impl Extent {
    /// Whether loading can go on.
    pub const fn can_load_more(self) -> bool {
        matches!(self.stop, None | Some(Stop::Limit | Stop::Cancelled))
    }

    /// Whether there is a choice between the loaded tasks and all.
    pub const fn can_be_limited(self) -> bool {
        self.can_load_more() && !self.is_outdated && self.counts.loaded > 0
    }

    /// Whether the export would write no task.
    ///
    /// `is_limited` says that only loaded tasks are written although more could be loaded.
    pub const fn is_empty(self, is_limited: bool) -> bool {
        self.counts.loaded == 0 && !self.is_outdated && (!self.can_load_more() || is_limited)
    }
}

/// How many tasks there are to write, and whether they are all that match.
pub(super) fn extent_sentence(
    texts: &ExportTexts,
    extent: Extent,
    is_limited: bool,
    number: WriteNumber,
) -> String {
    let Counts {
        loaded,
        total,
        is_all,
    } = extent.counts;
    let can_load_more = extent.can_load_more();
    let loaded_text = number(loaded);
    match total {
        _ if extent.is_outdated => texts.not_loaded.to_owned(),
        _ if extent.is_empty(is_limited) => texts.nothing.to_owned(),
        _ if is_all => texts.all_loaded(loaded, &loaded_text),
        Some(total) if can_load_more && is_limited => {
            texts.incomplete_of_total(total, &loaded_text, &number(total))
        }
        None if can_load_more && is_limited => texts.incomplete(loaded, &loaded_text),
        Some(total) if can_load_more => {
            let missing = total - loaded;
            texts.to_load(missing, &number(total), &number(missing))
        }
        None if can_load_more => texts.to_load_unknown(loaded, &loaded_text),
        _ if extent.stop == Some(Stop::Shifting) => texts.list_kept_changing(loaded, &loaded_text),
        Some(total) => texts.fewer_than_reported(&loaded_text, &number(total)),
        None => texts.possibly_incomplete(loaded, &loaded_text),
    }
}

/// The label of the button that starts the export.
pub(super) fn start_label(
    texts: &ExportTexts,
    extent: Extent,
    is_limited: bool,
    number: WriteNumber,
) -> String {
    let Counts { loaded, total, .. } = extent.counts;
    let loads_more = extent.can_load_more() && !is_limited;
    match total {
        _ if extent.is_outdated && !is_limited => texts.start_all.to_owned(),
        None if loads_more => texts.start_all.to_owned(),
        Some(total) if loads_more => texts.start(total, &number(total)),
        _ => texts.start(loaded, &number(loaded)),
    }
}

/// The tasks that an export has loaded or written so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Progress {
    /// Tasks so far.
    pub done: u64,
    /// All tasks, if known.
    pub total: Option<u64>,
    /// Whether the load has failed and is tried again.
    pub is_waiting: bool,
}

/// How far the export is, or its outcome; empty where there is no export.
pub(super) fn stage_sentence(
    texts: &ExportTexts,
    stage: &Stage,
    progress: Progress,
    number: WriteNumber,
) -> String {
    let done = number(progress.done);
    match (stage, progress.total.map(number)) {
        (Stage::Loading, Some(total)) if progress.is_waiting => texts.waiting(&done, &total),
        (Stage::Loading, Some(total)) => texts.loading(&done, &total),
        (Stage::Loading, None) => texts.loading_so_far(&done),
        (Stage::Writing { written, total }, _) => {
            texts.writing(&number(*written as u64), &number(*total as u64))
        }
        (stage, _) => outcome_sentence(texts, stage, number).unwrap_or_default(),
    }
}

/// The outcome of an export that has ended; `None` while there is none.
pub(super) fn outcome_sentence(
    texts: &ExportTexts,
    stage: &Stage,
    number: WriteNumber,
) -> Option<String> {
    match stage {
        Stage::Idle | Stage::Loading | Stage::Writing { .. } => None,
        Stage::Done {
            written,
            is_complete,
            name,
        } => {
            let written = *written as u64;
            Some(if *is_complete {
                texts.written(written, &number(written), name)
            } else {
                texts.written_incomplete(written, &number(written), name)
            })
        }
        Stage::Stopped(StopReason::Cancelled) => Some(texts.cancelled.to_owned()),
        Stage::Stopped(StopReason::QuestionChanged) => Some(texts.superseded.to_owned()),
        Stage::Stopped(StopReason::Refused) => Some(texts.refused.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use crate::i18n::{Language, messages};

    use super::*;

    fn texts() -> &'static ExportTexts {
        &messages(Language::English).export
    }

    fn extent(loaded: u64, total: Option<u64>, stop: Option<Stop>) -> Extent {
        let counts = Counts {
            loaded,
            total,
            is_all: total == Some(loaded),
        };
        Extent {
            counts,
            stop,
            is_outdated: false,
        }
    }

    fn sentence(extent: Extent, is_limited: bool) -> String {
        extent_sentence(texts(), extent, is_limited, &|number| number.to_string())
    }

    fn label(extent: Extent, is_limited: bool) -> String {
        start_label(texts(), extent, is_limited, &|number| number.to_string())
    }

    #[test]
    fn a_complete_result_is_said_to_be_loaded() {
        let all = extent(3, Some(3), Some(Stop::Complete));
        assert_eq!(sentence(all, false), texts().all_loaded(3, "3"));
        assert_eq!(label(all, false), texts().start(3, "3"));
    }

    #[test]
    fn missing_tasks_are_loaded_first_unless_the_export_is_limited() {
        let part = extent(2, Some(5), Some(Stop::Limit));
        assert_eq!(sentence(part, false), texts().to_load(3, "5", "3"));
        assert_eq!(label(part, false), texts().start(5, "5"));
        assert_eq!(
            sentence(part, true),
            texts().incomplete_of_total(5, "2", "5")
        );
        assert_eq!(label(part, true), texts().start(2, "2"));
    }

    #[test]
    fn an_unknown_total_is_not_claimed() {
        let part = extent(2, None, None);
        assert_eq!(sentence(part, false), texts().to_load_unknown(2, "2"));
        assert_eq!(label(part, false), texts().start_all);
        assert_eq!(sentence(part, true), texts().incomplete(2, "2"));
    }

    #[test]
    fn a_result_that_ended_early_is_said_to_be_incomplete() {
        let short = extent(2, Some(5), Some(Stop::Short));
        assert_eq!(
            sentence(short, false),
            texts().fewer_than_reported("2", "5")
        );
        let shifting = extent(2, Some(5), Some(Stop::Shifting));
        assert_eq!(
            sentence(shifting, false),
            texts().list_kept_changing(2, "2")
        );
        let unknown = extent(2, None, Some(Stop::Short));
        assert_eq!(
            sentence(unknown, false),
            texts().possibly_incomplete(2, "2")
        );
    }

    #[test]
    fn outdated_rows_are_not_counted() {
        let outdated = Extent {
            is_outdated: true,
            ..extent(0, None, Some(Stop::Complete))
        };
        assert!(!outdated.is_empty(true));
        assert_eq!(sentence(outdated, false), texts().not_loaded);
        assert_eq!(label(outdated, false), texts().start_all);
    }

    #[test]
    fn no_loaded_task_is_empty_where_no_more_is_wanted() {
        assert!(extent(0, Some(0), Some(Stop::Complete)).is_empty(false));
        assert!(extent(0, None, None).is_empty(true));
        assert!(!extent(0, None, None).is_empty(false));
    }

    #[test]
    fn a_failed_load_makes_the_export_wait() {
        let progress = Progress {
            done: 2,
            total: Some(5),
            is_waiting: true,
        };
        let sentence = |stage: &Stage, progress| {
            stage_sentence(texts(), stage, progress, &|number| number.to_string())
        };
        assert_eq!(
            sentence(&Stage::Loading, progress),
            texts().waiting("2", "5")
        );
        let progress = Progress {
            is_waiting: false,
            ..progress
        };
        assert_eq!(
            sentence(&Stage::Loading, progress),
            texts().loading("2", "5")
        );
        assert_eq!(sentence(&Stage::Idle, progress), "");
    }
}
