//! Selects the tasks of one page, correctly or with a fault.

use super::faulty_rows;
use super::query::{Query, SIZE_CAP};
use crate::Fault;
use crate::catalog::Tenant;
use crate::control::sequences::SequencePosition;
use crate::data::random::mix;
use crate::data::task::Task;

/// The block `data.page`, which also gives the position of the page's first row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page {
    pub(crate) number: usize,
    pub(crate) size: usize,
    pub(crate) total: usize,
}

impl Page {
    /// The requested page out of `total` rows.
    pub(crate) fn requested(query: &Query, total: usize) -> Self {
        Self {
            number: query.page.unwrap_or(1),
            size: query.size.unwrap_or(SIZE_CAP).min(SIZE_CAP),
            total,
        }
    }

    /// The number of rows before this page.
    pub(crate) fn offset(self) -> usize {
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

/// The number of newest tasks that are hidden at first, so that they can appear later.
const MAX_HIDDEN: usize = 400;

/// Invalid values of `totalElements`, used in turn.
const INVALID_TOTALS: [&str; 4] = ["\"many\"", "-1", "1e30", "18446744073709551616"];

/// `data` of a response: the matching tasks of one page, newest first, changed by `fault` if there
/// is one.
pub(crate) fn data(
    tenant: &Tenant,
    tasks: &[&Task],
    query: &Query,
    fault: Option<Fault>,
    sequence: SequencePosition,
) -> String {
    let mut matching: Vec<&Task> = tasks
        .iter()
        .copied()
        .filter(|task| query.matches_unless_ignored(fault, task))
        .collect();
    if fault == Some(Fault::Unordered) {
        matching.sort_by_key(|task| mix(task.id.cast_unsigned()));
    }
    matching.drain(..hidden_count(fault, sequence, matching.len()));
    let mut page = Page::requested(query, matching.len());
    match fault {
        Some(Fault::SizeIgnored) => page.size = 10,
        Some(Fault::SizeTooBig) => page.size = 5000,
        Some(Fault::PageIgnored) => page.number = 1,
        _ => {}
    }
    let first = page.offset().min(matching.len());
    let range = first..(first + page.size).min(matching.len());
    if fault == Some(Fault::PagesTurned) && page.number.is_multiple_of(2) {
        matching[range.clone()].reverse();
    }
    let rows = match fault {
        Some(fault) if faulty_rows::changes_rows(fault) => {
            faulty_rows::changed_rows(fault, tenant, &matching, range).join(",")
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
            let total = INVALID_TOTALS
                [usize::try_from(sequence.earlier).unwrap_or(0) % INVALID_TOTALS.len()];
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

/// The number of newest tasks, out of `count`, that a fault hides this time.
fn hidden_count(fault: Option<Fault>, sequence: SequencePosition, count: usize) -> usize {
    let max_hidden = MAX_HIDDEN.min(count / 2);
    // The sequence repeats when all tasks have appeared or vanished.
    let moved = |steps: u64| usize::try_from(steps).unwrap_or(0) % (max_hidden + 1);
    match fault {
        Some(Fault::Shifting) => max_hidden - moved(sequence.earlier),
        Some(Fault::ShiftingOnce) => max_hidden - moved(sequence.triples),
        Some(Fault::Vanishing) => moved(sequence.earlier),
        _ => 0,
    }
}
