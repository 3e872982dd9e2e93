//! The chart: an SVG image whose places are percents of its width, so that it needs no measuring.

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::zoned;
use crate::state::app::App;
use crate::view::context::intl_format;
use crate::view::timeline::pointer::{Drawn, Marked, percent, with_pointer_and_keys};
use crate::view::ui::button;
use crate::view::words::summary;
use crate::view::words::timeline as words;
use chrono::{Datelike, MappedLocalTime, Timelike};
use model::timeline::{Chart, Gap, GapKind, Lane, Mark, Tick, ticks};
use ui::html::svg;
use ui::{Element, div, ev, p};

/// The height of a task's bar, in pixels.
const BAR: usize = 12;
/// The distance from one row of bars to the next.
const ROW: usize = 15;
/// The height of a lane's name.
const NAME: usize = 18;
/// The height of the ticks' labels.
const TICKS: usize = 20;
/// The most ticks.
const MAX_TICKS: i64 = 8;

/// The chart with the line that tells what is under the pointer or has the focus.
pub(super) fn chart_view(app: App, chart: &Chart) -> Vec<Element> {
    let text = &app.text().timeline;
    let format = intl_format(app);
    let drawn: Arc<[Drawn]> = chart
        .lanes
        .iter()
        .flat_map(|lane| lane.marks.iter().map(move |mark| (lane, mark)))
        .map(|(lane, mark)| Drawn {
            mark: mark.clone(),
            sentence: words::mark(mark, &lane.kind, app.text(), &format),
        })
        .collect();
    let marked = Marked::new("timeline", chart.scale, drawn.len());
    let image = with_pointer_and_keys(app, image(app, chart, &drawn, marked), marked, &drawn);
    let zoom_out = button("btn btn--link")
        .attr("data-testid", "timeline-zoom-out")
        .on(ev::click, move |_| app.timeline().zoom_out())
        .child(text.zoom_out);
    let said = move || {
        marked
            .sentence(app, &drawn)
            .unwrap_or_else(|| text.hint.to_owned())
    };
    let below = div()
        .class("timeline__below")
        .child(p().class("timeline__tip").text(said))
        .child(zoom_out);
    vec![image, below]
}

fn image(app: App, chart: &Chart, drawn: &[Drawn], marked: Marked) -> Element {
    let lanes_height: usize = chart.lanes.iter().map(height).sum();
    let image = svg::svg()
        .class("timeline__chart")
        .attr("role", "group")
        .attr("aria-label", app.text().timeline.chart)
        .attr("height", (lanes_height + TICKS).to_string())
        .attr("width", "100%")
        .children(
            chart
                .gaps
                .iter()
                .map(|gap| gap_view(app, gap, chart, lanes_height)),
        )
        .children(tick_views(app, chart, lanes_height));
    let mut top = 0;
    let mut place = 0;
    let mut lanes = Vec::new();
    for lane in &chart.lanes {
        let kind = summary::kind(&lane.kind, app.text());
        lanes.push(label(0.0, top + NAME - 5, &kind).class("timeline__lane"));
        for (offset, mark) in lane.marks.iter().enumerate() {
            let at = place + offset;
            let bar = bar(chart, mark, top + NAME);
            lanes.push(marked.focusable(bar, at, &drawn[at].sentence));
        }
        place += lane.marks.len();
        top += height(lane);
    }
    image.children(lanes).child(marked.span_view(lanes_height))
}

fn height(lane: &Lane) -> usize {
    NAME + lane.rows * ROW
}

/// A task, or several.
fn bar(chart: &Chart, mark: &Mark, top: usize) -> Element {
    let (start, end, row, status) = match mark {
        Mark::Bar(bar) => (bar.start, bar.end, bar.row, &bar.status),
        Mark::Bin(bin) => (bin.start, bin.end, 0, &bin.status),
    };
    let (from, to) = (chart.scale.x(start), chart.scale.x(end));
    let bar = svg::rect()
        .class("timeline__bar")
        .attr("data-testid", "timeline-bar")
        .attr(
            "data-status",
            status.as_ref().map(|status| status.as_str().to_owned()),
        )
        .attr("x", percent(from))
        .attr("width", percent(to - from))
        .attr("y", (top + row * ROW).to_string())
        .attr("height", BAR.to_string());
    match mark {
        Mark::Bar(bar_of) => bar.attr("data-task-id", bar_of.task_id.map(|id| id.to_string())),
        Mark::Bin(bin) => bar.attr("data-count", bin.count.to_string()),
    }
}

fn gap_view(app: App, gap: &Gap, chart: &Chart, height: usize) -> Element {
    let kind = match gap.kind {
        GapKind::NoTaskSeen => "no-task-seen",
        GapKind::NotLoaded => "not-loaded",
    };
    let (from, to) = (chart.scale.x(gap.start), chart.scale.x(gap.end));
    let area = svg::rect()
        .attr("x", percent(from))
        .attr("width", percent(to - from))
        .attr("y", "0")
        .attr("height", height.to_string());
    let words = words::gap_kind(gap.kind, app.text());
    svg::g()
        .class("timeline__gap")
        .attr("data-testid", "timeline-gap")
        .attr("data-kind", kind)
        .attr("role", "img")
        .attr("aria-label", words::gap(gap, app.text(), &intl_format(app)))
        .child(area)
        .child(label(f64::midpoint(from, to), 12, words).attr("text-anchor", "middle"))
}

pub(super) fn tick_views(app: App, chart: &Chart, height: usize) -> Vec<Element> {
    let zone = app.route().zone.get();
    let to_moment = |wall| match zoned::to_instant(wall, zone) {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => Some(at),
        MappedLocalTime::None => None,
    };
    let ticks = ticks(
        chart.scale,
        MAX_TICKS,
        |at| zoned::wall(at, zone),
        to_moment,
    );
    let tick = |Tick {
                    x, wall, is_day, ..
                }: Tick| {
        let line = svg::line()
            .attr("x1", percent(x))
            .attr("x2", percent(x))
            .attr("y1", "0")
            .attr("y2", (height + 4).to_string());
        let (one, other, sign) = if is_day {
            (wall.month(), wall.day(), '-')
        } else {
            (wall.hour(), wall.minute(), ':')
        };
        let written = format!("{one:02}{sign}{other:02}");
        // A label at the right edge would be cut off.
        let anchor = if x > 97.0 { "end" } else { "middle" };
        let label = label(x.max(2.0), height + TICKS - 4, &written);
        svg::g()
            .class("timeline__tick")
            .attr("aria-hidden", "true")
            .child(line)
            .child(label.attr("text-anchor", anchor))
    };
    ticks.into_iter().map(tick).collect()
}

pub(super) fn label(x: f64, y: usize, text: &str) -> Element {
    svg::text()
        .attr("x", percent(x))
        .attr("y", y.to_string())
        .child(text.to_owned())
}
