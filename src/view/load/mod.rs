//! The load: its plan, its result and its retries.

pub(crate) mod announcements;
pub(crate) mod failed;
pub(crate) mod notices;
