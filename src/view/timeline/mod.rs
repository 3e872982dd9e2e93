//! The timeline: each task a bar from start to finish, over the time that was asked for.

mod chart;
mod pointer;
mod section;
mod table;

pub(crate) use section::Timeline;
