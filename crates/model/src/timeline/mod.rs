//! The geometry of the timeline: where tasks, spans without a task and ticks are drawn.

mod chart;
mod durations;
mod scale;
mod ticks;

pub use chart::{Bar, Bin, Chart, Gap, GapKind, Lane, MAX_BARS, MAX_ROWS, Mark};
pub use durations::{DurationMark, DurationPlot, DurationScale};
pub use scale::TimeScale;
pub use ticks::{Tick, ticks};
