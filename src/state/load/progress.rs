//! What is known of a load beside its rows.

use crate::platform::clock;
use model::filter::Question;
use model::filter::time_range::Bounds;
use model::load::load_plan::Stop;
use model::task::instant::Instant;
use wire::answer::Base;
use wire::error::ApiError;

/// What is known of the load beside its rows. Having rows, and a request being under way, are two facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// The question that the rows on screen answer.
    pub answered: Option<Question>,
    /// The instants that were sent for them.
    pub bounds: Bounds,
    /// How old the rows are: when the first answer of their load came, by the browser's clock. What was loaded
    /// first was not asked again since.
    pub as_of: Option<Instant>,
    /// How long the latest answer took, in milliseconds.
    pub took: u32,
    /// What the latest answer says of itself.
    pub base: Option<Base>,
    /// Whether the load goes on.
    pub fetching: bool,
    /// Of a refresh, the rows that have come and are not shown yet.
    pub refreshed: Option<usize>,
    /// Why the load of the rows on screen ended; `None` while it goes on or after it failed.
    pub stop: Option<Stop>,
    /// Why the latest request failed. It stays while the same is tried again.
    pub error: Option<Failed>,
    /// When the same is tried again by itself.
    pub again_at: Option<Instant>,
    /// Whether the user has stopped what failed, or what had no answer yet: it is not tried again before the user asks.
    pub paused: bool,
    /// Whether nobody asked for the load that goes on.
    pub by_itself: bool,
    /// When the answer came that the user asked for last; what the page asks by itself is not announced.
    pub asked_at: Option<Instant>,
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
    /// What was asked: path and query.
    pub asked: String,
}

impl Failed {
    /// What failed before anything was sent.
    pub fn unsent(error: ApiError) -> Self {
        Self {
            error,
            tries: 0,
            at: clock::now(),
            asked: String::new(),
        }
    }
}
