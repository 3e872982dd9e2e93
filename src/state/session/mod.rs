//! Signing in and out.

mod handle;

pub use handle::{Asks, Pass, Session, SignInStatus};
