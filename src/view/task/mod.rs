//! Tasks: their cells in the table and their detail.

pub(crate) mod cells;
pub(crate) mod detail;
mod field_groups;
