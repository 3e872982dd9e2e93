//! Failures: what the message of a task says, and the groups of failures that are the same.

mod explained;
mod groups;

pub(crate) use explained::explained;
pub(crate) use groups::FailureList;
