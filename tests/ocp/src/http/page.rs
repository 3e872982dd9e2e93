//! Choosing the tasks of one page, honestly or as a fault has it.

use super::query::{Query, SIZE_CAP};
use super::rows;
use crate::Fault;
use crate::catalog::Tenant;
use crate::data::dice::mix;
use crate::data::task::Task;

/// `data.page`, and the position of the page's first row among all that match.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page {
    pub(crate) number: usize,
    pub(crate) size: usize,
    pub(crate) total: usize,
}

impl Page {
    /// The page that a query asks for, out of `total` rows.
    pub(crate) fn honest(query: &Query, total: usize) -> Self {
        Self { number: query.page.unwrap_or(1), size: query.size.unwrap_or(SIZE_CAP).min(SIZE_CAP), total }
    }

    /// How many rows come before this page.
    pub(crate) fn skipped(self) -> usize {
        (self.number - 1).saturating_mul(self.size)
    }

    /// The page block as JSON.
    pub(crate) fn json(self) -> String {
        format!(
            "{{\"number\":{},\"size\":{},\"totalElements\":{},\"totalPages\":{}}}",
            self.number,
            self.size,
            self.total,
            self.total.div_ceil(self.size)
        )
    }
}

/// `data` of an answer: the matching tasks of one page, newest first, spoilt by `fault` if there is one.
pub(crate) fn data(tenant: &Tenant, tasks: &[&Task], query: &Query, fault: Option<Fault>) -> String {
    let mut matching: Vec<&Task> = match fault {
        Some(Fault::Unfiltered) => tasks.to_vec(),
        _ => tasks.iter().copied().filter(|task| query.matches(task)).collect(),
    };
    if fault == Some(Fault::Unordered) {
        matching.sort_by_key(|task| mix(task.id.cast_unsigned()));
    }
    let mut page = Page::honest(query, matching.len());
    match fault {
        Some(Fault::SizeIgnored) => page.size = 10,
        Some(Fault::SizeTooBig) => page.size = 5000,
        Some(Fault::PageIgnored) => page.number = 1,
        _ => {}
    }
    let first = page.skipped().min(matching.len());
    let range = first..(first + page.size).min(matching.len());
    let rows = match fault {
        Some(fault) if rows::spoils(fault) => rows::spoil(fault, tenant, &matching, range).join(","),
        _ => matching[range].iter().map(|task| task.json(tenant)).collect::<Vec<_>>().join(","),
    };
    match fault {
        Some(Fault::TotalWrong) => page.total += 40,
        Some(Fault::NoContents) => page.total = 0,
        _ => {}
    }
    let contents = format!("\"contents\":[{rows}]");
    let block = format!("\"page\":{}", page.json());
    match fault {
        Some(Fault::NoContents) => format!("{{{block}}}"),
        Some(Fault::NoPageBlock) => format!("{{{contents}}}"),
        _ => format!("{{{contents},{block}}}"),
    }
}
