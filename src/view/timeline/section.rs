//! The section that is unfolded by a button. While it is folded away, nothing is drawn.

use leptos::prelude::*;

use crate::state::app::App;
use crate::view::context::app;
use crate::view::timeline::chart::chart_view;
use crate::view::timeline::durations::durations_view;
use crate::view::timeline::table::table_view;
use crate::view::ui::button;
use model::timeline::{Chart, Mark};
use ui::{Element, div, ev, fragment, p, section};

/// The id of what the button unfolds.
const CONTENT: &str = "timeline-content";

/// The section.
#[component]
pub(crate) fn Timeline() -> Element {
    let app = app();
    let text = &app.text().timeline;
    let is_open = app.timeline().is_open;
    let fold = button("btn btn--link timeline__fold")
        .attr("aria-expanded", move || is_open.get().to_string())
        .attr("aria-controls", CONTENT)
        .on(ev::click, move |_| {
            app.timeline().set_open(!is_open.get_untracked());
        })
        .child(text.title);
    section()
        .class("timeline")
        .attr("aria-label", text.title)
        .attr("data-testid", "timeline")
        .attr("data-outdated", move || app.summary().is_outdated.get())
        .child(fold)
        .child(
            div()
                .id(CONTENT)
                .child(move || is_open.get().then(|| content(app))),
        )
}

fn content(app: App) -> AnyView {
    let text = &app.text().timeline;
    fragment(move || {
        let chart = app.timeline().chart.get();
        let Some(chart) = chart else {
            return vec![p().class("timeline__tip").child(text.nothing_drawn)];
        };
        let part = |contents| div().class("timeline__part").children(contents);
        let charts = div()
            .class("timeline__charts")
            .child(part(chart_view(app, &chart)))
            .child(part(durations_view(app, &chart)));
        let mut parts = vec![charts];
        if is_binned(&chart) {
            parts.push(p().class("timeline__tip").child(text.binned));
        }
        parts.push(table_view(app, chart));
        parts
    })
}

/// Whether a lane has too many tasks to draw each.
fn is_binned(chart: &Chart) -> bool {
    let is_bin = |mark: &Mark| matches!(mark, Mark::Bin(_));
    chart.lanes.iter().any(|lane| lane.marks.iter().any(is_bin))
}
