//! Links: the address of the page and what it leads to.

mod address;
mod around_task;
mod copied_links;
