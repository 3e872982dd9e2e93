//! Signing in and out.

pub mod credential;
pub mod idle;
pub mod sign_in;
