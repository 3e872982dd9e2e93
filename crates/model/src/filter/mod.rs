//! The filter: time range, statuses and backup set.

pub mod local_filter;
pub mod paste;
mod task_filter;
pub mod time_range;

pub use task_filter::{
    Field, FieldError, FieldErrors, FilterDraft, FilterPart, Question, RangeChoice, Scope,
    TaskFilter, parse_id,
};
