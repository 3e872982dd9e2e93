//! Whether somebody is there: the page is looked at, used, connected.

use leptos::ev::Event;
use leptos::prelude::{document, on_cleanup, window, window_event_listener_untyped};

/// Calls `happened` on each of these events of the window, for as long as the page lives.
fn on_window(events: [&str; 2], happened: impl Fn() + Clone + 'static) {
    for event in events {
        let happened = happened.clone();
        let listening = window_event_listener_untyped(event, move |_: Event| happened());
        on_cleanup(move || listening.remove());
    }
}

/// Whether the page is in the front tab of a window.
pub fn is_visible() -> bool {
    !document().hidden()
}

/// Calls `changed` when the page comes to the front or goes behind.
pub fn on_visibility(changed: impl Fn() + Clone + 'static) {
    on_window(["visibilitychange", "focus"], changed);
}

/// Calls `used` whenever somebody clicks or types. A click ends later than a press, when the browser has moved the focus.
pub fn on_use(used: impl Fn() + Clone + 'static) {
    on_window(["click", "keydown"], used);
}

/// Whether the browser believes that it has a network. That is a hint: it says yes to a network that leads nowhere.
pub fn seems_online() -> bool {
    window().navigator().on_line()
}

/// Calls `back` when the browser believes that it has a network again, and when it brings the page back that it had put
/// to sleep: what failed then may go now.
pub fn on_online(back: impl Fn() + Clone + 'static) {
    on_window(["online", "pageshow"], back);
}
