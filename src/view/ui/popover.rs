//! Panels that open beside their button. The browser opens and closes them, closes them on Escape and on a
//! click elsewhere, and tells screen readers whether they are open.

use leptos::prelude::*;

use crate::platform::popover;
use ui::{Element, IntoLiveChild, div, ev};

/// Makes `button` open a panel called `name`; returns the button and the panel. The content is built when
/// the panel opens and removed when it has closed, so a closed panel is one empty element.
///
/// ```ignore
/// div().children(popover("columns", button("btn").child("Columns"), "Columns", || p().child("…")))
/// ```
pub(crate) fn popover<V: IntoLiveChild + 'static>(
    id: &'static str,
    button: Element,
    name: &'static str,
    mut content: impl FnMut() -> V + Send + 'static,
) -> [Element; 2] {
    let is_open = RwSignal::new(false);
    let button = button
        .attr("popovertarget", id)
        .attr("aria-haspopup", "dialog");
    let panel = div()
        .class("popover")
        .id(id)
        .attr("popover", "auto")
        .attr("role", "dialog")
        .attr("aria-label", name)
        // The content stays until the browser has moved the focus back to the button, so `beforetoggle`
        // only builds it.
        .on(ev::beforetoggle, move |event| {
            is_open.update(|is_open| *is_open |= popover::opens(&event));
        })
        .on(ev::toggle, move |event| is_open.set(popover::opens(&event)))
        .child(move || is_open.get().then(&mut content));
    [button, panel]
}
