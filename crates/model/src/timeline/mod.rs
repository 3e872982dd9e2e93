//! The geometry of the timeline: where tasks, spans without a task and ticks are drawn.

mod chart;
mod scale;
mod ticks;

pub use chart::{Bar, Bin, Chart, Gap, GapKind, Lane, MAX_BARS, MAX_ROWS, Mark};
pub use scale::TimeScale;
pub use ticks::{Tick, ticks};
