//! Live refresh: while a task runs, the page loads again by itself.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use model::link::query::TaskQuery;
use model::load::refresh::{self, RefreshConditions};
use model::load::result_set::ResultSet;
use model::load::retry::FailureKind;
use wire::error::ApiError;

use super::loader::Loader;
use super::progress::Progress;
use crate::platform::{clock, presence};

/// Loads the question again for as long as a loaded task runs, as [`refresh`] decides.
/// `is_visible` says whether the page is in front; `every_seconds` is the configured interval.
pub(crate) fn keep_fresh(
    query: ReadSignal<TaskQuery>,
    loader: Loader,
    is_visible: ReadSignal<bool>,
    every_seconds: u32,
) {
    let has_running = Memo::new(move |_| loader.rows.with(ResultSet::has_running));
    let facts = move || {
        loader.progress.with(|progress| RefreshConditions {
            // A load that gave up after its retries is taken up again at the same interval.
            has_running: has_running.get() || progress.error.is_some(),
            every_seconds,
            took_milliseconds: progress.duration_ms,
            is_visible: is_visible.get(),
            is_blocked: is_blocked(progress) || loader.is_offline.get(),
        })
    };
    let refresh = move || {
        if let Some(question) = query.with_untracked(TaskQuery::question) {
            loader.refresh_automatically(question);
        }
    };
    let timer = StoredValue::new_local(None);
    let mut was_visible = presence::is_visible();
    Effect::new(move || {
        let facts = facts();
        let has_returned =
            !std::mem::replace(&mut was_visible, is_visible.get()) && is_visible.get();
        let latest = loader.progress.with(|progress| {
            let failed = progress.error.as_ref().map(|failed| failed.at);
            failed.or(progress.received_at)
        });
        let age = latest.map_or(0, |latest| (clock::now() - latest).num_milliseconds());
        if has_returned && refresh::is_due(age, facts) {
            timer.set_value(None);
            return refresh();
        }
        let next = refresh::interval(facts);
        timer.set_value(next.map(|milliseconds| Timeout::new(milliseconds, refresh)));
    });
}

/// Whether a load goes on or waits, or only the user can help.
fn is_blocked(progress: &Progress) -> bool {
    let needs_user = |error: &ApiError| error.failure_kind() != FailureKind::Transient;
    progress.is_fetching
        || progress.retry_at.is_some()
        || progress.is_paused
        || (progress.stop.is_none() && progress.error.is_none())
        || progress
            .error
            .as_ref()
            .is_some_and(|failed| needs_user(&failed.error))
}
