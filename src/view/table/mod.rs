//! The table: columns, order, pages, cursor and selection.

pub(crate) mod column_chooser;
mod column_grip;
mod column_move;
pub(crate) mod compare;
mod density;
pub(crate) mod head;
pub(crate) mod news;
mod page_go;
pub(crate) mod pager;
pub(crate) mod row;
pub(crate) mod selected;
mod sentences;
mod sort_choice;
pub(crate) mod tasks_table;
