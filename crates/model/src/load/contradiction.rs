//! Where an answer contradicts what was asked: tasks outside the filter, and pages whose order does not fit together.
//! Nothing is hidden because of it; it is told.
//!
//! OCP does not document what a range's bounds bound. So a task contradicts them only by every reading: when it had
//! finished before the range begins, or starts after it ends. What a task does not say contradicts nothing.

use chrono::TimeDelta;

use crate::filter::TaskFilter;
use crate::filter::time_range::Bounds;
use crate::task::BackupTask;
use crate::task::instant::Instant;
use crate::task::status::{Status, StatusSet, TaskStatus};

/// How far a task may be outside a range, whose bounds are whole seconds.
const TOLERANCE: TimeDelta = TimeDelta::seconds(1);

/// What was asked and is contradicted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// Only these statuses were asked for, and so many tasks have others.
    Statuses(StatusSet, usize),
    /// Only this backup set was asked for, and so many tasks are of others.
    BackupSet(i64, usize),
    /// Only this time was asked for, and so many tasks lie outside it.
    Range(Bounds, usize),
    /// The order of the tasks is another on one page than on the next, or the pages overlap in it: they may be pages of
    /// different lists.
    PageOrder,
}

/// Counts what contradicts a question, as tasks come.
#[derive(Clone, Debug, Default)]
pub struct Contradictions {
    asked: Option<(TaskFilter, Bounds)>,
    statuses: usize,
    backup_set: usize,
    range: usize,
    pages: Pages,
}

impl Contradictions {
    /// What is asked, and the instants that were sent for it.
    pub fn to(filter: TaskFilter, bounds: Bounds) -> Self {
        Self {
            asked: Some((filter, bounds)),
            ..Self::default()
        }
    }

    /// Takes a task in, or another word of one that was `before`.
    pub fn note(&mut self, before: Option<&BackupTask>, task: &BackupTask) {
        let Some((filter, bounds)) = self.asked else {
            return;
        };
        let recount = |count: &mut usize, contradicts: &dyn Fn(&BackupTask) -> bool| {
            *count -= usize::from(before.is_some_and(contradicts));
            *count += usize::from(contradicts(task));
        };
        recount(&mut self.statuses, &|task| {
            has_other_status(task, filter.statuses)
        });
        recount(&mut self.backup_set, &|task| {
            is_of_other_set(task, filter.backup_set_id)
        });
        recount(&mut self.range, &|task| is_outside(task, bounds));
    }

    /// Takes in the starts of the tasks that a page (from 1) brings and no earlier page had, in its order.
    pub fn note_page(&mut self, page: usize, starts: impl Iterator<Item = Instant>) {
        if page == 1 {
            // The big first page begins where the small one did.
            self.pages = Pages::default();
        }
        self.pages.note(starts);
    }

    /// All that is contradicted.
    pub fn all(&self) -> Vec<Contradiction> {
        let Some((filter, bounds)) = self.asked else {
            return Vec::new();
        };
        let counted = [
            Some(Contradiction::Statuses(filter.statuses, self.statuses))
                .filter(|_| self.statuses > 0),
            filter
                .backup_set_id
                .map(|id| Contradiction::BackupSet(id, self.backup_set))
                .filter(|_| self.backup_set > 0),
            Some(Contradiction::Range(bounds, self.range)).filter(|_| self.range > 0),
            self.pages.contradict().then_some(Contradiction::PageOrder),
        ];
        counted.into_iter().flatten().collect()
    }
}

fn has_other_status(task: &BackupTask, asked: StatusSet) -> bool {
    match &task.status {
        _ if asked.is_empty() => false,
        None => false,
        Some(TaskStatus::Known(status)) => !asked.contains(*status),
        // What OCP takes for unknown is OCP's to say.
        Some(TaskStatus::Other(_)) => !asked.contains(Status::Unknown),
    }
}

fn is_of_other_set(task: &BackupTask, asked: Option<i64>) -> bool {
    asked
        .zip(task.backup_set_id)
        .is_some_and(|(asked, id)| asked != id)
}

fn is_outside(task: &BackupTask, Bounds { start, end }: Bounds) -> bool {
    let known = [task.start_time, task.finish_time];
    // Without a finish it may still run.
    let is_before = |start: Instant| {
        task.finish_time.is_some()
            && known
                .into_iter()
                .flatten()
                .all(|time| start - time > TOLERANCE)
    };
    let is_after = |end: Instant| {
        task.start_time.is_some()
            && known
                .into_iter()
                .flatten()
                .all(|time| time - end > TOLERANCE)
    };
    start.is_some_and(is_before) || end.is_some_and(is_after)
}

/// In which directions starts go, within pages and from one page to the next.
#[derive(Clone, Copy, Debug, Default)]
struct Pages {
    /// Whether some page goes up and never down, and whether some page goes down and never up.
    within: [bool; 2],
    /// Whether some page begins later than the one before it ends, and whether some page begins earlier.
    between: [bool; 2],
    /// Some page goes up and down: the server keeps no order, at least none of starts. None was asked for.
    mixed: bool,
    /// Where the latest page ends.
    end: Option<Instant>,
}

impl Pages {
    fn note(&mut self, starts: impl Iterator<Item = Instant>) {
        let mut goes = [false; 2];
        let mut latest: Option<Instant> = None;
        for start in starts {
            if let Some(latest) = latest {
                goes = [goes[0] || start > latest, goes[1] || start < latest];
            } else if let Some(end) = self.end {
                let [later, earlier] = self.between;
                self.between = [
                    later || start - end > TOLERANCE,
                    earlier || end - start > TOLERANCE,
                ];
            }
            latest = Some(start);
        }
        self.end = latest.or(self.end);
        match goes {
            [true, true] => self.mixed = true,
            [up, down] => self.within = [self.within[0] || up, self.within[1] || down],
        }
    }

    fn contradict(self) -> bool {
        let ([up, down], [later, earlier]) = (self.within, self.between);
        let turns = up && down;
        let overlaps = (down && later) || (up && earlier);
        !self.mixed && (turns || overlaps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::time_range::TimeRange;
    use crate::load::result_set::tests::task;
    use crate::task::instant::parse_wire;
    use proptest::prelude::*;

    fn at(text: &str) -> Instant {
        parse_wire(text).unwrap()
    }

    fn second(second: i64) -> Instant {
        Instant::from_timestamp(second, 0).unwrap()
    }

    fn all(filter: TaskFilter, tasks: &[BackupTask]) -> Vec<Contradiction> {
        let mut found =
            Contradictions::to(filter, filter.range.resolve(at("2024-08-10T00:00:00Z")));
        for task in tasks {
            found.note(None, task);
        }
        found.all()
    }

    fn with_status(status: &str) -> BackupTask {
        BackupTask {
            status: Some(TaskStatus::from_wire(status)),
            ..task(1)
        }
    }

    #[test]
    fn tasks_with_other_statuses_are_counted() {
        let statuses = StatusSet::from_iter([Status::Failed, Status::Overdue]);
        let filter = TaskFilter {
            statuses,
            ..TaskFilter::everything()
        };
        let tasks = ["FAILED", "DONE", "OVERDUE", "INIT", "failed"].map(with_status);
        assert_eq!(all(filter, &tasks), [Contradiction::Statuses(statuses, 3)]);
        assert_eq!(
            all(filter, &[task(1)]),
            [],
            "a task that says nothing contradicts nothing"
        );
        assert_eq!(all(TaskFilter::everything(), &tasks), []);
        let unknown = TaskFilter {
            statuses: StatusSet::from_iter([Status::Unknown]),
            ..filter
        };
        assert_eq!(all(unknown, &["UNKNOWN", "INIT"].map(with_status)), []);
    }

    #[test]
    fn tasks_of_other_sets_are_counted() {
        let filter = TaskFilter {
            backup_set_id: Some(7),
            ..TaskFilter::everything()
        };
        let of = |id| BackupTask {
            backup_set_id: id,
            ..task(1)
        };
        assert_eq!(
            all(filter, &[of(Some(7)), of(Some(8)), of(None)]),
            [Contradiction::BackupSet(7, 1)]
        );
    }

    #[test]
    fn a_task_is_outside_a_range_only_by_every_reading_of_it() {
        let (start, end) = (at("2024-08-06T00:00:00Z"), at("2024-08-07T00:00:00Z"));
        let range = TimeRange::between(Some(start), Some(end));
        let filter = TaskFilter {
            range,
            ..TaskFilter::everything()
        };
        let outside = |start: &str, finish: &str| {
            let task = BackupTask {
                start_time: parse_wire(start),
                finish_time: parse_wire(finish),
                ..task(1)
            };
            !all(filter, &[task]).is_empty()
        };
        for (start, finish, expected) in [
            ("2024-08-06T10:00:00Z", "2024-08-06T11:00:00Z", false),
            ("2024-08-05T10:00:00Z", "2024-08-08T11:00:00Z", false),
            ("2024-08-05T22:00:00Z", "2024-08-06T00:00:00Z", false),
            ("2024-08-05T22:00:00Z", "2024-08-05T23:59:59Z", false),
            ("2024-08-05T22:00:00Z", "2024-08-05T23:59:58.9Z", true),
            ("", "2024-08-05T23:00:00Z", true),
            ("2024-08-05T22:00:00Z", "", false),
            ("2024-08-07T00:00:01Z", "", false),
            ("2024-08-07T00:00:02Z", "", true),
            ("2024-08-07T01:00:00Z", "2024-08-07T02:00:00Z", true),
            // It cannot be so, but by one reading it is inside.
            ("2024-08-07T01:00:00Z", "2024-08-06T22:00:00Z", false),
            ("", "2024-08-08T00:00:00Z", false),
            ("", "", false),
        ] {
            assert_eq!(outside(start, finish), expected, "{start} {finish}");
        }
    }

    #[test]
    fn a_newer_word_of_a_task_takes_the_place_of_the_older() {
        let statuses = StatusSet::from_iter([Status::Done]);
        let mut found = Contradictions::to(
            TaskFilter {
                statuses,
                ..TaskFilter::everything()
            },
            Bounds::default(),
        );
        let (doing, done) = (with_status("DOING"), with_status("DONE"));
        found.note(None, &doing);
        assert_eq!(found.all(), [Contradiction::Statuses(statuses, 1)]);
        found.note(Some(&doing), &done);
        assert_eq!(found.all(), []);
    }

    fn page_order(pages: &[&[i64]]) -> bool {
        let mut found = Contradictions::to(TaskFilter::everything(), Bounds::default());
        for (page, starts) in (1..).zip(pages) {
            found.note_page(page, starts.iter().copied().map(second));
        }
        found.all() == [Contradiction::PageOrder]
    }

    #[test]
    fn pages_that_each_have_an_order_and_together_have_none_are_told() {
        assert!(!page_order(&[&[90, 80, 80], &[80, 70], &[60, 50]]));
        assert!(!page_order(&[&[1, 2], &[2, 3]]));
        assert!(page_order(&[&[90, 80], &[60, 70]]), "down, then up");
        assert!(page_order(&[&[90, 80], &[85, 70]]), "they overlap");
        assert!(page_order(&[&[10, 20], &[5, 30]]));
        assert!(!page_order(&[&[90, 80], &[81, 70]]), "within the tolerance");
        assert!(
            !page_order(&[&[90, 80, 85], &[99, 70]]),
            "no order was asked for"
        );
        assert!(
            !page_order(&[&[], &[5], &[9], &[7]]),
            "single tasks have no order"
        );
        assert!(page_order(&[&[90, 80], &[], &[85]]));
    }

    #[test]
    fn the_big_first_page_begins_anew() {
        let mut found = Contradictions::to(TaskFilter::everything(), Bounds::default());
        found.note_page(1, [90, 80].map(second).into_iter());
        found.note_page(1, [95, 90, 80, 70].map(second).into_iter());
        found.note_page(2, [60].map(second).into_iter());
        assert_eq!(found.all(), []);
    }

    proptest! {
        #[test]
        fn one_list_cut_into_pages_never_contradicts_itself(
            mut starts in proptest::collection::vec(0..1_000_i64, 0..60), size in 1..20_usize, descending: bool,
        ) {
            starts.sort_unstable();
            if descending {
                starts.reverse();
            }
            let pages: Vec<&[i64]> = starts.chunks(size).collect();
            prop_assert!(!page_order(&pages));
        }

        #[test]
        fn what_matches_never_contradicts(start in 0..1_000_i64, length in 0..500_i64, offset in 0..500_i64) {
            let task = BackupTask { start_time: Some(second(start)), finish_time: Some(second(start + length)), ..task(1) };
            let inside = second(start + offset.min(length));
            for bounds in [Bounds { start: None, end: Some(inside) }, Bounds { start: Some(inside), end: None }] {
                prop_assert!(!is_outside(&task, bounds));
            }
        }
    }
}
