//! What screen readers hear: how a load ended, not each of its steps, and what became of a copy.

use leptos::prelude::*;

use super::failure_words::{sentence, title};
use super::labels;
use crate::model::result_set::ResultSet;
use crate::platform::zoned::{self, Detail};
use crate::state::app::App;

/// How the load stands. The moment is told of what the user asked for, so that the same number is heard again; what the
/// page asks by itself is quiet while nothing changes.
fn load(app: &App) -> String {
    let text = app.text();
    app.loader.progress.with(|progress| match &progress.error {
        Some(failed) => {
            let kept = app.loader.rows.with(|rows| !rows.is_empty());
            let title = title(&failed.error, kept, text);
            let again = if progress.again_at.is_some() { text.trying_again } else { "" };
            format!("{title}. {} {again}", sentence(&failed.error, app)).trim_end().to_owned()
        }
        None if progress.stop.is_some() => {
            let count = app.loader.rows.with(ResultSet::len) as u64;
            let number = zoned::number(count, app.language.tag());
            if let Some(opened) = app.source.opened.get() {
                return text.saved.announced(count, &number, &labels::long(&opened.name));
            }
            let time = progress
                .asked_at
                .map(|time| zoned::print(time, app.language.date_locale(), app.zone.get(), Detail::Time));
            match time {
                Some(time) => text.announced_at(count, &number, &time),
                None => text.announced(count, &number),
            }
        }
        None => String::new(),
    })
}

/// The text of the one live region.
pub(super) fn now(app: &App) -> String {
    let load = load(app);
    app.said.with(|(before, said)| if *before == load && !said.is_empty() { said.clone() } else { load.clone() })
}

/// Says something between two loads. What is said twice is heard twice: a blank at the end makes it another text.
pub(super) fn say(app: &App, text: &str) {
    let before = untrack(|| load(app));
    app.said.update(|(load, said)| {
        let blank = if said == text { "\u{a0}" } else { "" };
        *said = format!("{text}{blank}");
        *load = before;
    });
}
