//! Finding words in the loaded tasks.

pub(crate) mod find_box;
