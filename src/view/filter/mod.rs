//! The filter: time range, statuses and backup set.

pub(crate) mod chips;
pub(crate) mod field;
pub(crate) mod form;
pub(crate) mod range;
pub(crate) mod range_actions;
pub(crate) mod status;
mod time_field;
