//! The filter: time range, statuses and backup set.

pub mod actions;
