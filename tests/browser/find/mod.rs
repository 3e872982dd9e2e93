//! Finding words in the loaded tasks.

mod find_box;
mod matching;
mod new_results;
