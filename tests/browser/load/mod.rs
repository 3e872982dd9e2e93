//! The load: its plan, its result and its retries.

mod broken_failures;
mod contradictions;
mod counts;
mod failures;
mod latest;
mod live;
mod loading;
mod progress;
mod retry;
mod screens;
mod shifting;
mod two_at_once;
