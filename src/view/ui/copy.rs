//! Buttons that copy, and say what became of it.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::Event;

use crate::platform::clipboard;
use crate::state::app::App;
use crate::view::context::app;
use crate::view::ui::button;
use ui::{Element, ev};

/// How long a button shows what became of its copy, in milliseconds.
const SHOWN: u32 = 2_000;

/// A small button that copies a value.
pub(crate) fn copy_button(name: &str, value: String) -> Element {
    copying(
        button("btn btn--icon i i-copy").attr("aria-label", app().text().shared.copy_value(name)),
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
    button.on(ev::click, move |event: ev::MouseEvent| {
        let (value, said) = value();
        copy(app, &event, &value, said);
    })
}

fn copy(app: App, event: &Event, value: &str, said: String) {
    let pressed: Option<web_sys::Element> = event
        .current_target()
        .and_then(|target| target.dyn_into().ok());
    clipboard::copy(value, move |copied| {
        app.announcer().announce(if copied {
            &said
        } else {
            app.text().shared.not_copied
        });
        if let Some(pressed) = pressed {
            // For the eye; the style sheet has the two looks.
            drop(pressed.set_attribute("data-copied", if copied { "yes" } else { "no" }));
            Timeout::new(SHOWN, move || drop(pressed.remove_attribute("data-copied"))).forget();
        }
    });
}
