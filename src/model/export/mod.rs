//! What leaves the page as a file or by the clipboard: tasks as JSON and as tables, written into a text that grows.

pub mod delimited;
pub mod json_text;
pub mod task_json;
