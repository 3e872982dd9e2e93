//! The rows of the overview, as the responses fill them.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::filter::time_range::{Bounds, TimeRange};
use crate::filter::{Question, Scope, TaskFilter};
use crate::load::load_plan::ReceivedPage;
use crate::load::result_set::{Batch, ResultSet};
use crate::overview::figures::{Attention, TenantFigures};
use crate::overview::plan::{ClusterOutcome, OverviewPlan};
use crate::scopes::list::{ListEntry, ListPage, Listing};
use crate::task::instant::Instant;
use crate::task::{ClusterId, TenantId};

/// What is known of a tenant; `E` is the failure of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum TenantAnswer<E> {
    /// It has not been asked.
    Waiting,
    /// Its tasks cannot be had.
    Failed(E),
    /// What its tasks tell.
    Figures(Box<TenantFigures>),
}

/// A tenant of the cluster.
#[derive(Clone, Debug, PartialEq)]
pub struct TenantRow<E> {
    /// Its id in OCP.
    pub id: TenantId,
    /// Its name; empty if it is not known.
    pub name: String,
    /// What is known of its backups.
    pub answer: TenantAnswer<E>,
    /// Whether that was known before the tenants were asked again, and its answer has not come yet.
    pub is_earlier: bool,
}

/// The tenants of a cluster and what is known of each.
#[derive(Debug)]
pub struct Overview<E> {
    /// The cluster.
    pub cluster: ClusterId,
    /// The time range of the tasks.
    pub range: TimeRange,
    /// The range as it was sent.
    pub bounds: Bounds,
    /// What is requested next.
    pub plan: OverviewPlan,
    /// Why OCP's list of tenants could not be read. Only tenants with tasks are known then.
    pub list_error: Option<E>,
    /// When the first response with tasks was made, by the server's clock.
    pub as_of: Option<Instant>,
    listing: Listing,
    rows: Vec<TenantRow<E>>,
    /// The tenants with what was known of their backups before they were asked again.
    earlier: Vec<TenantRow<E>>,
    /// The tasks of the whole cluster that have come so far, by tenant.
    staged: HashMap<Option<TenantId>, ResultSet>,
    staged_count: usize,
    /// Whether the tasks of the whole cluster have come.
    pub is_cluster_wide: bool,
    /// The cluster's name, if a task tells it.
    pub cluster_name: Option<String>,
    /// The number of tasks that name no tenant, or another cluster.
    pub without_tenant: usize,
}

impl<E: Clone> Overview<E> {
    /// An overview of which nothing is known; of a cluster with more than `limit` tasks, each tenant is asked.
    pub fn new(cluster: ClusterId, range: TimeRange, bounds: Bounds, limit: usize) -> Self {
        Self {
            cluster,
            range,
            bounds,
            plan: OverviewPlan::new(limit),
            list_error: None,
            as_of: None,
            listing: Listing::default(),
            rows: Vec::new(),
            earlier: Vec::new(),
            staged: HashMap::new(),
            staged_count: 0,
            is_cluster_wide: false,
            cluster_name: None,
            without_tenant: 0,
        }
    }

    /// Keeps what `earlier` has of the same cluster and range until the tenants have answered again.
    #[must_use]
    pub fn after(mut self, earlier: &Self) -> Self {
        if (earlier.cluster, earlier.range) == (self.cluster, self.range) {
            self.cluster_name.clone_from(&earlier.cluster_name);
            self.earlier = earlier.with_earlier();
            self.earlier
                .retain(|row| matches!(row.answer, TenantAnswer::Figures(_)));
            for row in &mut self.earlier {
                row.is_earlier = true;
            }
        }
        self
    }

    /// The rows, and where a tenant has not been asked, what was known earlier.
    fn with_earlier(&self) -> Vec<TenantRow<E>> {
        if self.rows.is_empty() && !self.is_done() {
            return self.earlier.clone();
        }
        let earlier: HashMap<_, _> = self.earlier.iter().map(|row| (row.id, row)).collect();
        let known = |row: &TenantRow<E>| {
            let is_waiting = matches!(row.answer, TenantAnswer::Waiting);
            let known = earlier.get(&row.id).filter(|_| is_waiting);
            known.map_or_else(|| row.clone(), |known| (*known).clone())
        };
        self.rows.iter().map(known).collect()
    }

    /// The question whose tasks are a tenant's.
    pub fn question(&self, tenant: TenantId) -> Question {
        Question {
            scope: Scope {
                cluster: self.cluster,
                tenant,
            },
            filter: TaskFilter {
                range: self.range,
                ..TaskFilter::everything()
            },
        }
    }

    /// Takes in a page of the list of tenants.
    pub fn add_tenants(&mut self, page: ListPage) {
        self.listing.add_page(page);
        let has_more = self.listing.has_more();
        if !has_more {
            let rows = self
                .listing
                .entries()
                .iter()
                .map(|entry: &ListEntry| TenantRow {
                    id: TenantId(entry.id),
                    name: entry.name.clone(),
                    answer: TenantAnswer::Waiting,
                    is_earlier: false,
                });
            self.rows = rows.collect();
        }
        self.plan.record_tenants(has_more);
    }

    /// Goes on without the list of tenants.
    pub fn go_without_list(&mut self, error: E) {
        self.list_error = Some(error);
        self.plan.record_tenants(false);
    }

    /// Asks each tenant: OCP does not give the tasks of the whole cluster. Without a list there is none to ask.
    pub fn ask_each(&mut self) {
        self.clear_staged();
        self.plan.ask_each(self.rows.iter().map(|row| row.id));
    }

    fn clear_staged(&mut self) {
        self.staged.clear();
        self.staged_count = 0;
    }

    /// Takes in a page, counted from 1, of the tasks of the whole cluster.
    pub fn add_cluster_tasks(&mut self, page: usize, batch: Batch, now: Instant) {
        let (entries, total) = (batch.received(), batch.total);
        let new = self.stage(page, batch);
        self.staged_count += new;
        let received = ReceivedPage {
            entries,
            new,
            loaded: self.staged_count,
            total,
        };
        let tenants = self.rows.iter().map(|row| row.id);
        match self.plan.record_cluster_tasks(received, tenants) {
            ClusterOutcome::Continue => {}
            ClusterOutcome::Restart | ClusterOutcome::Incomplete => self.clear_staged(),
            ClusterOutcome::Complete => self.take_staged(now),
        }
    }

    /// Keeps tasks of the whole cluster by tenant, and returns how many entries are new.
    fn stage(&mut self, page: usize, batch: Batch) -> usize {
        let mut batches: HashMap<Option<TenantId>, Batch> = HashMap::new();
        for task in batch.tasks {
            let is_other = task.cluster_id.is_some_and(|id| id != self.cluster.0);
            let tenant = task.tenant_id.filter(|_| !is_other).map(TenantId);
            batches.entry(tenant).or_default().tasks.push(task);
        }
        batches.entry(None).or_default().not_tasks = batch.not_tasks;
        let mut new = 0;
        for (tenant, batch) in batches {
            let question = tenant.map(|tenant| self.question(tenant));
            let of_tenant = || {
                question.map_or_else(ResultSet::default, |question| {
                    ResultSet::for_question(question, self.bounds)
                })
            };
            let rows = self.staged.entry(tenant).or_insert_with(of_tenant);
            new += rows.merge_page(page, batch);
        }
        new
    }

    /// Gives each tenant its tasks. One that OCP's list does not have gets a row, too.
    fn take_staged(&mut self, now: Instant) {
        let mut staged = std::mem::take(&mut self.staged);
        self.without_tenant = staged.remove(&None).map_or(0, |rows| rows.entry_count());
        let known: HashSet<_> = self.rows.iter().map(|row| row.id).collect();
        let others = staged.keys().flatten().filter(|id| !known.contains(id));
        let others = others.map(|id| TenantRow {
            id: *id,
            name: String::new(),
            answer: TenantAnswer::Waiting,
            is_earlier: false,
        });
        self.rows.extend(others);
        let mut without_tasks = Vec::new();
        for row in &mut self.rows {
            if let Some(rows) = staged.remove(&Some(row.id)) {
                row.fill(&rows, now);
                note_name(&mut self.cluster_name, &rows);
            } else {
                without_tasks.push(row.id);
            }
        }
        self.is_cluster_wide = true;
        // Either they have no task, or the user may not read theirs.
        self.plan.ask_each(without_tasks.into_iter());
    }

    /// Takes in the tasks of a tenant.
    pub fn add_tenant_tasks(&mut self, tenant: TenantId, batch: Batch, now: Instant) {
        let mut rows = ResultSet::for_question(self.question(tenant), self.bounds);
        rows.merge_page(1, batch);
        if let Some(row) = self.row_mut(tenant) {
            row.fill(&rows, now);
            note_name(&mut self.cluster_name, &rows);
        }
        self.plan.record_tenant(tenant);
    }

    /// Notes why a tenant's tasks cannot be had.
    pub fn fail_tenant(&mut self, tenant: TenantId, error: E) {
        if let Some(row) = self.row_mut(tenant) {
            row.answer = TenantAnswer::Failed(error);
        }
        self.plan.record_tenant(tenant);
    }

    fn row_mut(&mut self, tenant: TenantId) -> Option<&mut TenantRow<E>> {
        self.rows.iter_mut().find(|row| row.id == tenant)
    }

    /// The number of tenants whose backups are known or cannot be had, and of all.
    pub fn progress(&self) -> (usize, usize) {
        let asked = |row: &&TenantRow<E>| !matches!(row.answer, TenantAnswer::Waiting);
        (self.rows.iter().filter(asked).count(), self.rows.len())
    }

    /// The rows, those first that need attention most at the server's time `now`: failed last, running too long, no
    /// backup for longest; then those that are not known.
    pub fn sorted(&self, now: Instant) -> Vec<TenantRow<E>> {
        let mut rows = self.with_earlier();
        rows.sort_by_cached_key(|row| (rank(&row.answer, now), row.name.clone(), row.id));
        rows
    }

    /// Whether nothing is left to request.
    pub fn is_done(&self) -> bool {
        self.plan.is_done()
    }
}

impl<E> TenantRow<E> {
    /// Takes in the tenant's tasks.
    fn fill(&mut self, rows: &ResultSet, now: Instant) {
        if let (true, Some(name)) = (self.name.is_empty(), rows.tenant_name()) {
            name.clone_into(&mut self.name);
        }
        self.answer = TenantAnswer::Figures(Box::new(TenantFigures::of(rows, now)));
    }
}

impl<E> TenantAnswer<E> {
    /// What the tenant needs at the server's time `now`; `None` if that is not known.
    pub fn attention(&self, now: Instant) -> Option<Attention> {
        match self {
            Self::Figures(figures) => Some(figures.attention(now)),
            Self::Waiting | Self::Failed(_) => None,
        }
    }
}

/// Keeps the first name of the cluster that a task tells.
fn note_name(name: &mut Option<String>, rows: &ResultSet) {
    if name.is_none() {
        *name = rows.cluster_name().map(str::to_owned);
    }
}

/// The place of a row among the others.
fn rank<E>(
    answer: &TenantAnswer<E>,
    now: Instant,
) -> (
    bool,
    bool,
    Option<Attention>,
    Option<Reverse<Instant>>,
    Option<Instant>,
) {
    let is_waiting = matches!(answer, TenantAnswer::Waiting);
    let TenantAnswer::Figures(figures) = answer else {
        return (true, is_waiting, None, None, None);
    };
    let attention = figures.attention(now);
    let failed_at = figures.last_failure.as_ref().map(|failure| failure.at);
    let finished = figures
        .last_success
        .as_ref()
        .map(|success| success.finished);
    let by_failure = failed_at
        .filter(|_| attention == Attention::Failed)
        .map(Reverse);
    (false, false, Some(attention), by_failure, finished)
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
