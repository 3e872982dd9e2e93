//! The timeline.

mod chart;
mod durations;
