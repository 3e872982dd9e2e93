//! Tasks: their fields, times, statuses and keys.

mod detail;
mod hostile;
