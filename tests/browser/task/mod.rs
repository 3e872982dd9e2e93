//! Tasks: their detail and their values.

mod detail;
mod hostile_texts;
mod implausible_values;
