//! Writes the state of the page as the query string of a link.

use std::fmt::Display;

use super::{Defaults, TENANTS, TaskQuery};
use crate::filter::TaskFilter;
use crate::filter::time_range::TimeRange;

impl TaskQuery {
    /// The query string, without `?`: empty for the default. All its characters are allowed in a query string without escapes
    /// (RFC 3986), so links stay readable. It means the same with these `defaults` and with the built-in ones, with one
    /// exception: a missing scope cannot be expressed if `defaults` has one.
    pub fn print(&self, defaults: &Defaults) -> String {
        let default = Self::default();
        let mut parts = Parts::default();
        if let Some(scope) = self.scope {
            parts.push("cluster", &scope.cluster.0);
            parts.push("tenant", &scope.tenant.0);
        }
        if let Some(cluster) = self.overview {
            parts.push("cluster", &cluster.0);
            parts.push("view", &TENANTS);
        }
        parts.push_filter(&self.filter, &default.filter);
        if self.page != default.page {
            parts.push("page", &self.page);
        }
        if self.size != default.size || self.size != defaults.size {
            parts.push("size", &self.size.rows());
        }
        if self.sort != default.sort {
            parts.push("sort", &self.sort);
        }
        if self.columns != default.columns || self.columns != defaults.columns {
            parts.push("columns", &self.columns);
        }
        if self.zone != default.zone || self.zone != defaults.zone {
            parts.push("zone", &self.zone.as_str());
        }
        if let Some(failure) = self.failure {
            parts.push("failure", &failure);
        }
        if !self.open.is_empty() {
            let keys: Vec<String> = self.open.iter().map(ToString::to_string).collect();
            parts.push("open", &keys.join(","));
        }
        parts.0.join("&")
    }
}

/// The parameters of a query string, as `name=value`.
#[derive(Default)]
struct Parts(Vec<String>);

impl Parts {
    fn push(&mut self, name: &str, value: &dyn Display) {
        self.0.push(format!("{name}={value}"));
    }

    /// Adds what differs from the default filter.
    fn push_filter(&mut self, filter: &TaskFilter, default: &TaskFilter) {
        match filter.range {
            range if range == default.range => {}
            TimeRange::Relative(preset) => self.push("range", &preset.as_str()),
            TimeRange::Absolute(bounds) => {
                let (start, end) = bounds.print();
                for (name, time) in [("startTime", start), ("endTime", end)] {
                    if let Some(time) = time {
                        self.push(name, &time);
                    }
                }
            }
        }
        if !filter.statuses.is_empty() {
            self.push("status", &filter.statuses);
        }
        if let Some(id) = filter.backup_set_id {
            self.push("backupSetId", &id);
        }
    }
}
