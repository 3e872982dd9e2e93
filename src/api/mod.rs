//! OCP's REST interface: where it lies, what it sends, how it fails.

pub mod answer;
pub mod body;
pub mod client;
pub mod config_file;
pub mod decode;
pub mod endpoint;
pub mod error;
pub mod json;
pub mod list_wire;
pub mod meter;
pub mod saved;
pub mod task_wire;
