//! Tasks: their fields, times, statuses and keys.

pub(crate) mod cells;
pub(crate) mod detail;
pub(crate) mod marked;
