//! The address of the page.

mod address;
mod copied;
