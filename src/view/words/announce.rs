//! What screen readers hear: how a load ended, now and then how far it is, and what became of a copy.

use leptos::prelude::*;

use crate::platform::clock;
use crate::platform::zoned::{self, Detail};
use crate::state::app::App;
use crate::view::words::contradictions;
use crate::view::words::failures::{sentence, title};
use crate::view::words::labels;
use crate::view::words::progress::progress_in_words;
use model::load::coverage::Coverage;
use model::load::progress_announcer::ProgressAnnouncer;
use model::load::result_set::ResultSet;

/// How the load stands. The moment is told of what the user asked for, so that the same number is heard again; what the
/// page asks by itself is quiet while nothing changes.
pub(crate) fn load_sentence(app: App) -> String {
    let text = app.text();
    app.loader()
        .progress
        .with(|progress| match &progress.error {
            Some(failed) => {
                let kept = app.loader().rows.with(|rows| !rows.is_empty());
                let title = title(&failed.error, kept, text);
                let again = if progress.retry_at.is_some() {
                    text.load.retrying
                } else {
                    ""
                };
                format!("{title}. {} {again}", sentence(&failed.error, app))
                    .trim_end()
                    .to_owned()
            }
            None if progress.stop.is_some() => {
                let count = app.loader().rows.with(ResultSet::len) as u64;
                let number = zoned::number(count, app.language.tag());
                if let Some(opened) = app.saved().opened.get() {
                    return text
                        .saved
                        .announced(count, &number, &labels::excerpt(&opened.name));
                }
                let time = progress.requested_at.map(|time| {
                    zoned::print(
                        time,
                        app.language.date_locale(),
                        app.route().zone.get(),
                        Detail::Time,
                    )
                });
                // Of how many it speaks, where that is not all of them.
                let part = match app.pages().counts().coverage() {
                    Coverage::Part(_, total) => Some(zoned::number(total, app.language.tag())),
                    Coverage::All(_) | Coverage::Loaded(_) => None,
                };
                let loaded = match (part, time) {
                    (Some(total), Some(time)) => {
                        text.load.announced_part_at(&number, &total, &time)
                    }
                    (Some(total), None) => text.load.announced_part(&number, &total),
                    (None, Some(time)) => text.load.announced_at(count, &number, &time),
                    (None, None) => text.load.announced(count, &number),
                };
                let mut parts = contradictions::sentences(app);
                if parts.is_empty() {
                    return loaded;
                }
                parts.insert(0, format!("{loaded}."));
                parts.join(" ")
            }
            None if progress.is_paused => text.load.cancelled.to_owned(),
            None => String::new(),
        })
}

/// Tells now and then how far a load is that the user wants. To be called once.
pub(crate) fn announce_progress(app: App) {
    let mut announcer: Option<ProgressAnnouncer> = None;
    Effect::new(move || {
        let (goes_on, refreshed) = app.loader().progress.with(|progress| {
            let goes_on =
                progress.is_fetching && progress.error.is_none() && !progress.is_automatic;
            (goes_on && progress.answered.is_some(), progress.staged)
        });
        let counts = app.pages().counts();
        let refreshed = refreshed.map(|received| received as u64);
        let (loaded, total) = (refreshed.unwrap_or(counts.loaded), counts.total);
        if !goes_on || app.saved().is_outdated() {
            announcer = None;
        } else if let Some(announcer) = &mut announcer {
            if announcer.should_announce(clock::now(), loaded, total) {
                let number = |count| zoned::number(count, app.language.tag());
                let text = &app.text().load;
                app.announcer()
                    .announce(&progress_in_words(text, counts, refreshed, number));
            }
        } else {
            announcer = Some(ProgressAnnouncer::start(clock::now(), loaded, total));
        }
    });
}
