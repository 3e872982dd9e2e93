//! Signing in and out.

mod handle;

pub use handle::{Session, SignInPrompt, SignInStatus};
