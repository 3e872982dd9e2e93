//! The browser adapters.

mod browser;
mod scheduling;
mod time_zones;
