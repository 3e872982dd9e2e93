//! What the views of several features get from the console, which provides it to all of them.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::platform::zoned::ZoneClocks;
use crate::platform::{address, rows};
use crate::state::app::App;
use crate::view::words::failures::{self, FailureContext};
use crate::view::words::format::IntlFormat;
use model::session::sign_in::SignedOutReason;
use model::task::row_key::RowKey;
use wire::error::ApiError;

/// The page's state and the actions on it.
pub(super) fn app() -> App {
    expect_context::<App>()
}

/// The id of the results' heading.
pub(super) const RESULTS: &str = "results";

/// Moves the focus to the results' heading. Buttons that disappear when they are used call it, because
/// the browser would move the focus to the beginning of the page.
pub(super) fn focus_results() {
    address::focus(RESULTS);
}

/// Writes numbers and times in the page's language and zone; reads the zone reactively.
pub(super) fn intl_format(app: App) -> IntlFormat {
    IntlFormat {
        language: app.language,
        zone: app.route().zone.get(),
    }
}

/// The clocks that typed times are read by.
pub(super) fn clocks(app: App) -> ZoneClocks {
    ZoneClocks {
        zone: app.route().zone.get(),
        now: app.saved().moment(),
    }
}

/// What happened and what to do, in the situation the page is in.
pub(super) fn failure_sentence(error: &ApiError, app: App) -> String {
    let session = app.session();
    let context = FailureContext {
        is_idle: session.status.get_untracked().reason == Some(SignedOutReason::Idle),
        can_sign_in: session.is_basic() || session.login_address().is_some(),
        is_cross_origin: app.settings().config().api_base.is_absolute(),
        scope: app.route().query.with_untracked(|query| query.scope),
    };
    // The sentence has no time, so it does not depend on the zone.
    let format = untrack(|| intl_format(app));
    failures::sentence(error, &context, app.text(), &format)
}

/// Opens a row, as much of which is scrolled into sight as fits, or closes it; whether it is open then.
pub(super) fn toggle_row(app: App, key: RowKey) -> bool {
    app.route().toggle(key);
    let is_open = app
        .route()
        .query
        .with_untracked(|query| query.open.contains(&key));
    if is_open {
        // The detail has to be rendered first.
        Timeout::new(0, move || rows::show_with_detail(key)).forget();
    }
    is_open
}

/// Shows the row of a task, opens it and gives it the focus.
pub(super) fn show_row(app: App, key: RowKey) {
    app.pages().show_task(key);
    // The row may have to be rendered first.
    Timeout::new(0, move || _ = rows::focus(key)).forget();
}
