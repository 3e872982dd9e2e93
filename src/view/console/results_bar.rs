//! The line under the toolbar: what is looked for, what the filter leaves out, and links to what is shown.

use leptos::prelude::*;

use crate::view::context::app;
use crate::view::filter::chips::ActiveFilter;
use crate::view::find::find_box::FindBox;
use crate::view::ui::button;
use crate::view::ui::copy::copying;
use ui::{Element, div};

/// The line.
#[component]
pub(crate) fn ResultsBar() -> Element {
    let app = app();
    let text = &app.text().link;
    let link = button("btn btn--link")
        .attr("data-testid", "copy-link")
        .child(text.copy);
    let pinned = button("btn btn--link")
        .attr("data-testid", "copy-pinned-link")
        .attr("title", text.copy_pinned_hint)
        .child(text.copy_pinned);
    let links = div()
        .class("bar__links")
        .child(copying(link, move || app.route().link()))
        .child(copying(pinned, move || {
            app.filter().link_with_fixed_times()
        }));
    // One line on a phone, which is moved sideways.
    let rest = div().class("bar__rest").child(ActiveFilter()).child(links);
    div().class("bar").child(FindBox()).child(rest)
}
