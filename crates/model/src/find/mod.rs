//! Finding words in the loaded tasks.

pub mod fold;
mod searchable_text;
mod task_search;
mod terms;

pub use searchable_text::write_searchable_text;
pub use task_search::{FindResult, TaskSearch};
pub use terms::{FindTerms, MAX_MARKS};
