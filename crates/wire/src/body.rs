//! The body of a response, as text.

/// A response with a status of 2xx.
#[derive(Debug)]
pub struct Body {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub text: String,
}
