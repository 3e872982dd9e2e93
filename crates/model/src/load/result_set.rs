//! The tasks that answer one question, as far as they are loaded.

use std::collections::HashMap;
use std::sync::Arc;

use crate::filter::TaskFilter;
use crate::filter::time_range::Bounds;
use crate::load::contradiction::{Contradiction, Contradictions};
use crate::load::load_plan::Stop;
pub use crate::table::order::Order;
use crate::task::row_key::RowKey;
use crate::task::status::TaskStatus;
use crate::task::status_counts::StatusCounts;
use crate::task::{BackupTask, Text};

/// One answer's share of the tasks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// The tasks, in the server's order.
    pub tasks: Vec<BackupTask>,
    /// Entries that are not tasks at all, as the JSON they came as.
    pub not_tasks: Vec<Box<str>>,
    /// `totalElements`: how many tasks match, as the server says.
    pub total: Option<u64>,
}

impl Batch {
    /// How many entries the server gave.
    pub fn received(&self) -> usize {
        self.tasks.len() + self.not_tasks.len()
    }
}

/// The tasks loaded so far, each once, and what the server says of the rest.
///
/// What is asked of all of them again and again is counted as they come: there may be 100,000.
#[derive(Debug, Default)]
pub struct ResultSet {
    tasks: Vec<Arc<BackupTask>>,
    place: HashMap<RowKey, usize>,
    not_tasks: Vec<Box<str>>,
    total: Option<u64>,
    duplicates: usize,
    counts: StatusCounts,
    identity: Identity,
    /// The places of tasks that a newer answer has changed, one after the other.
    changed: Vec<u32>,
    running: usize,
    fields_left_out: usize,
    tenant_name: Option<Text>,
    cluster_name: Option<Text>,
    contradictions: Contradictions,
}

/// What makes a set the same set, however it grows. Two sets that are the same now are not.
#[derive(Clone, Debug, Default)]
pub struct Identity(Arc<()>);

impl PartialEq for Identity {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl ResultSet {
    /// A set for the answers to a filter, and the instants that were sent for it.
    pub fn answering(filter: TaskFilter, bounds: Bounds) -> Self {
        Self {
            contradictions: Contradictions::to(filter, bounds),
            ..Self::default()
        }
    }

    /// Takes in the answer to a request for a page, from 1. See [`ResultSet::merge`].
    pub fn merge_page(&mut self, page: usize, batch: Batch) -> usize {
        let is_new = |task: &&BackupTask| page == 1 || !self.place.contains_key(&task.key);
        let starts = batch
            .tasks
            .iter()
            .filter(is_new)
            .filter_map(|task| task.start_time);
        self.contradictions.note_page(page, starts);
        self.merge(batch)
    }

    /// Takes an answer in. A task that is there already is replaced by what the newer answer says of it. What
    /// one answer itself repeats is kept: the server said it twice. Returns how many entries are new.
    pub fn merge(&mut self, batch: Batch) -> usize {
        let (before, received) = (self.accounted(), batch.received());
        let (known_before, answered) = (self.tasks.len(), batch.tasks.len());
        let mut seen: HashMap<RowKey, u32> = HashMap::with_capacity(answered);
        for mut task in batch.tasks {
            let times = seen.entry(task.key).or_default();
            task.key = task.key.repeated(*times);
            *times += 1;
            self.take(Arc::new(task));
        }
        // As with tasks: what one answer repeats counts as often, what another answer repeats does not. But they
        // look alike: beside tasks that are all new, on a further page, they are further ones.
        let is_further = answered > 0 && self.tasks.len() - known_before == answered;
        // Counted, not searched: a server may send very many.
        let mut known: HashMap<RowKey, u32> = HashMap::new();
        for json in self.not_tasks.iter().filter(|_| !is_further) {
            *known.entry(RowKey::of_content(json)).or_default() += 1;
        }
        for json in batch.not_tasks {
            match known
                .get_mut(&RowKey::of_content(&json))
                .filter(|times| **times > 0)
            {
                Some(times) => *times -= 1,
                None => self.not_tasks.push(json),
            }
        }
        self.total = batch.total.or(self.total);
        let new = self.accounted() - before;
        // A larger first page repeats all of the smaller one before it: that was asked for.
        if received - new < before || received == before {
            self.duplicates += received - new;
        }
        new
    }

    /// How many entries came that repeated what an earlier answer had, and were not asked for again.
    pub const fn duplicates(&self) -> usize {
        self.duplicates
    }

    /// Takes in a task that comes in no answer of OCP's, but from what is loaded already or from a file. Its key must be
    /// none of those that are there.
    pub fn push(&mut self, task: Arc<BackupTask>) {
        self.take(task);
    }

    /// Takes in what is no task.
    pub fn push_not_task(&mut self, json: Box<str>) {
        self.not_tasks.push(json);
    }

    /// Says how many tasks match, if somebody knows.
    pub fn set_total(&mut self, total: Option<u64>) {
        self.total = total;
    }

    /// Takes in a task, or a newer word of one that is there.
    fn take(&mut self, task: Arc<BackupTask>) {
        let place = self.place.get(&task.key).copied();
        let before = place.map(|place| Arc::clone(&self.tasks[place]));
        if before.as_ref().is_some_and(|before| *before == task) {
            return;
        }
        self.count(before.as_deref(), &task);
        let place = if let Some(place) = place {
            self.tasks[place] = task;
            self.changed.extend(u32::try_from(place).ok());
            place
        } else {
            self.place.insert(task.key, self.tasks.len());
            self.tasks.push(task);
            self.tasks.len() - 1
        };
        let task = Arc::clone(&self.tasks[place]);
        self.keep_names(before.as_deref(), &task);
    }

    /// Keeps what is known of all tasks, as `task` comes, in the place of what it was `before`.
    fn count(&mut self, before: Option<&BackupTask>, task: &BackupTask) {
        let runs = |task: &BackupTask| {
            usize::from(task.status.as_ref().is_some_and(TaskStatus::is_running))
        };
        self.running -= before.map_or(0, runs);
        self.running += runs(task);
        self.fields_left_out += task.unknown_left_out;
        if let Some(before) = before {
            self.fields_left_out -= before.unknown_left_out;
            self.counts.remove(before);
        }
        self.counts.add(task);
        self.contradictions.note(before, task);
    }

    /// Keeps the names of the tenant and the cluster, once `task` is in the place of what it was `before`.
    fn keep_names(&mut self, before: Option<&BackupTask>, task: &BackupTask) {
        type NameOf = fn(&BackupTask) -> &Option<Text>;
        let names: [(NameOf, &mut Option<Text>); 2] = [
            (|task| &task.tenant_name, &mut self.tenant_name),
            (|task| &task.cluster_name, &mut self.cluster_name),
        ];
        for (name_of, known) in names {
            let is_taken_back =
                before.is_some_and(|before| name_of(before).is_some()) && name_of(task).is_none();
            if is_taken_back {
                *known = self.tasks.iter().find_map(|task| name_of(task).clone());
            } else if known.is_none() {
                known.clone_from(name_of(task));
            }
        }
    }

    /// How many fields of the tasks are not kept, as they were too many.
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

    /// Entries of the server that are accounted for: tasks, and what is no task.
    pub fn accounted(&self) -> usize {
        self.tasks.len() + self.not_tasks.len()
    }

    /// Entries that are not tasks, as they came.
    pub fn not_tasks(&self) -> &[Box<str>] {
        &self.not_tasks
    }

    /// How many tasks match, as the server last said.
    pub const fn total(&self) -> Option<u64> {
        self.total
    }

    /// How many of the tasks have which status.
    pub const fn counts(&self) -> &StatusCounts {
        &self.counts
    }

    /// Whether this is all that matches: the load ended by `stop` with all there is, and the server counts no
    /// more. Its count alone does not do: what is left of a list that shifted can be as many tasks and not the same.
    pub fn is_all(&self, stop: Option<Stop>) -> bool {
        stop == Some(Stop::Complete)
            && self
                .total
                .is_none_or(|total| total <= self.accounted() as u64)
    }

    /// Whether a task is known to be under way: see [`TaskStatus::is_running`].
    pub const fn has_running(&self) -> bool {
        self.running > 0
    }

    /// The tenant's name, as the first task says that has one.
    pub fn tenant_name(&self) -> Option<&str> {
        self.tenant_name.as_deref()
    }

    /// The cluster's name, as the first task says that has one.
    pub fn cluster_name(&self) -> Option<&str> {
        self.cluster_name.as_deref()
    }

    /// Where what came contradicts what was asked.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        self.contradictions.all()
    }

    /// What makes it this set.
    pub(crate) const fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The places of the tasks that were changed after they had come, in the order in which that happened.
    pub(crate) fn changed(&self) -> &[u32] {
        &self.changed
    }

    /// The tasks, by their places.
    pub(crate) fn tasks(&self) -> &[Arc<BackupTask>] {
        &self.tasks
    }

    /// Lets go of at most `most` tasks; whether there are more. To free 100,000 tasks takes a while, so a set that nobody
    /// needs any more is emptied share by share, and is not to be used for anything else.
    pub fn shed(&mut self, most: usize) -> bool {
        self.tasks.truncate(self.tasks.len().saturating_sub(most));
        !self.tasks.is_empty()
    }

    /// The task of a row.
    pub fn get(&self, key: RowKey) -> Option<&Arc<BackupTask>> {
        self.place.get(&key).map(|place| &self.tasks[*place])
    }

    /// The task at a place of an [`Order`].
    pub fn at(&self, place: u32) -> Option<&Arc<BackupTask>> {
        self.tasks.get(place as usize)
    }

    /// The tasks in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<BackupTask>> {
        self.tasks.iter()
    }
}

#[cfg(test)]
#[path = "result_set_tests.rs"]
pub(crate) mod tests;
