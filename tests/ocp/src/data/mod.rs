//! Generated backup histories: the same for the same seed, tenant and day.

pub(crate) mod failure;
pub(crate) mod history;
pub(crate) mod live;
pub(crate) mod random;
pub(crate) mod task;
pub(crate) mod time;
mod uri;
