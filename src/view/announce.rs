//! What screen readers hear: how a load ended, not each of its steps, and what became of a copy.

use leptos::prelude::*;

use crate::model::result_set::ResultSet;
use crate::platform::zoned;
use crate::state::app::App;

/// How the load stands.
fn load(app: &App) -> String {
    let text = app.text();
    app.loader.progress.with(|progress| match &progress.error {
        Some(_) if app.loader.rows.with(ResultSet::is_empty) => text.error_title.to_owned(),
        Some(_) => text.error_kept.to_owned(),
        None if progress.stop.is_some() => {
            let count = app.loader.rows.with(ResultSet::len);
            text.announced(count, &zoned::number(count, app.language.tag()))
        }
        None => String::new(),
    })
}

/// The text of the one live region.
pub(super) fn now(app: &App) -> String {
    let load = load(app);
    app.said.with(|(before, said)| if *before == load && !said.is_empty() { (*said).to_owned() } else { load.clone() })
}

/// Says something between two loads.
pub(super) fn say(app: &App, text: &'static str) {
    let before = untrack(|| load(app));
    app.said.set((before, text));
}
