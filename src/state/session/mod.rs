//! Signing in and out.

mod handle;

pub(crate) use handle::RequestAuth;
pub use handle::{Session, SignInPrompt, SignInStatus};
