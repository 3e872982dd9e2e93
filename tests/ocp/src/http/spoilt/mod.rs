//! Tasks spoilt as text, since no serialiser writes most of what is wrong with them.

mod dates;
mod fields;
mod large;
mod row;
mod secrets;
mod shapes;
mod texts;

pub(crate) use fields::names as hostile_fields;
pub(crate) use secrets::envelope as secret_envelope;
pub(crate) use shapes::no_utf8;

use row::Row;

use crate::Fault;

/// A task as `fault` has it at this place of the list; `None` when the fault leaves that task alone. The first task
/// (position 0) is always a good one, unless the fault is about all.
pub(crate) fn task(fault: Fault, json: &str, position: usize) -> Option<String> {
    if fault == Fault::UndocumentedFields {
        return Some(shapes::undocumented(Row::read(json), position));
    }
    let case = position.checked_sub(1)?;
    let row = Row::read(json);
    match fault {
        Fault::HostileFields => fields::spoilt(row, case),
        Fault::HostileText => texts::spoilt(row, case),
        Fault::HugeField => large::field(row, case),
        Fault::DeepNesting => large::nested(row, case),
        Fault::DuplicateKeys => shapes::repeated(row, case),
        Fault::InvalidUtf8 => shapes::not_utf8(row, case),
        Fault::BadTasks => shapes::no_task(case),
        Fault::OddDates => dates::spoilt(row, case),
        Fault::EverythingSecret => secrets::spoilt(row, case),
        _ => None,
    }
}

/// Whether a fault spoils tasks as text.
pub(crate) fn spoils(fault: Fault) -> bool {
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
