//! What the console, its tests and the demo rely on.

mod client;
mod connections;
mod control;
mod errors;
mod faults;
mod histories;
mod paging;
mod samples;
mod sign_in;
