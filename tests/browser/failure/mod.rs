//! Failures: what their messages say, and their groups.

mod explained;
mod groups;
