//! How an answer is taken in: its tasks are added, put in order and shown, step by step where there are many.

use crate::platform::clock;
use crate::platform::zoned::breathe;
use crate::state::load::job::Behind;
use crate::state::load::loader::{Loader, let_go};
use leptos::prelude::*;
use model::load::load_plan::{PlanOutcome, ReceivedPage};
use model::load::result_set::{Batch, ResultSet};
use wire::answer::Base;

/// An answer with more entries than this is taken in step by step.
const FEW: usize = 500;

impl Loader {
    /// Takes an answer in; `None` when another load has taken the place of this one. What a large one needs is done in
    /// three steps, between which the browser may do something else: nobody sees anything of it before the last.
    pub(crate) async fn land(
        &'static self,
        load: u32,
        page: usize,
        base: Base,
        batch: Batch,
        took: u32,
    ) -> Option<()> {
        let is_large = batch.received() > FEW;
        if is_large {
            breathe().await;
        }
        let starts_over = self.take(load, page, batch)?;
        if is_large {
            breathe().await;
            self.put_in_order(load)?;
            breathe().await;
        }
        self.show_landed(load, starts_over, base, took)
    }

    /// Adds the tasks to the rows, and tells the plan; whether the load starts over.
    fn take(&'static self, load: u32, page: usize, batch: Batch) -> Option<bool> {
        let entries = batch.received();
        let taken = self.slot.try_update_value(|slot| {
            let job = slot.job_of(load)?;
            job.since.get_or_insert_with(clock::now);
            let plan = &mut job.plan;
            let take = |rows: &mut ResultSet| {
                let new = rows.merge_page(page, batch);
                let received = ReceivedPage {
                    entries,
                    new,
                    loaded: rows.entry_count(),
                    total: rows.total(),
                };
                plan.record_response(received) == PlanOutcome::Restart
            };
            match &mut job.behind {
                Some(behind) => Some(take(&mut behind.rows)),
                None => self.rows.try_update_untracked(take),
            }
        });
        taken.flatten()
    }

    /// Finds the places of what has come, so that they are known when it is shown.
    fn put_in_order(&'static self, load: u32) -> Option<()> {
        let ordered = self.slot.try_update_value(|slot| {
            match &mut slot.job_of(load)?.behind {
                Some(behind) => {
                    behind.order = Some(self.sorting.ahead(&behind.rows, behind.order.as_ref()))
                }
                None => self
                    .rows
                    .with_untracked(|rows| self.sorting.follow_up(rows)),
            }
            Some(())
        });
        ordered.flatten()
    }

    /// Shows what has come, or keeps it until it is as much as is on screen.
    fn show_landed(
        &'static self,
        load: u32,
        starts_over: bool,
        base: Base,
        took: u32,
    ) -> Option<()> {
        let shown = self.rows.with_untracked(ResultSet::len);
        let answered = self.progress.with_untracked(|progress| progress.answered);
        let landed = self.slot.try_update_value(|slot| {
            let job = slot.job_of(load)?;
            let (stop, since) = (job.plan.stop(), job.since.unwrap_or_else(clock::now));
            let is_refresh = answered == Some(job.question);
            let stays = |behind: &Behind| {
                is_refresh && (starts_over || (behind.rows.len() < shown && stop.is_none()))
            };
            let (is_behind, next) = (
                job.behind.is_some(),
                job.behind.take_if(|behind| !stays(behind)),
            );
            let former = if starts_over {
                // The list is another one by now: it is collected anew, behind what is shown.
                job.since = None;
                job.behind
                    .replace(Behind::nothing_yet(&job.question, job.bounds))
            } else {
                None
            };
            let refreshed = job
                .behind
                .as_ref()
                .filter(|_| next.is_none())
                .map(|behind| behind.rows.len());
            let of = (job.question, job.bounds, since, job.by_itself);
            job.tries = u32::from(job.plan.is_next_sent());
            if starts_over || stop.is_some() {
                slot.end_ahead();
                slot.goes = stop.is_none();
            }
            // It may have failed meanwhile: another request was refused.
            let has_failed = !slot.goes && stop.is_none();
            Some((is_behind, next, former, refreshed, of, stop, has_failed))
        });
        let (is_behind, next, former, refreshed, of, stop, has_failed) = landed.flatten()?;
        if let Some(Behind { rows, order }) = next {
            if let Some(order) = order {
                self.sorting.is_ready(order);
            }
            self.replace(rows);
        } else if !is_behind {
            self.rows.notify();
        }
        if let Some(former) = former {
            let_go(former.rows);
        }
        let (question, bounds, since, by_itself) = of;
        self.progress.update(|progress| {
            progress.fetching = stop.is_none() && !has_failed;
            progress.error.take_if(|_| !has_failed);
            progress.took = took;
            progress.refreshed = refreshed;
            if refreshed.is_none() {
                progress.answered = Some(question);
                progress.bounds = bounds;
                progress.as_of = Some(since);
                if !by_itself {
                    progress.asked_at = Some(since);
                }
                progress.base = Some(base);
                progress.stop = stop;
            }
        });
        Some(())
    }
}
