//! The address of the page.

pub mod query;
