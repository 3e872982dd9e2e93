//! What is known of a load besides its rows.

use chrono::TimeDelta;
use model::filter::Question;
use model::filter::time_range::Bounds;
use model::load::load_plan::Stop;
use model::task::instant::Instant;
use wire::envelope::Base;
use wire::error::ApiError;

use crate::platform::clock;

/// What is known of the load besides its rows. Having rows and having a request under way are two
/// independent facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// The question that the rows on screen answer.
    pub answered: Option<Question>,
    /// The instants that were sent for them.
    pub bounds: Bounds,
    /// The moment of which they are, by the server's clock: that of the first response of their load.
    /// Rows that were loaded first have not been requested again since.
    pub as_of: Option<Instant>,
    /// How much older than its request a response was, if a cache sent it.
    pub delay: Option<TimeDelta>,
    /// When the latest response came, by the browser's clock.
    pub received_at: Option<Instant>,
    /// How long the latest response took, in milliseconds.
    pub duration_ms: u32,
    /// The base structure of the latest response.
    pub base: Option<Base>,
    /// Whether the load goes on.
    pub is_fetching: bool,
    /// The number of rows that a refresh has received and that are not shown yet.
    pub staged: Option<usize>,
    /// Why the load of the rows on screen ended; `None` while it goes on or after it failed.
    pub stop: Option<Stop>,
    /// Why the latest request failed. It stays while the request is tried again.
    pub error: Option<Failed>,
    /// When the failed request is tried again automatically.
    pub retry_at: Option<Instant>,
    /// Whether the user has stopped a load that had failed or had no response yet.
    pub is_paused: bool,
    /// Whether the page began the load by itself.
    pub is_automatic: bool,
    /// The moment of which the response to the user's latest request is; automatic loads are not
    /// announced.
    pub requested_at: Option<Instant>,
}

/// A request that failed.
#[derive(Clone, Debug, PartialEq)]
pub struct Failed {
    /// Why.
    pub error: ApiError,
    /// How often it was tried in a row.
    pub tries: u32,
    /// When it failed last, by the browser's clock.
    pub at: Instant,
    /// Path and query of the request.
    pub path: String,
}

impl Failed {
    /// A failure before anything was sent.
    pub fn unsent(error: ApiError) -> Self {
        Self {
            error,
            tries: 0,
            at: clock::now(),
            path: String::new(),
        }
    }
}
