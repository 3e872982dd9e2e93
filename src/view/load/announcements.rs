//! What screen readers hear of a load: how it ended, and now and then how far it is.

use leptos::prelude::*;

use crate::platform::clock;
use crate::state::app::App;
use crate::view::context::{failure_sentence, intl_format};
use crate::view::words::contradictions::contradiction;
use crate::view::words::failures::title;
use crate::view::words::load::{FinishedLoad, finished_load, load_progress};
use model::load::contradiction::Contradiction;
use model::load::load_plan::Stop;
use model::load::progress_announcer::ProgressAnnouncer;
use model::load::result_set::ResultSet;

/// How the latest load stands: failed, ended or stopped; empty while it goes on.
pub(crate) fn load_sentence(app: App) -> String {
    let text = &app.text().load;
    let count = || app.loader().rows.with(ResultSet::len) as u64;
    app.loader().progress.with(|progress| {
        if let Some(failed) = &progress.error {
            let title = title(&failed.error, count() > 0, app.text());
            let retrying = match progress.retry_at {
                Some(_) => text.retrying,
                None => "",
            };
            let sentence = failure_sentence(&failed.error, app);
            return format!("{title}. {sentence} {retrying}")
                .trim_end()
                .to_owned();
        }
        if progress.stop.is_some() {
            let load = FinishedLoad {
                count: count(),
                coverage: app.pages().counts().coverage(),
                requested_at: progress.requested_at,
                file: app.saved().opened.get().map(|opened| opened.name.clone()),
                contradictions: contradiction_sentences(app),
            };
            return finished_load(&load, app.text(), &intl_format(app));
        }
        let cancelled = if progress.is_paused {
            text.cancelled
        } else {
            ""
        };
        cancelled.to_owned()
    })
}

/// A sentence for each contradiction of the rows on screen.
pub(crate) fn contradiction_sentences(app: App) -> Vec<String> {
    // Pages of a list that keeps changing do not fit together, for a reason that has its own notice.
    let keeps_changing = app
        .loader()
        .progress
        .with(|progress| progress.stop == Some(Stop::Shifting));
    let (found, loaded) = app
        .loader()
        .rows
        .with(|rows| (rows.contradictions(), ResultSet::len(rows) as u64));
    let format = intl_format(app);
    found
        .into_iter()
        .filter(|found| !(keeps_changing && *found == Contradiction::PageOrder))
        .map(|found| contradiction(found, loaded, app.text(), &format))
        .collect()
}

/// Announces now and then the progress of a load that the user asked for, until the current owner is
/// cleaned up.
pub(crate) fn announce_progress(app: App) {
    let mut announcer: Option<ProgressAnnouncer> = None;
    Effect::new(move || {
        let (is_requested, staged) = app.loader().progress.with(|progress| {
            let goes_on = progress.is_fetching && progress.error.is_none();
            let is_first = progress.answered.is_none();
            (
                goes_on && !is_first && !progress.is_automatic,
                progress.staged,
            )
        });
        let counts = app.pages().counts();
        let refreshed = staged.map(|received| received as u64);
        let (loaded, total) = (refreshed.unwrap_or(counts.loaded), counts.total);
        if !is_requested || app.saved().is_outdated() {
            announcer = None;
        } else if let Some(announcer) = &mut announcer {
            if announcer.should_announce(clock::now(), loaded, total) {
                let format = intl_format(app);
                app.announcer().announce(&load_progress(
                    counts,
                    refreshed,
                    &app.text().load,
                    &format,
                ));
            }
        } else {
            announcer = Some(ProgressAnnouncer::start(clock::now(), loaded, total));
        }
    });
}
