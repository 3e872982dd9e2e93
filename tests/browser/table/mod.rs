//! The table: columns, order, pages, cursor and selection.

mod columns;
mod keyboard_rows;
mod pager;
mod rows;
mod selection;
mod selection_copy;
mod sorting;
mod widths;
