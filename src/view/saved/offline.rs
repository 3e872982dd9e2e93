//! The toolbar while a file is shown: the age of the rows, and why they cannot be refreshed.

use leptos::prelude::*;

use crate::state::app::App;
use crate::view::context::app;
use crate::view::saved::banner::print;
use ui::{Element, ev};

/// The time of the rows of an opened file; `None` for rows of OCP.
pub(crate) fn as_of(app: App) -> Option<String> {
    let opened = app.saved().opened.get()?;
    let time = print(app, opened.saved.reference_time()?, app.route().zone.get());
    let text = &app.text().saved;
    Some(if opened.saved.metadata.as_of.is_some() {
        text.as_of(&time)
    } else {
        text.latest(&time)
    })
}

/// Makes the refresh button explain why it is disabled while a file is shown.
pub(crate) fn explained(refresh: Element) -> Element {
    let app = app();
    let text = &app.text().saved;
    let offline = move || app.saved().is_offline();
    refresh
        .attr("aria-disabled", move || {
            offline().then(|| "true".to_owned())
        })
        .attr("title", move || {
            offline().then(|| text.no_refresh.to_owned())
        })
        .on(ev::click, move |_| refresh_or_announce(app))
}

/// Refreshes, or announces why a file cannot be refreshed.
pub(crate) fn refresh_or_announce(app: App) {
    if untrack(|| app.saved().is_offline()) {
        app.announcer().announce(app.text().saved.no_refresh);
    } else {
        app.filter().refresh();
    }
}
