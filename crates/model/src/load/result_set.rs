//! The loaded tasks of one question.

use std::collections::HashMap;
use std::sync::Arc;

use crate::filter::Question;
use crate::filter::time_range::Bounds;
use crate::load::contradiction::{Contradiction, Contradictions, Mismatch};
use crate::load::load_plan::Stop;
pub use crate::table::order::Order;
use crate::task::field::TaskField;
use crate::task::row_key::RowKey;
use crate::task::status::TaskStatus;
use crate::task::status_counts::StatusCounts;
use crate::task::{BackupTask, Text};

/// The tasks of one response.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// The tasks, in the server's order.
    pub tasks: Vec<BackupTask>,
    /// Entries that are not tasks, as JSON.
    pub not_tasks: Vec<Box<str>>,
    /// `totalElements`: the server's count of matching tasks.
    pub total: Option<u64>,
    /// Whether bytes of the response that are no text were replaced by U+FFFD.
    pub has_replaced_bytes: bool,
}

impl Batch {
    /// The number of entries in the response.
    pub fn received(&self) -> usize {
        self.tasks.len() + self.not_tasks.len()
    }
}

/// The tasks loaded so far, each once, and the server's count of all.
///
/// Counts over all tasks are kept up to date as tasks come, because there may be 100,000 of them.
#[derive(Debug, Default)]
pub struct ResultSet {
    tasks: Vec<Arc<BackupTask>>,
    places: HashMap<RowKey, usize>,
    not_tasks: Vec<Box<str>>,
    total: Option<u64>,
    duplicates: usize,
    has_replaced_bytes: bool,
    counts: StatusCounts,
    id: ResultSetId,
    /// The places of tasks that a later response has changed, in the order of the changes.
    changed_places: Vec<u32>,
    running: usize,
    undetermined: usize,
    fields_left_out: usize,
    tenant_name: Option<Text>,
    cluster_name: Option<Text>,
    contradictions: Contradictions,
}

/// The identity of a set, which stays the same while the set grows. Sets with equal contents have different ones.
#[derive(Clone, Debug, Default)]
pub struct ResultSetId(Arc<()>);

impl PartialEq for ResultSetId {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl ResultSet {
    /// An empty set for the responses to a question, and to the bounds that were sent for its range.
    pub fn for_question(question: Question, bounds: Bounds) -> Self {
        Self {
            contradictions: Contradictions::new(question, bounds),
            ..Self::default()
        }
    }

    /// Merges the response to a request for a page, counted from 1. See [`ResultSet::merge`].
    pub fn merge_page(&mut self, page: usize, batch: Batch) -> usize {
        let is_new = |task: &&BackupTask| page == 1 || !self.places.contains_key(&task.key);
        let starts = batch
            .tasks
            .iter()
            .filter(is_new)
            .filter_map(|task| task.time(TaskField::StartTime));
        self.contradictions.record_page(page, starts);
        self.merge(batch)
    }

    /// Adds the entries of a response, and returns how many are new. A task with a known key replaces the older one. An entry
    /// that the response itself repeats is kept as often as the server sent it.
    pub fn merge(&mut self, batch: Batch) -> usize {
        let (before, received) = (self.entry_count(), batch.received());
        let (tasks_before, batch_tasks) = (self.tasks.len(), batch.tasks.len());
        let mut seen: HashMap<RowKey, u32> = HashMap::with_capacity(batch_tasks);
        for mut task in batch.tasks {
            let times = seen.entry(task.key).or_default();
            task.key = task.key.repeated(*times);
            *times += 1;
            self.insert_or_replace(&Arc::new(task));
        }
        let is_new_page = batch_tasks > 0 && self.tasks.len() - tasks_before == batch_tasks;
        self.merge_not_tasks(batch.not_tasks, is_new_page);
        self.total = batch.total.or(self.total);
        self.has_replaced_bytes |= batch.has_replaced_bytes;
        let new = self.entry_count() - before;
        // A larger first page repeats the smaller one before it by design.
        if received - new < before || received == before {
            self.duplicates += received - new;
        }
        new
    }

    /// Adds the entries of a response that are not tasks. Like a task, an entry that an earlier response had is not added
    /// again. But such entries look alike, so on a page whose tasks are all new (`is_new_page`) they are new as well.
    fn merge_not_tasks(&mut self, not_tasks: Vec<Box<str>>, is_new_page: bool) {
        // A server may send very many of them, so they are counted by key rather than searched.
        let mut known: HashMap<RowKey, u32> = HashMap::new();
        for json in self.not_tasks.iter().filter(|_| !is_new_page) {
            *known.entry(RowKey::of_content(json)).or_default() += 1;
        }
        for json in not_tasks {
            match known
                .get_mut(&RowKey::of_content(&json))
                .filter(|times| **times > 0)
            {
                Some(times) => *times -= 1,
                None => self.not_tasks.push(json),
            }
        }
    }

    /// The number of entries that repeated an earlier response without being requested again.
    pub const fn duplicates(&self) -> usize {
        self.duplicates
    }

    /// Adds a task that does not come from a response but from loaded tasks or from a file. Its key must be new.
    pub fn push(&mut self, task: &Arc<BackupTask>) {
        self.insert_or_replace(task);
    }

    /// Adds an entry that is not a task.
    pub fn push_not_task(&mut self, json: Box<str>) {
        self.not_tasks.push(json);
    }

    /// Sets how many tasks match, if known.
    pub fn set_total(&mut self, total: Option<u64>) {
        self.total = total;
    }

    /// Adds a task, or replaces the one with the same key.
    fn insert_or_replace(&mut self, task: &Arc<BackupTask>) {
        let place = self.places.get(&task.key).copied();
        let before = place.map(|place| Arc::clone(&self.tasks[place]));
        if before.as_ref().is_some_and(|before| before == task) {
            return;
        }
        self.count(before.as_deref(), task);
        if let Some(place) = place {
            self.tasks[place] = Arc::clone(task);
            self.changed_places.extend(u32::try_from(place).ok());
        } else {
            self.places.insert(task.key, self.tasks.len());
            self.tasks.push(Arc::clone(task));
        }
        self.update_names(before.as_deref(), task);
    }

    /// Updates the counts over all tasks when `task` is added or replaces `before`.
    fn count(&mut self, before: Option<&BackupTask>, task: &BackupTask) {
        let runs = |task: &BackupTask| {
            usize::from(task.status.as_ref().is_some_and(TaskStatus::is_running))
        };
        self.running -= before.map_or(0, runs);
        self.running += runs(task);
        let is_undetermined = |task: &BackupTask| usize::from(may_have_ended(task));
        self.undetermined -= before.map_or(0, is_undetermined);
        self.undetermined += is_undetermined(task);
        self.fields_left_out += task.unknown_left_out;
        if let Some(before) = before {
            self.fields_left_out -= before.unknown_left_out;
            self.counts.remove(before);
        }
        self.counts.add(task);
        self.contradictions.record(before, task);
    }

    /// Updates the names of the tenant and the cluster after `task` was added or has replaced `before`. Tasks of
    /// another tenant or cluster than the requested one do not name it.
    fn update_names(&mut self, before: Option<&BackupTask>, task: &BackupTask) {
        type NameOf = fn(&Contradictions, &BackupTask) -> Option<Text>;
        let names: [(NameOf, &mut Option<Text>); 2] = [
            (Contradictions::tenant_name, &mut self.tenant_name),
            (Contradictions::cluster_name, &mut self.cluster_name),
        ];
        for (name_of, known) in names {
            let name_of = |task: &BackupTask| name_of(&self.contradictions, task);
            let lost_name =
                before.is_some_and(|before| name_of(before).is_some()) && name_of(task).is_none();
            if lost_name {
                *known = self.tasks.iter().find_map(|task| name_of(task));
            } else if known.is_none() {
                *known = name_of(task);
            }
        }
    }

    /// The number of fields that are not kept because the tasks had too many.
    pub const fn fields_left_out(&self) -> usize {
        self.fields_left_out
    }

    /// The number of tasks loaded.
    pub fn len(&self) -> usize {
        self.tasks.len()
    }

    /// Whether no task is loaded.
    pub fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }

    /// The number of loaded entries: tasks, and entries that are not tasks.
    pub fn entry_count(&self) -> usize {
        self.tasks.len() + self.not_tasks.len()
    }

    /// The entries that are not tasks, as JSON.
    pub fn not_tasks(&self) -> &[Box<str>] {
        &self.not_tasks
    }

    /// How many tasks match, by the latest response that said so.
    pub const fn total(&self) -> Option<u64> {
        self.total
    }

    /// The number of tasks by status.
    pub const fn counts(&self) -> &StatusCounts {
        &self.counts
    }

    /// Whether this is every matching task: the load ended with [`Stop::Complete`], and the server's total is no higher. The
    /// total alone does not prove it, because a list that has shifted can have as many tasks that are not the same.
    pub fn is_all(&self, stop: Option<Stop>) -> bool {
        stop == Some(Stop::Complete)
            && self
                .total
                .is_none_or(|total| total <= self.entry_count() as u64)
    }

    /// The number of tasks that are known to run.
    pub const fn running(&self) -> usize {
        self.running
    }

    /// Whether a task is known to run: see [`TaskStatus::is_running`].
    pub const fn has_running(&self) -> bool {
        self.running > 0
    }

    /// The number of tasks of which it is not known whether they have ended: their status is none that OCP documents,
    /// and they have no finish.
    pub const fn undetermined(&self) -> usize {
        self.undetermined
    }

    /// Whether bytes of the responses that are no text were replaced by U+FFFD.
    pub const fn has_replaced_bytes(&self) -> bool {
        self.has_replaced_bytes
    }

    /// The tenant's name, from the first of its tasks that has one.
    pub fn tenant_name(&self) -> Option<&str> {
        self.tenant_name.as_deref()
    }

    /// The cluster's name, from the first of its tasks that has one.
    pub fn cluster_name(&self) -> Option<&str> {
        self.cluster_name.as_deref()
    }

    /// Where the responses contradict the question.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        self.contradictions.all()
    }

    /// The tasks that do not belong to another tenant or cluster than the requested one: only these are facts about it.
    pub fn tasks_of_scope(&self) -> impl Iterator<Item = &BackupTask> + Clone {
        let is_of_scope = |task: &&BackupTask| {
            !matches!(
                self.mismatch(task),
                Some(Mismatch::OtherCluster | Mismatch::OtherTenant)
            )
        };
        self.tasks.iter().map(AsRef::as_ref).filter(is_of_scope)
    }

    /// How a task of this set contradicts the question; `None` if it does not.
    pub fn mismatch(&self, task: &BackupTask) -> Option<Mismatch> {
        self.contradictions.mismatch(task)
    }

    /// The identity of this set.
    pub(crate) const fn id(&self) -> &ResultSetId {
        &self.id
    }

    /// The places of tasks that were changed after they had been added, in the order of the changes.
    pub(crate) fn changed_places(&self) -> &[u32] {
        &self.changed_places
    }

    /// The tasks, by their places.
    pub(crate) fn tasks(&self) -> &[Arc<BackupTask>] {
        &self.tasks
    }

    /// Drops up to `count` tasks, and returns whether there are more. Freeing 100,000 tasks takes a while, so a set that is no
    /// longer needed is emptied in steps. It must not be used for anything else.
    pub fn drop_rows(&mut self, count: usize) -> bool {
        self.tasks.truncate(self.tasks.len().saturating_sub(count));
        !self.tasks.is_empty()
    }

    /// The task of a row.
    pub fn get(&self, key: RowKey) -> Option<&Arc<BackupTask>> {
        self.places.get(&key).map(|place| &self.tasks[*place])
    }

    /// The task at a place of an [`Order`].
    pub fn at(&self, place: u32) -> Option<&Arc<BackupTask>> {
        self.tasks.get(place as usize)
    }

    /// The tasks in the order of their places.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<BackupTask>> {
        self.tasks.iter()
    }
}

/// Whether nothing shows that a task has ended, nor that it runs.
fn may_have_ended(task: &BackupTask) -> bool {
    matches!(task.status, Some(TaskStatus::Other(_))) && task.time(TaskField::FinishTime).is_none()
}

#[cfg(test)]
#[path = "result_set_tests.rs"]
pub(crate) mod tests;
