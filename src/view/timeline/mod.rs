//! The timeline: each task a bar from start to finish, over the time that was asked for; and beside it how long the finished
//! backups took.

mod chart;
mod durations;
mod pointer;
mod section;
mod table;

pub(crate) use section::Timeline;
