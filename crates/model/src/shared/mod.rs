//! Functions that several features use.

pub mod combobox;
pub mod fingerprint;
pub mod masking;
pub mod reveal;
pub mod server_clock;
pub mod shell;
pub mod time_pattern;
pub mod typed_text;
