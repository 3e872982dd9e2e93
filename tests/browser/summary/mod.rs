//! The summary above the table.

mod strip;
