//! The state of the page as one value, which a link restores.

mod notice;
mod print;
mod read;

use crate::failure::group::GroupId;
use crate::filter::time_range::TimeRange;
use crate::filter::{Question, Scope, TaskFilter};
use crate::table::columns::Columns;
use crate::table::page::PageSize;
use crate::table::sort::Sort;
use crate::task::ClusterId;
use crate::task::row_key::RowKey;

pub use notice::LinkNotice;

/// The time zone in which the page reads and writes times of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Zone {
    /// The zone of the browser.
    #[default]
    Local,
    /// UTC.
    Utc,
}

impl Zone {
    /// Both zones.
    pub const ALL: [Self; 2] = [Self::Local, Self::Utc];

    /// The name in links and in `config.json`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Utc => "utc",
        }
    }

    /// Reads a zone by its name in links.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| zone.as_str() == text)
    }
}

/// The values of what a link leaves out. They come from the site's configuration and from the user's preferences, so they
/// differ between sites and browsers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    /// The cluster and tenant; `None` if the user has to choose.
    pub scope: Option<Scope>,
    /// The zone of all times.
    pub zone: Zone,
    /// Rows on a page.
    pub size: PageSize,
    /// The table's columns.
    pub columns: Columns,
}

/// The most rows that can be open. A link with more is longer than browsers and proxies accept.
pub const MAX_OPEN_ROWS: usize = 100;

/// The value of `view` for the overview of a cluster's tenants.
const TENANTS: &str = "tenants";

/// Everything that a link restores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskQuery {
    /// The cluster and tenant; `None` until they are chosen.
    pub scope: Option<Scope>,
    /// The cluster whose tenants are all shown, in place of one tenant's tasks. There is no scope then.
    pub overview: Option<ClusterId>,
    /// The conditions that tasks must meet.
    pub filter: TaskFilter,
    /// The order of the rows.
    pub sort: Sort,
    /// The page, counted from 1.
    pub page: usize,
    /// Rows on a page.
    pub size: PageSize,
    /// The table's columns.
    pub columns: Columns,
    /// The zone of all times.
    pub zone: Zone,
    /// The group of failures that the table is narrowed to.
    pub failure: Option<GroupId>,
    /// The open rows, each once, in the order in which they were opened; at most [`MAX_OPEN_ROWS`].
    pub open: Vec<RowKey>,
}

impl Default for TaskQuery {
    fn default() -> Self {
        Self {
            scope: None,
            overview: None,
            filter: TaskFilter::default(),
            sort: Sort::default(),
            page: 1,
            size: PageSize::default(),
            columns: Columns::default(),
            zone: Zone::default(),
            failure: None,
            open: Vec::new(),
        }
    }
}

impl TaskQuery {
    /// The question to OCP; `None` without a scope.
    pub fn question(&self) -> Option<Question> {
        self.scope.map(|scope| Question {
            scope,
            filter: self.filter,
        })
    }

    /// The cluster all of whose tenants are asked for, and the time range.
    pub fn wanted_overview(&self) -> Option<(ClusterId, TimeRange)> {
        self.overview.map(|cluster| (cluster, self.filter.range))
    }

    /// The same page for another question, at its first row.
    #[must_use]
    pub fn with_question(&self, question: Question) -> Self {
        Self {
            scope: Some(question.scope),
            overview: None,
            filter: question.filter,
            page: 1,
            failure: None,
            open: Vec::new(),
            ..self.clone()
        }
    }

    /// The overview of a cluster's tenants over the same time range.
    #[must_use]
    pub fn with_overview(&self, cluster: ClusterId) -> Self {
        Self {
            scope: None,
            overview: Some(cluster),
            ..self.with_filter(TaskFilter {
                range: self.filter.range,
                ..TaskFilter::default()
            })
        }
    }

    /// The same page with another filter, at its first row.
    #[must_use]
    pub fn with_filter(&self, filter: TaskFilter) -> Self {
        Self {
            filter,
            page: 1,
            failure: None,
            open: Vec::new(),
            ..self.clone()
        }
    }

    /// Opens a row, or closes it if it is open. If too many would be open, the one opened first is closed.
    pub fn toggle(&mut self, key: RowKey) {
        let count = self.open.len();
        self.open.retain(|other| *other != key);
        if self.open.len() == count {
            if count >= MAX_OPEN_ROWS {
                self.open.remove(0);
            }
            self.open.push(key);
        }
    }
}

#[cfg(test)]
#[path = "query_tests.rs"]
mod tests;
