//! Visibility, activity and network state of the page.

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

/// Calls `changed` when the page becomes visible or hidden.
pub fn on_visibility(changed: impl Fn() + Clone + 'static) {
    on_window(["visibilitychange", "focus"], changed);
}

/// Calls `used` at every click and key press. A click is used rather than a press, because the focus has moved by then.
pub fn on_use(used: impl Fn() + Clone + 'static) {
    on_window(["click", "keydown"], used);
}

/// Calls `pressed` at every press of a pointer or a key, which parts of the page let pass more often than clicks.
pub fn on_press(pressed: impl Fn() + Clone + 'static) {
    on_window(["pointerdown", "keydown"], pressed);
}

/// Whether the browser reports a network. True does not mean that a server can be reached.
pub fn seems_online() -> bool {
    window().navigator().on_line()
}

/// Calls `back` when the browser believes that it has a network again, and when it brings the page back that it had put
/// to sleep: what failed then may go now.
pub fn on_online(back: impl Fn() + Clone + 'static) {
    on_window(["online", "pageshow"], back);
}
