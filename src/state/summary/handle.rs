//! The summary, kept up to date, and the time by which its ages are told.

use gloo_timers::callback::Interval;
use leptos::prelude::*;
use model::summary::Summary;
use model::task::instant::Instant;

use crate::state::load::Loader;
use crate::state::saved::SavedFiles;

/// How often the clock is looked at, in milliseconds: twice a second, so that no second is left out.
const TICK_MS: u32 = 500;

/// Seconds after which the time advances while no task runs. Ages are told in minutes and more.
const IDLE_STEP_SECONDS: i64 = 30;

/// The summary of the loaded tasks.
#[derive(Clone, Copy, Debug)]
pub struct SummaryState {
    /// The summary.
    pub summary: Memo<Summary>,
    /// Whether it is that of another question, and must not be shown.
    pub is_outdated: Memo<bool>,
    /// The server's time, or that of an opened file. It advances while the page is in front.
    pub now: ReadSignal<Instant>,
}

impl SummaryState {
    /// The summary of the tasks of `loader`; `is_outdated` says whether they answer another question, `is_visible`
    /// whether the page is in front: its time stands still while it is not.
    pub fn new(
        loader: Loader,
        saved: SavedFiles,
        is_outdated: Memo<bool>,
        is_visible: ReadSignal<bool>,
    ) -> Self {
        let summary = Memo::new(move |known: Option<&Summary>| {
            let now = saved.moment();
            loader.rows.with(|rows| match known {
                // Hidden until the next response, the figures need not be rendered twice.
                Some(known) if is_outdated.get() && !rows.is_empty() => known.clone(),
                _ => Summary::of(rows.tasks_of_scope(), now),
            })
        });
        let (now, set_now) = signal(untrack(|| saved.moment()));
        let tick = move || {
            let has_running = summary.with_untracked(|summary| summary.running_count > 0);
            let seconds = if has_running { 1 } else { IDLE_STEP_SECONDS };
            let moment = untrack(|| saved.moment());
            let step = |time: Instant| time.timestamp().div_euclid(seconds);
            if step(moment) != step(now.get_untracked()) {
                set_now.set(moment);
            }
        };
        let ticks = StoredValue::new_local(None);
        Effect::new(move || {
            // New tasks may be younger than the time, and another file or a response may set it.
            summary.track();
            set_now.set(saved.moment());
            ticks.set_value(is_visible.get().then(|| Interval::new(TICK_MS, tick)));
        });
        Self {
            summary,
            is_outdated,
            now,
        }
    }
}
