//! The page as a whole.

pub(crate) mod masthead;
mod not_applied;
mod page;
pub(crate) mod placeholder;
pub(crate) mod shortcuts;
pub(crate) mod toolbar;

pub use page::{Console, ConsoleProps};
