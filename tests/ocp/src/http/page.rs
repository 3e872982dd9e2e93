//! Choosing the tasks of one page, honestly or as a fault has it.

use super::query::{Query, SIZE_CAP};
use super::rows;
use crate::Fault;
use crate::catalog::Tenant;
use crate::control::turns::Turn;
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
        Self {
            number: query.page.unwrap_or(1),
            size: query.size.unwrap_or(SIZE_CAP).min(SIZE_CAP),
            total,
        }
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

/// How many of the newest tasks are held back so that they can appear.
const HELD_BACK: usize = 400;

/// What `totalElements` is in place of a count, by turns.
const NO_TOTALS: [&str; 4] = ["\"many\"", "-1", "1e30", "18446744073709551616"];

/// `data` of an answer: the matching tasks of one page, newest first, spoilt by `fault` if there is one.
pub(crate) fn data(
    tenant: &Tenant,
    tasks: &[&Task],
    query: &Query,
    fault: Option<Fault>,
    turn: Turn,
) -> String {
    let mut matching: Vec<&Task> = tasks
        .iter()
        .copied()
        .filter(|task| query.matches_but_for(fault, task))
        .collect();
    if fault == Some(Fault::Unordered) {
        matching.sort_by_key(|task| mix(task.id.cast_unsigned()));
    }
    matching.drain(..missing_in_front(fault, turn, matching.len()));
    let mut page = Page::honest(query, matching.len());
    match fault {
        Some(Fault::SizeIgnored) => page.size = 10,
        Some(Fault::SizeTooBig) => page.size = 5000,
        Some(Fault::PageIgnored) => page.number = 1,
        _ => {}
    }
    let first = page.skipped().min(matching.len());
    let range = first..(first + page.size).min(matching.len());
    if fault == Some(Fault::PagesTurned) && page.number.is_multiple_of(2) {
        matching[range.clone()].reverse();
    }
    let rows = match fault {
        Some(fault) if rows::spoils(fault) => {
            rows::spoil(fault, tenant, &matching, range).join(",")
        }
        _ => matching[range]
            .iter()
            .map(|task| task.json(tenant))
            .collect::<Vec<_>>()
            .join(","),
    };
    match fault {
        Some(Fault::TotalWrong) => page.total += 40,
        Some(Fault::NoContents) => page.total = 0,
        _ => {}
    }
    let contents = format!("\"contents\":[{rows}]");
    let block = format!("\"page\":{}", page.json());
    match fault {
        Some(Fault::NoContentsNoTotal) => "{}".to_owned(),
        Some(Fault::TotalGarbage) => {
            let total = NO_TOTALS[usize::try_from(turn.before).unwrap_or(0) % NO_TOTALS.len()];
            let (number, size) = (page.number, page.size);
            let block = format!(
                "{{\"number\":{number},\"size\":{size},\"totalElements\":{total},\"totalPages\":{total}}}"
            );
            format!("{{{contents},\"page\":{block}}}")
        }
        Some(Fault::DuplicateKeys) => {
            let wrong = Page { total: 0, ..page }.json();
            format!("{{\"contents\":[],\"page\":{wrong},{contents},{block}}}")
        }
        Some(Fault::NoContents) => format!("{{{block}}}"),
        Some(Fault::NoPageBlock) => format!("{{{contents}}}"),
        _ => format!("{{{contents},{block}}}"),
    }
}

/// How many of the newest of `count` tasks a fault keeps to itself this time.
fn missing_in_front(fault: Option<Fault>, turn: Turn, count: usize) -> usize {
    let held_back = HELD_BACK.min(count / 2);
    // When all have appeared, or vanished, it begins anew.
    let moved = |steps: u64| usize::try_from(steps).unwrap_or(0) % (held_back + 1);
    match fault {
        Some(Fault::Shifting) => held_back - moved(turn.before),
        Some(Fault::ShiftingOnce) => held_back - moved(turn.thirds),
        Some(Fault::Vanishing) => moved(turn.before),
        _ => 0,
    }
}
