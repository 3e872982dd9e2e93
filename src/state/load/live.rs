//! Live refresh: while a task runs, the page loads again by itself.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use model::link::query::TaskQuery;
use model::load::refresh::{self, RefreshConditions, RefreshStatus};
use model::load::result_set::ResultSet;
use model::load::retry::FailureKind;
use model::task::instant::Instant;
use wire::error::ApiError;

use super::loader::Loader;
use super::progress::Progress;
use crate::platform::{clock, presence};

/// The automatic refresh.
#[derive(Clone, Copy, Debug)]
pub struct LiveRefresh {
    /// Whether the page refreshes automatically, and how often.
    pub status: Memo<RefreshStatus>,
    is_paused: RwSignal<bool>,
}

impl LiveRefresh {
    /// Loads the question again for as long as a loaded task runs, as [`refresh`] decides.
    /// `is_visible` says whether the page is in front, `is_watching` whether the user waits for a task to end; `every_seconds` is the
    /// configured interval.
    pub(crate) fn new(
        query: ReadSignal<TaskQuery>,
        loader: Loader,
        is_visible: ReadSignal<bool>,
        is_watching: Memo<bool>,
        every_seconds: u32,
    ) -> Self {
        let is_paused = RwSignal::new(false);
        let has_running = Memo::new(move |_| loader.rows.with(ResultSet::has_running));
        let failures = failures_in_a_row(loader);
        let conditions = Memo::new(move |_| {
            let every_seconds = if loader.is_offline.get() {
                0
            } else {
                every_seconds
            };
            loader.progress.with(|progress| RefreshConditions {
                // A load that gave up after its retries is taken up again at the same interval.
                has_running: has_running.get() || progress.error.is_some(),
                every_seconds,
                took_milliseconds: progress.duration_ms,
                failures: failures.get(),
                is_visible: is_visible.get(),
                is_watching: is_watching.get(),
                is_blocked: is_blocked(progress),
                is_paused: is_paused.get(),
            })
        });
        let refresh = move || {
            if let Some(question) = query.with_untracked(TaskQuery::question) {
                loader.refresh_automatically(question);
            }
        };
        let timer = StoredValue::new_local(None);
        let mut was_visible = presence::is_visible();
        Effect::new(move || {
            let conditions = conditions.get();
            let has_returned =
                !std::mem::replace(&mut was_visible, is_visible.get()) && is_visible.get();
            let latest = loader.progress.with(|progress| {
                let failed = progress.error.as_ref().map(|failed| failed.at);
                failed.or(progress.received_at)
            });
            let age = latest.map_or(0, |latest| (clock::now() - latest).num_milliseconds());
            if has_returned && refresh::is_due(age, conditions) {
                timer.set_value(None);
                return refresh();
            }
            let next = refresh::interval(conditions);
            timer.set_value(next.map(|milliseconds| Timeout::new(milliseconds, refresh)));
        });
        Self {
            status: Memo::new(move |_| refresh::status(conditions.get())),
            is_paused,
        }
    }

    /// Pauses automatic refreshes, or resumes them.
    pub fn pause(self, is_paused: bool) {
        self.is_paused.set(is_paused);
    }
}

/// How many loads have given up since the last response.
fn failures_in_a_row(loader: Loader) -> Memo<u32> {
    let failed_at = Memo::new(move |_| {
        loader.progress.with(|progress| {
            let has_given_up = progress.retry_at.is_none() && !progress.is_fetching;
            let failed = progress.error.as_ref().filter(|_| has_given_up);
            (failed.map(|failed| failed.at), progress.received_at)
        })
    });
    let counted = Memo::new(move |known: Option<&(u32, Option<Instant>)>| {
        let (failed_at, received_at) = failed_at.get();
        let (count, before) = known.copied().unwrap_or_default();
        match failed_at {
            _ if received_at != before => (u32::from(failed_at.is_some()), received_at),
            Some(_) => (count + 1, before),
            None => (count, before),
        }
    });
    Memo::new(move |_| counted.get().0)
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
