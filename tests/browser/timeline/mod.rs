//! The timeline.

mod chart;
