//! The table: columns, order, pages, cursor and selection.

pub mod layout;
pub mod rows;
pub mod sorting;
