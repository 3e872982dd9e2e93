//! The load: its plan, its result and its retries.

pub mod announcing;
pub mod contradiction;
pub mod coverage;
pub mod load_plan;
pub mod refresh;
pub mod result_set;
pub mod retry;
pub mod screen;
