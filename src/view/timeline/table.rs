//! The chart as a table, for whoever reads or prints rather than looks.

use leptos::prelude::*;

use crate::platform::zoned::Detail;
use crate::state::app::App;
use crate::view::context::intl_format;
use crate::view::ui::button;
use crate::view::words::format::Format;
use crate::view::words::labels;
use crate::view::words::summary;
use crate::view::words::timeline as words;
use model::timeline::{Chart, Mark};
use ui::{Element, bdi, div, ev, fragment, table, tbody, td, th, thead, tr};

/// The id of the table.
const TABLE: &str = "timeline-table";

/// The button that shows the table, and the table.
pub(super) fn table_view(app: App, chart: Chart) -> Element {
    let is_shown = RwSignal::new(false);
    let show = button("btn btn--link")
        .attr("aria-expanded", move || is_shown.get().to_string())
        .attr("aria-controls", TABLE)
        .on(ev::click, move |_| {
            is_shown.update(|is_shown| *is_shown = !*is_shown);
        })
        .child(app.text().timeline.as_table);
    let tables = move || {
        is_shown
            .get()
            .then(|| fragment((rows(app, &chart), durations(app, &chart))))
    };
    div().child(show).child(div().id(TABLE).child(tables))
}

fn rows(app: App, chart: &Chart) -> Element {
    let (texts, format) = (app.text(), intl_format(app));
    let text = &texts.timeline;
    let time = |time| format.time(time, Detail::DateAndTime);
    let mut lines = Vec::new();
    for lane in &chart.lanes {
        let kind = summary::kind(&lane.kind, texts);
        for mark in &lane.marks {
            let (task, status, start, end) = match mark {
                Mark::Bar(bar) => (words::task(bar, texts), &bar.status, bar.start, bar.end),
                Mark::Bin(bin) => {
                    let count = bin.count as u64;
                    let count = texts.task.count(count, &format.number(count));
                    (count, &bin.status, bin.start, bin.end)
                }
            };
            let status = words::status(status.as_ref(), texts);
            lines.push(line([kind.clone(), task, status, time(start), time(end)]));
        }
    }
    for gap in &chart.gaps {
        let what = words::gap_kind(gap.kind, texts).to_owned();
        let absent = texts.shared.absent.to_owned();
        lines.push(line([
            absent.clone(),
            absent,
            what,
            time(gap.start),
            time(gap.end),
        ]));
    }
    let names = [
        text.column_kind,
        text.column_task,
        text.column_status,
        text.column_start,
        text.column_end,
    ];
    with_head("timeline-table", names, lines)
}

/// The plot of durations.
fn durations(app: App, chart: &Chart) -> Option<Element> {
    let (texts, format) = (app.text(), intl_format(app));
    let text = &texts.timeline;
    let mut lines = Vec::new();
    for plot in &chart.durations {
        let kind = summary::kind(&plot.kind, texts);
        for mark in &plot.marks {
            let what = words::duration_mark(mark, &plot.kind, texts, &format);
            let (task, start) = match &mark.mark {
                Mark::Bar(bar) => (words::task(bar, texts), bar.start),
                Mark::Bin(bin) => (what, bin.start),
            };
            let outlier = if mark.is_outlier { text.is_outlier } else { "" };
            lines.push(line([
                kind.clone(),
                task,
                format.time(start, Detail::DateAndTime),
                labels::duration(mark.longest, texts),
                outlier.to_owned(),
            ]));
        }
    }
    let names = [
        text.column_kind,
        text.column_task,
        text.column_start,
        text.column_duration,
        text.column_outlier,
    ];
    (!lines.is_empty()).then(|| with_head("durations-table", names, lines))
}

fn line(cells: [String; 5]) -> Element {
    tr().children(cells.map(|cell| td().child(bdi().child(cell))))
}

fn with_head(test_id: &'static str, names: [&'static str; 5], lines: Vec<Element>) -> Element {
    let head = tr().children(names.map(|name| th().attr("scope", "col").child(name)));
    table()
        .class("compare__table")
        .attr("data-testid", test_id)
        .child(thead().child(head))
        .child(tbody().children(lines))
}
