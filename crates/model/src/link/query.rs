//! The state of the page as one value, and its spelling in the query string of a link.
//!
//! The names are a promise: links in tickets and wikis outlive us. One value has one spelling, defaults are
//! left out, and what a link says wrongly becomes the default with a notice, never silently. A link means the same
//! on every site: what a site's configuration may say otherwise is written out, as soon as there is something to write.

use crate::filter::time_range::{Preset, TimeRange};
use crate::filter::{Question, Scope, TaskFilter, parse_id};
use crate::shared::masking::quote;
use crate::table::columns::Columns;
use crate::table::page::PageSize;
use crate::table::sort::Sort;
use crate::task::instant::parse_api;
use crate::task::row_key::RowKey;
use crate::task::status::{Status, StatusSet};
use crate::task::{ClusterId, TenantId};

/// The zone in which the page reads and writes times of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Zone {
    /// The browser's.
    #[default]
    Local,
    /// UTC.
    Utc,
}

impl Zone {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Local, Self::Utc];

    /// As in links and in `config.json`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Utc => "utc",
        }
    }

    /// Reads a zone as links spell it.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| zone.as_str() == text)
    }
}

/// What a page shows where its address says nothing: those who host it choose, and its user does, so these differ from site
/// to site and from browser to browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    /// Whose tasks; `None` where the page asks.
    pub scope: Option<Scope>,
    /// The zone of all times.
    pub zone: Zone,
    /// Rows on a page.
    pub size: PageSize,
    /// The table's columns.
    pub columns: Columns,
}

/// How many rows can be open. A link with more is longer than browsers and proxies take.
pub const MAX_OPEN_ROWS: usize = 100;

/// Everything that a link restores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskQuery {
    /// Whose tasks; `None` until somebody chose.
    pub scope: Option<Scope>,
    /// Which tasks.
    pub filter: TaskFilter,
    /// In which order.
    pub sort: Sort,
    /// The page, from 1.
    pub page: usize,
    /// Rows on a page.
    pub size: PageSize,
    /// The table's columns.
    pub columns: Columns,
    /// The zone of all times.
    pub zone: Zone,
    /// The rows that are open, each once, in the order in which they were opened; [`MAX_OPEN_ROWS`] of them at most.
    pub open: Vec<RowKey>,
}

impl Default for TaskQuery {
    fn default() -> Self {
        Self {
            scope: None,
            filter: TaskFilter::default(),
            sort: Sort::default(),
            page: 1,
            size: PageSize::default(),
            columns: Columns::default(),
            zone: Zone::default(),
            open: Vec::new(),
        }
    }
}

/// What a link said that the page does not do. What is quoted of it is shortened, its secrets masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkNotice {
    /// The parameter's value is not understood; the default is used instead.
    WrongValue {
        /// The parameter.
        name: String,
        /// What it said.
        value: String,
    },
    /// The parameter lists several things, and some are not understood; the others are used.
    WrongPart {
        /// The parameter.
        name: String,
        /// What is left out of the list.
        value: String,
    },
    /// The parameter's value is understood and does not go with the rest of the link, which is used.
    Contradicts {
        /// The parameter.
        name: String,
        /// What it said.
        value: String,
    },
    /// It opens more than [`MAX_OPEN_ROWS`] rows; the first of them are opened.
    TooManyOpen,
    /// It names a page that is not there; the last one is shown.
    NoSuchPage {
        /// The page that it names, from 1.
        page: usize,
        /// The last there is.
        last: usize,
    },
    /// No such parameter, so a filter that somebody meant may be missing.
    UnknownName {
        /// The parameter.
        name: String,
    },
    /// A cluster without a tenant, or a tenant without a cluster.
    IncompleteScope,
}

impl TaskQuery {
    /// The question to OCP; `None` until there is a scope.
    pub fn question(&self) -> Option<Question> {
        self.scope.map(|scope| Question {
            scope,
            filter: self.filter,
        })
    }

    /// The same page for another question, from its first row on.
    #[must_use]
    pub fn with_question(&self, question: Question) -> Self {
        Self {
            scope: Some(question.scope),
            filter: question.filter,
            page: 1,
            open: Vec::new(),
            ..self.clone()
        }
    }

    /// The same page with another filter, from its first row on.
    #[must_use]
    pub fn with_filter(&self, filter: TaskFilter) -> Self {
        Self {
            filter,
            page: 1,
            open: Vec::new(),
            ..self.clone()
        }
    }

    /// Opens a row, or closes it when it is open. When too many are open, the one that was opened first is closed.
    pub fn toggle(&mut self, key: RowKey) {
        let open = self.open.len();
        self.open.retain(|other| *other != key);
        if self.open.len() == open {
            if open >= MAX_OPEN_ROWS {
                self.open.remove(0);
            }
            self.open.push(key);
        }
    }

    /// Reads a query string, with or without `?`. What it does not say is as in `defaults`. Of a scope that it says
    /// wrongly or by half nothing is made up: another tenant's tasks would pass for those the link means.
    pub fn parse(search: &str, defaults: &Defaults) -> (Self, Vec<LinkNotice>) {
        let columns = defaults.columns.clone();
        let query = Self {
            zone: defaults.zone,
            size: defaults.size,
            columns,
            ..Self::default()
        };
        let mut reader = Reader {
            query,
            ..Reader::default()
        };
        for (name, value) in form_urlencoded::parse(search.trim_start_matches('?').as_bytes()) {
            if reader.take(&name, &value).is_none() {
                reader.notices.push(LinkNotice::WrongValue {
                    name: quote(&name),
                    value: quote(&value),
                });
            }
        }
        reader.finish(defaults)
    }

    /// The query string, without `?`: empty for the default. Every character it uses may stand in a query
    /// string as it is (RFC 3986), so links stay readable. It is read the same under these `defaults` and the
    /// built-in ones, but for one thing that has no spelling: no scope where `defaults` has one.
    pub fn print(&self, defaults: &Defaults) -> String {
        let default = Self::default();
        let mut parts: Vec<String> = Vec::new();
        let mut part =
            |name: &str, value: &dyn std::fmt::Display| parts.push(format!("{name}={value}"));
        if let Some(scope) = self.scope {
            part("cluster", &scope.cluster.0);
            part("tenant", &scope.tenant.0);
        }
        match self.filter.range {
            range if range == default.filter.range => {}
            TimeRange::Relative(preset) => part("range", &preset.as_str()),
            TimeRange::Absolute(bounds) => {
                let (start, end) = bounds.print();
                for (name, time) in [("startTime", start), ("endTime", end)] {
                    if let Some(time) = time {
                        part(name, &time);
                    }
                }
            }
        }
        if !self.filter.statuses.is_empty() {
            part("status", &self.filter.statuses);
        }
        if let Some(id) = self.filter.backup_set_id {
            part("backupSetId", &id);
        }
        if self.page != default.page {
            part("page", &self.page);
        }
        if self.size != default.size || self.size != defaults.size {
            part("size", &self.size.rows());
        }
        if self.sort != default.sort {
            part("sort", &self.sort);
        }
        if self.columns != default.columns || self.columns != defaults.columns {
            part("columns", &self.columns);
        }
        if self.zone != default.zone || self.zone != defaults.zone {
            part("zone", &self.zone.as_str());
        }
        if !self.open.is_empty() {
            let keys: Vec<String> = self.open.iter().map(ToString::to_string).collect();
            part("open", &keys.join(","));
        }
        parts.join("&")
    }
}

/// A query in the making: some of its parts are only right together.
#[derive(Default)]
struct Reader {
    query: TaskQuery,
    cluster: Option<i64>,
    tenant: Option<i64>,
    preset: Option<Preset>,
    start: Option<crate::task::instant::Instant>,
    end: Option<crate::task::instant::Instant>,
    notices: Vec<LinkNotice>,
}

impl Reader {
    /// Takes one parameter in; `None` when its value cannot be used.
    fn take(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "cluster" => self.cluster = Some(parse_id(value)?),
            "tenant" => self.tenant = Some(parse_id(value)?),
            "range" => self.preset = Some(Preset::parse(value)?),
            "startTime" => self.start = Some(parse_api(value)?),
            "endTime" => self.end = Some(parse_api(value)?),
            "status" => {
                let statuses = &mut self.query.filter.statuses;
                let named: Vec<_> = value.split(',').filter(|text| !text.is_empty()).collect();
                let (known, wrong): (Vec<_>, Vec<_>) =
                    named.iter().partition(|text| Status::parse(text).is_some());
                let known = known.into_iter().filter_map(Status::parse);
                *statuses = known.chain(statuses.iter()).collect::<StatusSet>();
                self.leave_out(name, &wrong, named.len())?;
            }
            "backupSetId" => self.query.filter.backup_set_id = Some(parse_id(value)?),
            "page" => {
                self.query.page = parse_id(value)
                    .and_then(|page| usize::try_from(page).ok())
                    .filter(|page| *page >= 1)?;
            }
            "size" => self.query.size = PageSize::parse(value)?,
            "sort" => self.query.sort = Sort::parse(value)?,
            "columns" => self.query.columns = Columns::parse(value)?,
            "zone" => self.query.zone = Zone::parse(value)?,
            "open" => {
                let open = &mut self.query.open;
                let (mut wrong, mut named, mut more) = (Vec::new(), 0, false);
                for text in value.split(',') {
                    named += 1;
                    match RowKey::parse(text) {
                        Some(key) if open.contains(&key) => {}
                        Some(key) if open.len() < MAX_OPEN_ROWS => open.push(key),
                        Some(_) => more = true,
                        None => wrong.push(text),
                    }
                }
                if more {
                    self.notices.push(LinkNotice::TooManyOpen);
                }
                self.leave_out(name, &wrong, named)?;
            }
            _ => self
                .notices
                .push(LinkNotice::UnknownName { name: quote(name) }),
        }
        Some(())
    }

    /// Tells what a list of `named` things says wrongly; `None` when that is all of it.
    fn leave_out(&mut self, name: &str, wrong: &[&str], named: usize) -> Option<()> {
        if wrong.len() == named {
            return None;
        }
        if !wrong.is_empty() {
            self.notices.push(LinkNotice::WrongPart {
                name: quote(name),
                value: quote(&wrong.join(",")),
            });
        }
        Some(())
    }

    fn finish(mut self, defaults: &Defaults) -> (TaskQuery, Vec<LinkNotice>) {
        let is_wrong = |half: &str| {
            self.notices
                .iter()
                .any(|notice| matches!(notice, LinkNotice::WrongValue { name, .. } if name == half))
        };
        let is_wrong = is_wrong("cluster") || is_wrong("tenant");
        self.query.scope = match (self.cluster, self.tenant) {
            (Some(cluster), Some(tenant)) => Some(Scope {
                cluster: ClusterId(cluster),
                tenant: TenantId(tenant),
            }),
            (None, None) if !is_wrong => defaults.scope,
            _ => None,
        };
        // Where the other half is there and wrong, its own notice says what to correct.
        if self.cluster.is_some() != self.tenant.is_some() && !is_wrong {
            self.notices.push(LinkNotice::IncompleteScope);
        }
        let mut contradicts = |name: &str, value: String| {
            self.notices.push(LinkNotice::Contradicts {
                name: name.into(),
                value,
            })
        };
        if let (Some(start), Some(end)) = (self.start, self.end)
            && end < start
        {
            contradicts("endTime", crate::task::instant::print_api(end));
            self.end = None;
        }
        self.query.filter.range = match (self.preset, self.start.or(self.end)) {
            (None, None) => TimeRange::default(),
            (Some(preset), None) => TimeRange::Relative(preset),
            (preset, Some(_)) => {
                if let Some(preset) = preset {
                    contradicts("range", preset.as_str().into());
                }
                TimeRange::between(self.start, self.end)
            }
        };
        (self.query, self.notices)
    }
}

#[cfg(test)]
#[path = "query_tests.rs"]
pub(crate) mod tests;
