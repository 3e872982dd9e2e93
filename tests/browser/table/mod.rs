//! The table: columns, order, pages, keyboard and selection.

mod column_widths;
mod columns;
mod columns_panel;
mod compare;
mod copy_selection;
mod head;
mod page_links;
mod pager;
mod row_navigation;
mod rows;
mod selection;
mod sort_columns;
mod sorting;
mod translation;
