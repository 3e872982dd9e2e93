//! The chart as a table, for whoever reads or prints rather than looks.

use leptos::prelude::*;

use crate::platform::zoned::Detail;
use crate::state::app::App;
use crate::view::context::intl_format;
use crate::view::ui::button;
use crate::view::words::format::Format;
use crate::view::words::summary;
use crate::view::words::timeline as words;
use model::timeline::{Chart, Mark};
use ui::{Element, bdi, div, ev, table, tbody, td, th, thead, tr};

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
    div().child(show).child(
        div()
            .id(TABLE)
            .child(move || is_shown.get().then(|| rows(app, &chart))),
    )
}

fn rows(app: App, chart: &Chart) -> Element {
    let (texts, format) = (app.text(), intl_format(app));
    let text = &texts.timeline;
    let time = |time| format.time(time, Detail::DateAndTime);
    let line = |cells: [String; 5]| tr().children(cells.map(|cell| td().child(bdi().child(cell))));
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
    let head = tr().children(names.map(|name| th().attr("scope", "col").child(name)));
    table()
        .class("compare__table")
        .attr("data-testid", "timeline-table")
        .child(thead().child(head))
        .child(tbody().children(lines))
}
