//! Saved responses that are opened as files.

mod files;
mod places;
mod sample;
mod wrong;
