//! The filter: time range, statuses and backup set.

mod filter_draft;
pub mod local_filter;
pub mod paste;
mod task_filter;
pub mod time_range;
mod typed_time;

pub use filter_draft::{Field, FieldError, FieldErrors, FilterDraft, RangeChoice, read_time};
pub use task_filter::{FilterPart, Question, Scope, TaskFilter, parse_id};
pub use typed_time::Clocks;
