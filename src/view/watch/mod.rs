//! Watching tasks until they end: the button, and how the end is told.

mod button;
mod ends;

pub(super) use button::watch_button;
pub(super) use ends::{WatchEnds, tell_ends};
