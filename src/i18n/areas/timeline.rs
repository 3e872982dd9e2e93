//! Texts of the timeline.

use crate::i18n::texts::messages;

messages! {
    /// Texts of the timeline.
    TimelineTexts {}
    plain {
        title, chart, hint, zoom_out, as_table, nothing_drawn, no_task_seen, not_loaded, now, column_kind,
        column_task, column_status, column_start, column_end, binned, durations, durations_hint, column_duration,
        column_outlier, is_outlier,
    }
    filled {
        bar(task, status, kind, start, end), running_bar(task, status, kind, start), gap(what, start, end),
        marked(start, end), point(task, kind, duration, start), outlier(sentence), plot(kind, median, count),
        from_to(shortest, longest),
    }
    counted {
        bin(count, kind, start, end, status), range(count, kind, start, end, durations),
    }
}
