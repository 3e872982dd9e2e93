//! Watching tasks until they end.

mod watching;
