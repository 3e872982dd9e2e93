//! The table: columns, order, pages and selection.

pub mod layout;
pub mod pages;
pub mod selection;

pub use layout::Layout;
pub use pages::Pages;
pub use selection::RowSelection;
