//! Finding words in the loaded tasks.

mod find_box;
