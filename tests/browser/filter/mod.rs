//! The filter: time range, statuses and backup set.

mod chips;
mod field_errors;
mod form;
mod range_paste;
mod range_shift;
mod status_counts;
