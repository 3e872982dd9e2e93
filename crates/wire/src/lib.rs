//! OCP's API without a browser: endpoints, responses and failures; saved responses and `config.json`.

pub mod body;
pub mod config_file;
pub mod decode;
pub mod endpoint;
pub mod envelope;
pub mod error;
pub mod json;
pub mod list_wire;
pub mod saved;
pub mod task_wire;
