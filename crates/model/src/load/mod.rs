//! The load: its plan, its result and its retries.

pub mod contradiction;
pub mod coverage;
pub mod load_plan;
pub mod news;
pub mod progress_announcer;
pub mod refresh;
pub mod result_set;
pub mod retry;
pub mod screen;
