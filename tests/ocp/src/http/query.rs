//! The parameters of `dataBackupTasks`, strictly read.

use super::envelope::SubError;
use super::error::{Refusal, sub_error};
use crate::Fault;
use crate::data::task::{Status, Task};
use crate::data::time;

/// The most that one page holds: asked for more, the server gives this many and says so in `page.size`. The cap is
/// documented for the neighbouring lists and assumed here; it is also the size when none is asked for.
pub(crate) const SIZE_CAP: usize = 2000;

/// Which tasks are asked for, and which page of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// Microseconds since 1970, inclusive.
    start: Option<i64>,
    end: Option<i64>,
    /// Any of these; all when empty.
    status: Vec<Status>,
    set: Option<i64>,
    pub(crate) page: Option<usize>,
    pub(crate) size: Option<usize>,
}

impl Query {
    /// Reads the decoded pairs of a query string. Names that are not known are left alone; of a name that may come
    /// only once the first counts. All that is wrong is reported together.
    pub(crate) fn read(pairs: &[(String, String)]) -> Result<Self, Refusal> {
        let mut wrong = Vec::new();
        let query = Self {
            start: single(
                pairs,
                "startTime",
                "must be YYYY-MM-DDThh:mm:ssZ",
                time::read_query,
                &mut wrong,
            ),
            end: single(
                pairs,
                "endTime",
                "must be YYYY-MM-DDThh:mm:ssZ",
                time::read_query,
                &mut wrong,
            ),
            status: statuses(pairs, &mut wrong),
            set: single(
                pairs,
                "backupSetId",
                "must be an integer",
                |text| text.parse().ok(),
                &mut wrong,
            ),
            page: single(
                pairs,
                "page",
                "must be an integer from 1",
                counting,
                &mut wrong,
            ),
            size: single(
                pairs,
                "size",
                "must be an integer from 1",
                counting,
                &mut wrong,
            ),
        };
        if let (Some(start), Some(end)) = (query.start, query.end)
            && start > end
        {
            let rejected = pairs
                .iter()
                .find(|(name, _)| name == "endTime")
                .map_or("", |(_, value)| value);
            wrong.push(sub_error(
                "endTime",
                rejected,
                "must not be before startTime",
            ));
        }
        if wrong.is_empty() {
            Ok(query)
        } else {
            Err(Refusal::parameters(wrong))
        }
    }

    /// Reads only `page` and `size`, as the lists of clusters and tenants take them.
    pub(crate) fn read_page(pairs: &[(String, String)]) -> Result<Self, Refusal> {
        let paging: Vec<_> = pairs
            .iter()
            .filter(|(name, _)| name == "page" || name == "size")
            .cloned()
            .collect();
        Self::read(&paging)
    }

    /// Whether a task is asked for. The times are matched against the task's start, both ends included: an
    /// assumption, since OCP's documentation does not say what they bound.
    pub(crate) fn matches(&self, task: &Task) -> bool {
        self.matches_but_for(None, task)
    }

    /// Whether a task is asked for, but for the filters that a fault ignores.
    pub(crate) fn matches_but_for(&self, fault: Option<Fault>, task: &Task) -> bool {
        let ignores = |filter| fault == Some(Fault::Unfiltered) || fault == Some(filter);
        let in_range = self.start.is_none_or(|start| task.start >= start)
            && self.end.is_none_or(|end| task.start <= end);
        (in_range || ignores(Fault::IgnoresRange))
            && (self.status.is_empty()
                || self.status.contains(&task.status)
                || ignores(Fault::IgnoresStatus))
            && (self.set.is_none_or(|set| task.set == set) || ignores(Fault::IgnoresSet))
    }
}

/// The value of a parameter that comes at most once; a wrong one is noted in `wrong`.
fn single<T>(
    pairs: &[(String, String)],
    name: &str,
    rule: &str,
    read: impl Fn(&str) -> Option<T>,
    wrong: &mut Vec<SubError>,
) -> Option<T> {
    let (_, text) = pairs.iter().find(|pair| pair.0 == name)?;
    let value = read(text);
    if value.is_none() {
        wrong.push(sub_error(name, text, rule));
    }
    value
}

/// `status=DONE,FAILED` (documented for other lists) and `status=DONE&status=FAILED` (seen in related servers) mean
/// the same.
fn statuses(pairs: &[(String, String)], wrong: &mut Vec<SubError>) -> Vec<Status> {
    let lists = pairs.iter().filter(|(name, _)| name == "status");
    let mut statuses = Vec::new();
    for name in lists.flat_map(|(_, list)| list.split(',')) {
        match Status::named(name) {
            Some(status) => statuses.push(status),
            None => wrong.push(sub_error(
                "status",
                name,
                "is not a status of a data backup task",
            )),
        }
    }
    statuses
}

fn counting(text: &str) -> Option<usize> {
    text.parse().ok().filter(|&number| number >= 1)
}
