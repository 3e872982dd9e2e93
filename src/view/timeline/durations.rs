//! The plot of durations beside the chart: one plot for each type, with the line of its median.

use std::sync::Arc;

use crate::state::app::App;
use crate::view::context::intl_format;
use crate::view::timeline::chart::{label, tick_views};
use crate::view::timeline::pointer::{Drawn, Marked, percent, with_pointer_and_keys};
use crate::view::words::labels;
use crate::view::words::timeline as words;
use model::timeline::{Chart, DurationMark, DurationPlot, Mark, TimeScale};
use ui::html::svg;
use ui::{Element, p};

/// The height of a plot, in pixels.
const PLOT: f64 = 56.0;
/// The height of a plot's name.
const NAME: usize = 18;
/// The distance from one plot to the next.
const STEP: usize = 80;
/// The height of the ticks' labels.
const TICKS: usize = 20;

/// The plots, with the line that tells what is under the pointer or has the focus; none where no duration is known.
pub(super) fn durations_view(app: App, chart: &Chart) -> Vec<Element> {
    let text = &app.text().timeline;
    let plots = &chart.durations;
    if plots.is_empty() {
        return Vec::new();
    }
    let format = intl_format(app);
    let drawn: Arc<[Drawn]> = plots
        .iter()
        .flat_map(|plot| plot.marks.iter().map(move |mark| (plot, mark)))
        .map(|(plot, mark)| Drawn {
            mark: mark.mark.clone(),
            sentence: words::duration_mark(mark, &plot.kind, app.text(), &format),
        })
        .collect();
    let marked = Marked::new("duration", chart.scale, drawn.len());
    let image = with_pointer_and_keys(app, image(app, chart, &drawn, marked), marked, &drawn);
    let said = move || {
        marked
            .sentence(app, &drawn)
            .unwrap_or_else(|| text.durations_hint.to_owned())
    };
    vec![image, p().class("timeline__tip").text(said)]
}

fn image(app: App, chart: &Chart, drawn: &[Drawn], marked: Marked) -> Element {
    let height = chart.durations.len() * STEP;
    let mut parts = tick_views(app, chart, height);
    let mut place = 0;
    for (number, plot) in chart.durations.iter().enumerate() {
        let top = number * STEP + NAME;
        parts.extend(frame(app, plot, top));
        for (offset, mark) in plot.marks.iter().enumerate() {
            let at = place + offset;
            let point = point(plot, mark, chart.scale, top);
            parts.push(marked.focusable(point, at, &drawn[at].sentence));
        }
        place += plot.marks.len();
    }
    svg::svg()
        .class("timeline__chart")
        .attr("role", "group")
        .attr("aria-label", app.text().timeline.durations)
        .attr("height", (height + TICKS).to_string())
        .attr("width", "100%")
        .children(parts)
        .child(marked.span_view(height))
}

/// The name of a plot, its axis and the line of its median.
fn frame(app: App, plot: &DurationPlot, top: usize) -> [Element; 4] {
    let texts = app.text();
    let name = words::plot(plot, texts, &intl_format(app));
    let longest = labels::duration(plot.scale.top, texts);
    let line = |seconds| {
        let y = y(plot, seconds, top);
        svg::line()
            .attr("x1", "0")
            .attr("x2", "100%")
            .attr("y1", y.clone())
            .attr("y2", y)
    };
    [
        label(0.0, top - 5, &name).class("timeline__lane"),
        label(100.0, top - 5, &longest).attr("text-anchor", "end"),
        line(0).class("timeline__axis"),
        line(plot.median).class("timeline__median"),
    ]
}

/// A backup as a point; several as a line from the shortest to the longest.
fn point(plot: &DurationPlot, mark: &DurationMark, time: TimeScale, top: usize) -> Element {
    let (start, task_id) = match &mark.mark {
        Mark::Bar(bar) => (bar.start, bar.task_id),
        Mark::Bin(bin) => (bin.start, None),
    };
    let x = percent(time.x(start));
    let (longest, shortest) = (y(plot, mark.longest, top), y(plot, mark.shortest, top));
    let point = match &mark.mark {
        Mark::Bar(_) => svg::circle()
            .attr("cx", x)
            .attr("cy", longest)
            .attr("r", "3.5"),
        Mark::Bin(bin) => svg::line()
            .attr("x1", x.clone())
            .attr("x2", x)
            .attr("y1", longest)
            .attr("y2", shortest)
            .attr("data-count", bin.count.to_string()),
    };
    point
        .class("timeline__point")
        .attr("data-testid", "duration-point")
        .attr("data-task-id", task_id.map(|id| id.to_string()))
        .attr("data-seconds", mark.longest.to_string())
        .attr("data-outlier", mark.is_outlier.then_some(""))
}

/// The place of a duration, in pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a plot is less than a hundred pixels high"
)]
fn y(plot: &DurationPlot, seconds: i64, top: usize) -> String {
    (top + (plot.scale.y(seconds) * PLOT).round() as usize).to_string()
}
