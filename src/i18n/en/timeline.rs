//! Texts of the timeline.

use crate::i18n::areas::TimelineTexts;
use crate::i18n::texts::Plural;

pub(super) const TIMELINE: TimelineTexts = TimelineTexts {
    title: "Timeline",
    chart: "Tasks over time",
    hint: "Drag to narrow the range, or mark a span with Shift and the arrow keys; click a task or press Enter to open its row.",
    zoom_out: "Zoom out",
    as_table: "As a table",
    nothing_drawn: "None of the loaded tasks says when it started.",
    no_task_seen: "no task seen",
    not_loaded: "not loaded",
    now: "now",
    column_kind: "Type",
    column_task: "Task",
    column_status: "Status",
    column_start: "Start",
    column_end: "End",
    column_duration: "Duration",
    column_outlier: "Far from the others",
    is_outlier: "yes",
    durations: "Durations of finished backups",
    durations_hint: "Each finished backup by its start and its duration. The line is the median; a hollow point is far from the others of its type.",
    from_to: "{shortest} to {longest}",
    plot: "{kind}: median {median} of {count}",
    point: "Task {task}, {kind}, {duration}, started {start}",
    outlier: "{sentence}: far from the others of its type",
    binned: "Too many tasks to draw each: they are counted in equal parts of the time, with the status that needs attention most.",
    bar: "Task {task}, {status}, {kind}, {start} – {end}",
    running_bar: "Task {task}, {status}, {kind}, since {start}",
    gap: "{what}, {start} – {end}",
    marked: "{start} – {end}: Enter narrows the range to it, Escape unmarks it",
    range: Plural {
        one: "{count} finished backup, {kind}, {start} – {end}: {durations}",
        other: "{count} finished backups, {kind}, {start} – {end}: {durations}",
    },
    bin: Plural {
        one: "{count} task, {kind}, {start} – {end}: {status}",
        other: "{count} tasks, {kind}, {start} – {end}: {status} among them",
    },
};
