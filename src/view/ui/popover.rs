//! What opens beside its button and goes away by itself: on Escape, and when something else is clicked. The browser
//! does all that, and says to screen readers whether it is open.

use leptos::prelude::*;

use crate::platform::popover;
use ui::{Element, IntoChild, div, ev};

/// A button made to open a panel called `name`, and the panel. What is in it is made while it is open only.
pub(crate) fn popover<V: IntoChild + 'static>(
    id: &'static str,
    button: Element,
    name: &'static str,
    mut content: impl FnMut() -> V + Send + 'static,
) -> [Element; 2] {
    let open = RwSignal::new(false);
    let button = button
        .attr("popovertarget", id)
        .attr("aria-haspopup", "dialog");
    let panel = div()
        .class("popover")
        .id(id)
        .attr("popover", "auto")
        .attr("role", "dialog")
        .attr("aria-label", name)
        // What has the focus must be there until the browser has given the focus back to the button.
        .on(ev::beforetoggle, move |event| {
            open.update(|open| *open |= popover::opens(&event));
        })
        .on(ev::toggle, move |event| open.set(popover::opens(&event)))
        .child(move || open.get().then(&mut content));
    [button, panel]
}
