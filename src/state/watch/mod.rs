//! Tasks that the user watches until they end.

mod handle;

pub use handle::Watch;
