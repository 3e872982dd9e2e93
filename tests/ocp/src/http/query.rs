//! The strictly parsed parameters of `dataBackupTasks`.

use super::envelope::SubError;
use super::error::{OcpError, sub_error};
use crate::Fault;
use crate::data::task::{Status, Task};
use crate::data::time;

/// The largest page: a request for more gets this many rows, and `page.size` says so. The cap is
/// documented for the neighbouring lists and assumed here; it is also the default size.
pub(crate) const SIZE_CAP: usize = 2000;

/// The filters and the page of a request.
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
    /// Parses the decoded pairs of a query string. Unknown names are ignored; of a repeated
    /// parameter the first value counts. All errors are reported together.
    pub(crate) fn read(pairs: &[(String, String)]) -> Result<Self, OcpError> {
        let mut errors = Vec::new();
        let query = Self {
            start: single(
                pairs,
                "startTime",
                "must be YYYY-MM-DDThh:mm:ssZ",
                time::read_query,
                &mut errors,
            ),
            end: single(
                pairs,
                "endTime",
                "must be YYYY-MM-DDThh:mm:ssZ",
                time::read_query,
                &mut errors,
            ),
            status: statuses(pairs, &mut errors),
            set: single(
                pairs,
                "backupSetId",
                "must be an integer",
                |text| text.parse().ok(),
                &mut errors,
            ),
            page: single(
                pairs,
                "page",
                "must be an integer from 1",
                positive,
                &mut errors,
            ),
            size: single(
                pairs,
                "size",
                "must be an integer from 1",
                positive,
                &mut errors,
            ),
        };
        if let (Some(start), Some(end)) = (query.start, query.end)
            && start > end
        {
            let rejected = pairs
                .iter()
                .find(|(name, _)| name == "endTime")
                .map_or("", |(_, value)| value);
            errors.push(sub_error(
                "endTime",
                rejected,
                "must not be before startTime",
            ));
        }
        if errors.is_empty() {
            Ok(query)
        } else {
            Err(OcpError::parameters(errors))
        }
    }

    /// Parses only `page` and `size`, the parameters of the lists of clusters and tenants.
    pub(crate) fn read_page(pairs: &[(String, String)]) -> Result<Self, OcpError> {
        let paging: Vec<_> = pairs
            .iter()
            .filter(|(name, _)| name == "page" || name == "size")
            .cloned()
            .collect();
        Self::read(&paging)
    }

    /// Whether a task matches all filters. The time range applies to the task's start, both ends
    /// included: an assumption, because OCP's documentation does not say.
    pub(crate) fn matches(&self, task: &Task) -> bool {
        self.matches_unless_ignored(None, task)
    }

    /// Whether a task matches the filters that `fault` does not ignore.
    pub(crate) fn matches_unless_ignored(&self, fault: Option<Fault>, task: &Task) -> bool {
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

/// The value of a parameter that is not repeatable; an invalid one is added to `errors`.
fn single<T>(
    pairs: &[(String, String)],
    name: &str,
    rule: &str,
    read: impl Fn(&str) -> Option<T>,
    errors: &mut Vec<SubError>,
) -> Option<T> {
    let (_, text) = pairs.iter().find(|pair| pair.0 == name)?;
    let value = read(text);
    if value.is_none() {
        errors.push(sub_error(name, text, rule));
    }
    value
}

/// `status=DONE,FAILED` (documented for other lists) and `status=DONE&status=FAILED` (seen in
/// related servers) are equivalent.
fn statuses(pairs: &[(String, String)], errors: &mut Vec<SubError>) -> Vec<Status> {
    let lists = pairs.iter().filter(|(name, _)| name == "status");
    let mut statuses = Vec::new();
    for name in lists.flat_map(|(_, list)| list.split(',')) {
        match Status::named(name) {
            Some(status) => statuses.push(status),
            None => errors.push(sub_error(
                "status",
                name,
                "is not a status of a data backup task",
            )),
        }
    }
    statuses
}

fn positive(text: &str) -> Option<usize> {
    text.parse().ok().filter(|&number| number >= 1)
}
