//! The links of the page.

pub mod query;
