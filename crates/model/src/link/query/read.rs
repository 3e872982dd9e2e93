//! Reads the query string of a link.
//!
//! The names are a promise, because links in tickets and wikis are kept for years. Each value has one spelling, defaults are
//! left out, and a value that is not understood becomes the default with a notice, never silently. A link means the same on
//! every site: values whose default a site's configuration can change are written out where they differ from either default.

use super::{Defaults, LinkNotice, MAX_OPEN_ROWS, TENANTS, TaskQuery, Zone};
use crate::failure::group::GroupId;
use crate::filter::time_range::{Preset, TimeRange};
use crate::filter::{Scope, parse_id};
use crate::shared::masking::quote;
use crate::table::columns::Columns;
use crate::table::page::PageSize;
use crate::table::sort::Sort;
use crate::task::instant::{Instant, parse_api, print_api};
use crate::task::row_key::RowKey;
use crate::task::status::{Status, StatusSet};
use crate::task::{ClusterId, TenantId};

/// The parameters that have one value, of which the last counts.
const SINGLE_VALUES: [&str; 12] = [
    "cluster",
    "tenant",
    "range",
    "startTime",
    "endTime",
    "backupSetId",
    "page",
    "size",
    "sort",
    "zone",
    "failure",
    "view",
];

impl TaskQuery {
    /// Reads a query string, with or without `?`, and takes what it leaves out from `defaults`. A wrong or incomplete scope is
    /// not completed from the defaults, because another tenant's tasks would pass for those that the link means.
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
            if reader.read(&name, &value).is_some() {
                reader.note_value(&name, &value);
            } else {
                reader.notices.push(LinkNotice::WrongValue {
                    name: quote(&name),
                    value: quote(&value),
                });
            }
        }
        reader.finish(defaults)
    }
}

/// A query that is being read. Its scope and its range are composed at the end, from several parameters.
#[derive(Default)]
struct Reader {
    query: TaskQuery,
    cluster: Option<i64>,
    tenant: Option<i64>,
    /// Whether all tenants are shown.
    is_overview: bool,
    preset: Option<Preset>,
    start: Option<Instant>,
    end: Option<Instant>,
    notices: Vec<LinkNotice>,
    /// The values that are used, by the names of parameters that have one value.
    values: Vec<(&'static str, String)>,
}

impl Reader {
    /// Reads a parameter; `None` if its value cannot be used.
    fn read(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "cluster" => self.cluster = Some(parse_id(value)?),
            "tenant" => self.tenant = Some(parse_id(value)?),
            "range" => self.preset = Some(Preset::parse(value)?),
            "startTime" => self.start = Some(parse_api(value)?),
            "endTime" => self.end = Some(parse_api(value)?),
            "status" => self.read_statuses(name, value)?,
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
            "view" if value == TENANTS => self.is_overview = true,
            "view" => return None,
            "failure" => self.query.failure = Some(GroupId::parse(value)?),
            "open" => self.read_open_rows(name, value)?,
            _ => self
                .notices
                .push(LinkNotice::UnknownName { name: quote(name) }),
        }
        Some(())
    }

    /// Notes a value that is used, and reports it if it replaces another one.
    fn note_value(&mut self, name: &str, value: &str) {
        let Some(name) = SINGLE_VALUES.into_iter().find(|single| *single == name) else {
            return;
        };
        let Some((_, before)) = self.values.iter_mut().find(|(known, _)| *known == name) else {
            return self.values.push((name, value.to_owned()));
        };
        if *before == value {
            return;
        }
        value.clone_into(before);
        self.notices.retain(
            |notice| !matches!(notice, LinkNotice::Repeated { name: other, .. } if other == name),
        );
        self.notices.push(LinkNotice::Repeated {
            name: name.to_owned(),
            value: quote(value),
        });
    }

    /// Reads a list of statuses. The parameter may be repeated.
    fn read_statuses(&mut self, name: &str, value: &str) -> Option<()> {
        let items: Vec<_> = value.split(',').filter(|text| !text.is_empty()).collect();
        let (known, wrong): (Vec<_>, Vec<_>) =
            items.iter().partition(|text| Status::parse(text).is_some());
        let statuses = &mut self.query.filter.statuses;
        *statuses = known
            .into_iter()
            .filter_map(Status::parse)
            .chain(statuses.iter())
            .collect::<StatusSet>();
        self.report_wrong_items(name, &wrong, items.len())
    }

    /// Reads a list of row keys. The parameter may be repeated.
    fn read_open_rows(&mut self, name: &str, value: &str) -> Option<()> {
        let open = &mut self.query.open;
        let (mut wrong, mut count, mut has_too_many) = (Vec::new(), 0, false);
        for text in value.split(',') {
            count += 1;
            match RowKey::parse(text) {
                Some(key) if open.contains(&key) => {}
                Some(key) if open.len() < MAX_OPEN_ROWS => open.push(key),
                Some(_) => has_too_many = true,
                None => wrong.push(text),
            }
        }
        if has_too_many {
            self.notices.push(LinkNotice::TooManyOpen);
        }
        self.report_wrong_items(name, &wrong, count)
    }

    /// Reports the items of a list that are not understood; `None` if none of its `count` items is.
    fn report_wrong_items(&mut self, name: &str, wrong: &[&str], count: usize) -> Option<()> {
        if wrong.len() == count {
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
        if self.is_overview {
            self.compose_overview(defaults);
        } else {
            self.query.scope = self.compose_scope(defaults);
        }
        self.query.filter.range = self.compose_range();
        (self.query, self.notices)
    }

    /// Whether the cluster or the tenant could not be read.
    fn has_wrong_scope(&self) -> bool {
        let is_wrong = |notice: &LinkNotice| matches!(notice, LinkNotice::WrongValue { name, .. } if name == "cluster" || name == "tenant");
        self.notices.iter().any(is_wrong)
    }

    /// All tenants have neither a tenant of their own nor statuses or backup sets: whether a tenant needs attention
    /// depends on all of its tasks.
    fn compose_overview(&mut self, defaults: &Defaults) {
        if let Some(tenant) = self.tenant {
            self.report_contradiction("tenant", tenant.to_string());
        }
        let filter = std::mem::take(&mut self.query.filter);
        if !filter.statuses.is_empty() {
            self.report_contradiction("status", filter.statuses.to_string());
        }
        if let Some(id) = filter.backup_set_id {
            self.report_contradiction("backupSetId", id.to_string());
        }
        let usual = defaults.scope.map(|scope| scope.cluster);
        let usual = usual.filter(|_| !self.has_wrong_scope());
        self.query.overview = self.cluster.map(ClusterId).or(usual);
        if self.query.overview.is_none() && !self.has_wrong_scope() {
            self.notices.push(LinkNotice::IncompleteScope);
        }
    }

    fn compose_scope(&mut self, defaults: &Defaults) -> Option<Scope> {
        let is_wrong = self.has_wrong_scope();
        match (self.cluster, self.tenant) {
            (Some(cluster), Some(tenant)) => Some(Scope {
                cluster: ClusterId(cluster),
                tenant: TenantId(tenant),
            }),
            (None, None) if !is_wrong => defaults.scope,
            // The notice of a wrong value already says what to correct.
            _ if is_wrong => None,
            _ => {
                self.notices.push(LinkNotice::IncompleteScope);
                None
            }
        }
    }

    fn compose_range(&mut self) -> TimeRange {
        if let (Some(start), Some(end)) = (self.start, self.end)
            && end < start
        {
            self.report_contradiction("endTime", print_api(end));
            self.end = None;
        }
        match (self.preset, self.start.or(self.end)) {
            (None, None) => TimeRange::default(),
            (Some(preset), None) => TimeRange::Relative(preset),
            (preset, Some(_)) => {
                if let Some(preset) = preset {
                    self.report_contradiction("range", preset.as_str().into());
                }
                TimeRange::between(self.start, self.end)
            }
        }
    }

    fn report_contradiction(&mut self, name: &str, value: String) {
        self.notices.push(LinkNotice::Contradicts {
            name: name.into(),
            value,
        });
    }
}
