//! OCP's interface as data, without a browser: where its endpoints lie, what it sends and how it fails; saved responses and
//! `config.json`.

pub mod answer;
pub mod body;
pub mod config_file;
pub mod decode;
pub mod endpoint;
pub mod error;
pub mod json;
pub mod list_wire;
pub mod saved;
pub mod task_wire;
