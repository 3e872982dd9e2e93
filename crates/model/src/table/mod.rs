//! The table: columns, order, pages, cursor and selection.

pub mod columns;
pub mod copied;
pub mod cursor;
pub mod order;
pub mod page;
pub mod selection;
pub mod sort;
pub mod sorted;
pub mod stay;
pub mod widths;
