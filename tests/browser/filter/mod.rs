//! The filter: time range, statuses and backup set.

mod blame;
mod chips;
mod counts;
mod form;
mod range;
