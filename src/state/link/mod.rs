//! The address of the page.

mod route;

pub use route::Route;
