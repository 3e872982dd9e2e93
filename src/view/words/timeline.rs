//! What is drawn in the timeline, in words.

use crate::i18n::Messages;
use crate::platform::zoned::Detail;
use crate::view::words::format::Format;
use crate::view::words::{labels, summary};
use model::summary::BackupKind;
use model::task::status::TaskStatus;
use model::timeline::{Bar, Bin, DurationMark, DurationPlot, Gap, GapKind, Mark};

/// A status in words: the page's for a documented one, else OCP's.
pub(crate) fn status(status: Option<&TaskStatus>, texts: &Messages) -> String {
    match status {
        Some(TaskStatus::Known(status)) => labels::status(*status, texts).to_owned(),
        Some(TaskStatus::Other(text)) => labels::excerpt(text),
        None => texts.shared.absent.to_owned(),
    }
}

/// The name of a task: its id, or the sign for an absent value.
pub(crate) fn task(bar: &Bar, texts: &Messages) -> String {
    let id = bar.task_id.map(|id| id.to_string());
    id.unwrap_or_else(|| texts.shared.absent.to_owned())
}

/// A task, or several, with their time.
pub(crate) fn mark(
    mark: &Mark,
    kind: &BackupKind,
    texts: &Messages,
    format: &dyn Format,
) -> String {
    let text = &texts.timeline;
    let kind = summary::kind(kind, texts);
    let time = |time| format.time(time, Detail::DateAndTime);
    match mark {
        Mark::Bar(bar) => {
            let (task, status) = (task(bar, texts), status(bar.status.as_ref(), texts));
            if bar.status.as_ref().is_some_and(TaskStatus::is_running) {
                text.running_bar(&task, &status, &kind, &time(bar.start))
            } else {
                text.bar(&task, &status, &kind, &time(bar.start), &time(bar.end))
            }
        }
        Mark::Bin(Bin {
            start,
            end,
            count,
            status: worst,
        }) => {
            let count = *count as u64;
            let status = status(worst.as_ref(), texts);
            let number = format.number(count);
            text.bin(count, &number, &kind, &time(*start), &time(*end), &status)
        }
    }
}

/// A finished backup with its duration, or several.
pub(crate) fn duration_mark(
    mark: &DurationMark,
    kind: &BackupKind,
    texts: &Messages,
    format: &dyn Format,
) -> String {
    let text = &texts.timeline;
    let kind = summary::kind(kind, texts);
    let time = |time| format.time(time, Detail::DateAndTime);
    let seconds = |seconds| labels::duration(seconds, texts);
    let sentence = match &mark.mark {
        Mark::Bar(bar) => text.point(
            &task(bar, texts),
            &kind,
            &seconds(mark.longest),
            &time(bar.start),
        ),
        Mark::Bin(bin) => text.range(
            bin.count as u64,
            &format.number(bin.count as u64),
            &kind,
            &time(bin.start),
            &time(bin.end),
            &text.from_to(&seconds(mark.shortest), &seconds(mark.longest)),
        ),
    };
    if mark.is_outlier {
        text.outlier(&sentence)
    } else {
        sentence
    }
}

/// What the plot of a type shows.
pub(crate) fn plot(plot: &DurationPlot, texts: &Messages, format: &dyn Format) -> String {
    texts.timeline.plot(
        &summary::kind(&plot.kind, texts),
        &labels::duration(plot.median, texts),
        &format.number(plot.count as u64),
    )
}

/// Why no task is drawn in a span.
pub(crate) const fn gap_kind(kind: GapKind, texts: &Messages) -> &'static str {
    match kind {
        GapKind::NoTaskSeen => texts.timeline.no_task_seen,
        GapKind::NotLoaded => texts.timeline.not_loaded,
    }
}

/// A span in which no task is drawn.
pub(crate) fn gap(gap: &Gap, texts: &Messages, format: &dyn Format) -> String {
    let time = |time| format.time(time, Detail::DateAndTime);
    let what = gap_kind(gap.kind, texts);
    texts.timeline.gap(what, &time(gap.start), &time(gap.end))
}
