//! The ends of watched tasks: a notice, a notification of the browser and an announcement.

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::notification;
use crate::state::app::App;
use crate::view::context::{app, focus_results, show_row};
use crate::view::ui::button;
use crate::view::ui::notice::info;
use crate::view::words::labels::shorten;
use crate::view::words::watch as words;
use model::watch::WatchEnd;
use ui::{Element, div, ev, p};

/// Tells each end of a watched task by a notification and an announcement, until the current owner is cleaned up.
pub(crate) fn tell_ends(app: App) {
    let ends = app.watch().ends;
    Effect::new(move |told: Option<usize>| {
        ends.with(|ends| {
            for end in ends.iter().skip(told.unwrap_or_default()) {
                tell(app, end);
            }
            ends.len()
        })
    });
}

fn tell(app: App, end: &WatchEnd) {
    let sentence = words::end(end, app.text());
    app.announcer().announce(&sentence);
    let task = end.task();
    let key = task.key;
    let tenant = task.tenant_name.as_deref().map(shorten).unwrap_or_default();
    let show = move || show_row(app, key);
    notification::show(&sentence, &tenant, &key.to_string(), show);
}

/// The notice of the watched tasks that have ended, until it is dismissed.
#[component]
pub(crate) fn WatchEnds() -> Element {
    let app = app();
    let ends = app.watch().ends;
    let notice = move || {
        ends.with(|ends| {
            let sentences = ends.iter().map(|end| end_line(app, end));
            let lines = div().children(sentences);
            (!ends.is_empty()).then(|| info(lines, Some(dismiss_button(app))))
        })
    };
    div().class("watch-ends").child(notice)
}

fn end_line(app: App, end: &WatchEnd) -> Element {
    let task = Arc::clone(end.task());
    let show = button("btn btn--link")
        .on(ev::click, move |_| show_row(app, task.key))
        .child(app.text().watch.show);
    let is_listed = matches!(end, WatchEnd::Ended(_));
    p().child(words::end(end, app.text()))
        .child(" ")
        .child(is_listed.then_some(show))
}

fn dismiss_button(app: App) -> Element {
    button("btn")
        .on(ev::click, move |_| {
            focus_results();
            app.watch().dismiss();
        })
        .child(app.text().watch.dismiss)
}
