//! The table: columns, row order, pages, keyboard cursor, selection and copying.

pub mod clipboard;
pub mod columns;
pub mod compare;
pub mod cursor;
pub mod order;
pub mod page;
pub mod selection;
pub mod sort;
pub mod widths;
