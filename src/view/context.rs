//! What the components share. They all live below the console, which provides it.

use leptos::prelude::*;

use crate::platform::address;
use crate::state::app::App;

/// The page's state and intents.
pub(super) fn app() -> App {
    expect_context::<App>()
}

/// The id of the results' heading.
pub(super) const RESULTS: &str = "results";

/// Moves the focus to the results' heading, for buttons that go away when they are used: without it the focus
/// would fall to the beginning of the page.
pub(super) fn focus_results() {
    address::focus(RESULTS);
}
