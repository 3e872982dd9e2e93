//! Tasks malformed as raw text, because a serialiser cannot write most of these defects.

mod dates;
mod fields;
mod large;
mod row;
mod secrets;
mod shapes;
mod texts;

pub(crate) use fields::names as hostile_fields;
pub(crate) use secrets::envelope as secret_envelope;
pub(crate) use shapes::invalid_utf8;

use row::Row;

use crate::Fault;

/// The task at this position with the defect of `fault`; `None` when the fault leaves it alone. The
/// first task (position 0) is always valid, unless the fault affects all.
pub(crate) fn task(fault: Fault, json: &str, position: usize) -> Option<String> {
    if fault == Fault::UndocumentedFields {
        return Some(shapes::undocumented(Row::read(json), position));
    }
    let case = position.checked_sub(1)?;
    let row = Row::read(json);
    match fault {
        Fault::HostileFields => fields::with_defect(row, case),
        Fault::HostileText => texts::with_defect(row, case),
        Fault::HugeField => large::field(row, case),
        Fault::DeepNesting => large::nested(row, case),
        Fault::DuplicateKeys => shapes::repeated(row, case),
        Fault::InvalidUtf8 => shapes::with_placeholder(row, case),
        Fault::BadTasks => shapes::non_task(case),
        Fault::OddDates => dates::with_defect(row, case),
        Fault::EverythingSecret => secrets::with_defect(row, case),
        _ => None,
    }
}

/// Whether a fault changes the raw text of tasks.
pub(crate) fn applies_to(fault: Fault) -> bool {
    matches!(
        fault,
        Fault::HostileFields
            | Fault::HostileText
            | Fault::HugeField
            | Fault::DeepNesting
            | Fault::DuplicateKeys
            | Fault::InvalidUtf8
            | Fault::BadTasks
            | Fault::OddDates
            | Fault::UndocumentedFields
            | Fault::EverythingSecret
    )
}
