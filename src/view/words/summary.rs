//! The figures of the summary in words.

use chrono::TimeDelta;

use crate::i18n::Messages;
use crate::view::words::format::Format;
use crate::view::words::labels;
use model::load::coverage::Coverage;
use model::summary::{BackupKind, RunningTask, Summary, TypicalDuration};
use model::task::instant::Instant;
use model::task::status::{Phase, Status, StatusSet};

/// How long ago a moment was. A moment in the future, by as much as clocks differ, was just now.
pub(crate) fn age(at: Instant, now: Instant, texts: &Messages) -> String {
    let age = (now - at).max(TimeDelta::zero());
    texts
        .summary
        .ago(&labels::duration(age.num_seconds(), texts))
}

/// The word for a type.
pub(crate) fn kind(kind: &BackupKind, texts: &Messages) -> String {
    kind.as_deref().map_or_else(
        || texts.summary.any_type.to_owned(),
        |kind| labels::excerpt(labels::kind(kind, texts)),
    )
}

/// "14 full backups"
fn backups(count: usize, of: &BackupKind, texts: &Messages, format: &dyn Format) -> String {
    let count = count as u64;
    let number = format.number(count);
    match of {
        Some(_) => {
            let kind = kind(of, texts).to_lowercase();
            texts.summary.backups_of_type(count, &number, &kind)
        }
        None => texts.summary.backups(count, &number),
    }
}

/// How long nine of ten backups of a type take, and how many there are.
pub(crate) fn p90(
    of: &BackupKind,
    typical: TypicalDuration,
    texts: &Messages,
    format: &dyn Format,
) -> String {
    let duration = labels::duration(typical.p90, texts);
    let backups = backups(typical.count, of, texts, format);
    texts.summary.p90(&duration, &backups)
}

/// What is usual for the type of a task that runs.
pub(crate) fn typical(task: &RunningTask, texts: &Messages, format: &dyn Format) -> String {
    let Some(typical) = task.typical else {
        return texts.summary.untypical(&kind(&task.kind, texts));
    };
    let duration = labels::duration(typical.median, texts);
    let backups = backups(typical.count, &task.kind, texts, format);
    texts.summary.typical(&duration, &backups)
}

/// How long a task has run.
pub(crate) fn elapsed(task: &RunningTask, now: Instant, texts: &Messages) -> String {
    task.elapsed(now).map_or_else(
        || texts.summary.start_unknown.to_owned(),
        |elapsed| labels::duration(elapsed.num_seconds(), texts),
    )
}

/// The share of the ended tasks that succeeded. It is rounded down: 100 % means all.
pub(crate) fn success_rate(summary: &Summary, texts: &Messages) -> Option<String> {
    let tenths = summary.success_rate()? / 10;
    let share = match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}.{tenth}"),
    };
    Some(texts.summary.share(&share))
}

/// How many tasks the figures cover; empty if they cover all that the heading counts.
pub(crate) fn scope(coverage: Coverage, texts: &Messages, format: &dyn Format) -> String {
    let text = &texts.summary;
    let number = |count: usize| format.number(count as u64);
    match coverage {
        Coverage::All(_) => String::new(),
        Coverage::Part(loaded, total) => text.scope_partial(&number(loaded), &format.number(total)),
        Coverage::Loaded(loaded) => text.scope_loaded(&number(loaded)),
    }
}

/// Why no figure about finished backups is known: `otherwise`, unless the filter leaves them out.
pub(crate) fn no_success(
    statuses: StatusSet,
    otherwise: &'static str,
    texts: &Messages,
) -> &'static str {
    if statuses.is_empty() || statuses.contains(Status::Done) {
        otherwise
    } else {
        texts.summary.leaves_out_done
    }
}

/// Why no running task is known.
pub(crate) fn nothing_runs(statuses: StatusSet, texts: &Messages) -> &'static str {
    if statuses.is_empty() || has_all(statuses, Phase::Running) {
        texts.summary.nothing_runs
    } else {
        texts.summary.leaves_out_running
    }
}

/// Whether the filter leaves ended tasks out, so that no share of all of them is known.
pub(crate) fn leaves_out_ended(statuses: StatusSet) -> bool {
    !statuses.is_empty() && !has_all(statuses, Phase::Ended)
}

fn has_all(statuses: StatusSet, phase: Phase) -> bool {
    let mut of_phase = Status::ALL
        .into_iter()
        .filter(|status| status.phase() == phase);
    of_phase.all(|status| statuses.contains(status))
}

#[cfg(test)]
#[path = "summary_tests.rs"]
mod tests;
