//! Clusters and tenants.

mod combobox;
mod list_failures;
mod list_pages;
mod list_search;
mod lists;
mod pinned;
mod recent;
