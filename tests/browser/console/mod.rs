//! The page as a whole.

mod copy;
mod keyboard;
