//! The table: columns, order, pages, cursor and selection.

pub mod clipboard;
pub mod columns;
pub mod cursor;
pub mod order;
pub mod page;
pub mod selection;
pub mod sort;
pub mod widths;
