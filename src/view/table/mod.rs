//! The table: columns, order, pages, cursor and selection.

pub(crate) mod column_chooser;
pub(crate) mod column_edge;
pub(crate) mod column_grip;
pub(crate) mod head;
pub(crate) mod page_go;
pub(crate) mod pager;
pub(crate) mod row;
pub(crate) mod selected;
pub(crate) mod tasks_table;
