//! Live: while a task runs, the page asks again by itself.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::platform::{clock, presence};
use crate::state::load::loader::{Loader, Progress};
use model::link::query::TaskQuery;
use model::load::refresh::{self, RefreshConditions};
use model::load::result_set::ResultSet;
use model::load::retry::FailureKind;
use model::settings::config::Config;
use wire::error::ApiError;

/// Asks the question again for as long as a loaded task runs, as [`refresh`] decides.
pub(crate) fn keep_fresh(
    query: RwSignal<TaskQuery>,
    loader: &'static Loader,
    config: &'static Config,
) {
    let visible = RwSignal::new(presence::is_visible());
    presence::on_visibility(move || visible.set(presence::is_visible()));
    let running = Memo::new(move |_| loader.rows.with(ResultSet::has_running));
    let facts = move || {
        loader.progress.with(|progress| RefreshConditions {
            // What gave up after three tries is taken up again as seldom as what runs.
            running: running.get() || progress.error.is_some(),
            every_seconds: config.refresh_seconds,
            took_milliseconds: progress.took,
            visible: visible.get(),
            blocked: is_blocked(progress) || loader.offline.get(),
        })
    };
    let ask = move || {
        if let Some(question) = query.with_untracked(TaskQuery::question) {
            loader.ask_by_itself(question);
        }
    };
    let timer = StoredValue::new_local(None);
    let mut was_visible = presence::is_visible();
    Effect::new(move || {
        let facts = facts();
        let back = !std::mem::replace(&mut was_visible, visible.get()) && visible.get();
        let latest = loader.progress.with(|progress| {
            progress
                .error
                .as_ref()
                .map(|failed| failed.at)
                .or(progress.as_of)
        });
        let age = latest.map_or(0, |latest| (clock::now() - latest).num_milliseconds());
        // Who comes back to a page that was behind for long should not wait.
        if back && refresh::is_due(age, facts) {
            timer.set_value(None);
            return ask();
        }
        timer.set_value(refresh::interval(facts).map(|milliseconds| Timeout::new(milliseconds, ask)));
    });
}

/// Whether a load goes on or waits, or only the user can help.
fn is_blocked(progress: &Progress) -> bool {
    let needs_user = |error: &ApiError| error.trouble() != FailureKind::Transient;
    progress.fetching
        || progress.again_at.is_some()
        || progress.paused
        || (progress.stop.is_none() && progress.error.is_none())
        || progress
            .error
            .as_ref()
            .is_some_and(|failed| needs_user(&failed.error))
}
