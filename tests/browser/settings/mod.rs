//! Configuration and preferences.

mod config;
mod config_errors;
mod config_limits;
mod preferences;
