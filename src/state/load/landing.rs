//! How a response is taken in: its tasks are added, ordered and shown, in steps if there are many.

use leptos::prelude::*;
use model::load::load_plan::Stop;
use model::load::result_set::{Batch, ResultSet};
use model::shared::server_clock::Freshness;
use wire::envelope::Base;

use super::loader::{Loader, drop_in_slices};
use super::state::{Job, LoadState, PageContent, StagedRows};
use crate::platform::clock;
use crate::platform::scheduling::yield_to_browser;

/// A response with more entries than this is taken in step by step.
const MAX_ENTRIES_AT_ONCE: usize = 500;

/// What is to be shown once a response was taken in.
struct Landed {
    /// Rows to show in place of those on screen.
    next: Option<StagedRows>,
    /// Rows that the restarted load does not need any more.
    discarded: Option<StagedRows>,
    /// Whether the response's rows were staged, not added to those on screen.
    was_staged: bool,
    /// How many rows are staged and not shown yet.
    staged: Option<usize>,
    stop: Option<Stop>,
    /// Whether the load has failed meanwhile, as another request was refused.
    has_failed: bool,
    freshness: Option<Freshness>,
}

impl Loader {
    /// Takes a response in; `None` when another load has replaced this one. A large response is taken
    /// in in three steps, between which the browser may do something else; it is shown in the last.
    pub(super) async fn land(
        self,
        load: u32,
        page: usize,
        content: PageContent,
        duration_ms: u32,
    ) -> Option<()> {
        let PageContent {
            base,
            batch,
            freshness,
        } = content;
        let is_large = batch.received() > MAX_ENTRIES_AT_ONCE;
        if is_large {
            yield_to_browser().await;
        }
        let starts_over = self.merge(load, page, batch, freshness)?;
        if is_large {
            yield_to_browser().await;
            self.order_merged(load)?;
            yield_to_browser().await;
        }
        self.show_merged(load, starts_over, base, duration_ms)
    }

    /// Adds the tasks to the rows and to the plan; returns whether the load starts over.
    fn merge(self, load: u32, page: usize, batch: Batch, freshness: Freshness) -> Option<bool> {
        let mut state = self.state.write_value();
        let job = state.job_of(load)?;
        job.note_response(freshness);
        if let Some(staged) = &mut job.staged {
            Some(Job::merge(&mut job.plan, &mut staged.rows, page, batch))
        } else {
            // Readers are not notified: the rows are shown in a later step.
            let mut rows = self.set_rows.write_untracked();
            Some(Job::merge(&mut job.plan, &mut rows, page, batch))
        }
    }

    /// Finds the places of the merged rows, so that they are known when the rows are shown.
    fn order_merged(self, load: u32) -> Option<()> {
        let mut state = self.state.write_value();
        match &mut state.job_of(load)?.staged {
            Some(staged) => {
                let order = self.ordering.order(&staged.rows, staged.order.as_ref());
                staged.order = Some(order);
            }
            None => self.rows.with_untracked(|rows| self.ordering.prepare(rows)),
        }
        Some(())
    }

    /// Shows the merged rows, or keeps them staged until they are as many as those on screen.
    fn show_merged(self, load: u32, starts_over: bool, base: Base, duration_ms: u32) -> Option<()> {
        let shown = self.rows.with_untracked(ResultSet::len);
        let answered = self.progress.with_untracked(|progress| progress.answered);
        let mut state = self.state.write_value();
        let job = state.job_of(load)?;
        let is_refresh = answered == Some(job.question);
        let (question, bounds, is_automatic) = (job.question, job.bounds, job.is_automatic);
        let landed = state.finish_page(is_refresh, starts_over, shown);
        drop(state);
        if let Some(StagedRows { rows, order }) = landed.next {
            if let Some(order) = order {
                self.ordering.set_prepared(order);
            }
            self.rows.with_untracked(|shown| {
                let refresh = (is_refresh && is_automatic).then_some((shown, &rows));
                self.news().note(refresh);
            });
            self.replace_rows(rows);
        } else if !landed.was_staged {
            self.set_rows.notify();
        }
        if let Some(discarded) = landed.discarded {
            drop_in_slices(discarded.rows);
        }
        self.set_progress.update(|progress| {
            progress.is_fetching = landed.stop.is_none() && !landed.has_failed;
            progress.error.take_if(|_| !landed.has_failed);
            progress.duration_ms = duration_ms;
            progress.staged = landed.staged;
            if landed.staged.is_none() {
                progress.answered = Some(question);
                progress.bounds = bounds;
                progress.as_of = landed.freshness.map(|freshness| freshness.as_of);
                progress.delay = landed.freshness.and_then(|freshness| freshness.delay);
                progress.received_at = Some(clock::now());
                if !is_automatic {
                    progress.requested_at = progress.as_of;
                }
                progress.base = Some(base);
                progress.stop = landed.stop;
            }
        });
        Some(())
    }
}

impl LoadState {
    /// Decides which rows are shown now. Rows of a refresh stay staged while they are fewer than
    /// the `shown` ones; a load that starts over is staged, too.
    fn finish_page(&mut self, is_refresh: bool, starts_over: bool, shown: usize) -> Landed {
        let mut landed = Landed {
            next: None,
            discarded: None,
            was_staged: false,
            staged: None,
            stop: None,
            has_failed: false,
            freshness: None,
        };
        let Some(job) = &mut self.job else {
            return landed;
        };
        landed.stop = job.plan.stop();
        landed.freshness = job.freshness;
        let stays_staged = |staged: &StagedRows| {
            is_refresh && (starts_over || (staged.rows.len() < shown && landed.stop.is_none()))
        };
        landed.was_staged = job.staged.is_some();
        landed.next = job.staged.take_if(|staged| !stays_staged(staged));
        if starts_over {
            // OCP's list has changed, so it is collected anew behind the rows that are shown.
            job.freshness = None;
            let empty = StagedRows::empty(&job.question, job.bounds);
            landed.discarded = job.staged.replace(empty);
        }
        let staged = job.staged.as_ref().filter(|_| landed.next.is_none());
        landed.staged = staged.map(|staged| staged.rows.len());
        job.tries = u32::from(job.plan.is_next_sent());
        if starts_over || landed.stop.is_some() {
            self.abort_and_drop_waiting();
            self.may_send = landed.stop.is_none();
        }
        landed.has_failed = !self.may_send && landed.stop.is_none();
        landed
    }
}
