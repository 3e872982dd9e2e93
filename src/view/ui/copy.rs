//! Buttons that copy, and say what became of it.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::platform::clipboard;
use crate::state::app::App;
use crate::view::context::app;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use ui::{Element, ev};

/// How long a button shows what became of its copy, in milliseconds.
const SHOWN: u32 = 2_000;

/// A small button that copies a value.
pub(crate) fn copy_button(name: &str, value: String) -> Element {
    copying(
        button("btn btn--icon").attr("aria-label", app().text().shared.copy_value(name)),
        move || value.clone(),
    )
}

/// Makes a button copy what `value` gives when it is pressed.
pub(crate) fn copying(button: Element, value: impl Fn() -> String + Send + 'static) -> Element {
    let copied = app().text().shared.copied;
    copying_to_say(button, move || (value(), copied.to_owned()))
}

/// Makes a button copy the text that `value` gives when it is pressed, and say what `value` gives beside it.
pub(crate) fn copying_to_say(
    button: Element,
    value: impl Fn() -> (String, String) + Send + 'static,
) -> Element {
    let app = app();
    let outcome = ArcRwSignal::new(None);
    let (shown, looks) = (outcome.clone(), outcome.clone());
    button
        .attr("data-copied", move || {
            shown.get().map(|copied| if copied { "yes" } else { "no" })
        })
        .child(move || {
            icon(match looks.get() {
                None => Icon::Copy,
                Some(true) => Icon::Done,
                Some(false) => Icon::Warning,
            })
        })
        .on(ev::click, move |_| {
            let (value, message) = value();
            copy(app, outcome.clone(), &value, message);
        })
}

/// Copies `value`, announces the outcome, and sets it for a moment.
fn copy(app: App, outcome: ArcRwSignal<Option<bool>>, value: &str, message: String) {
    clipboard::copy(value, move |copied| {
        app.announcer().announce(if copied {
            &message
        } else {
            app.text().shared.not_copied
        });
        outcome.set(Some(copied));
        Timeout::new(SHOWN, move || outcome.set(None)).forget();
    });
}
