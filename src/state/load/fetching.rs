//! Fetching one page of tasks.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::rc::Rc;

use leptos::prelude::*;
use model::load::load_plan::Pace;
use model::load::result_set::Batch;
use model::shared::server_clock::{Freshness, ResponseTimes};
use model::task::instant::{Instant, parse_wire};
use web_sys::AbortSignal;
use wire::body::Body;
use wire::decode::Decoder;
use wire::endpoint::Endpoint;
use wire::envelope::Base;
use wire::error::ApiError;

use super::loader::Loader;
pub(crate) use super::state::PageContent;
use crate::platform::clock;
use crate::platform::scheduling::in_slices;

/// How long a response is decoded before the browser may do something else, in milliseconds.
const BUDGET_MS: f64 = 12.0;

/// A request for a page of tasks.
pub(crate) struct TaskRequest {
    pub(crate) endpoint: Endpoint,
    /// How often it is sent in a row, this time included.
    pub(crate) tries: u32,
    /// Whether the user does not wait for this very request.
    pub(crate) is_automatic: bool,
    pub(crate) signal: AbortSignal,
}

impl Loader {
    /// How many requests may be pending at the moment.
    pub(crate) fn pace(self) -> Pace {
        let is_trying = self
            .session()
            .status
            .with_untracked(|status| status.is_trying);
        match () {
            () if !untrack(|| self.user_requests.is_empty()) => Pace::FirstRowsOnly,
            // A wrong password must be refused only once: OCP blocks a client after some refusals.
            () if is_trying => Pace::Single,
            () => Pace::Full,
        }
    }

    /// Fetches and decodes one page; `None` when `is_wanted` says that it is not wanted any more. `abort` must abort
    /// the request.
    pub(crate) async fn fetch_page(
        self,
        request: &TaskRequest,
        abort: Rc<dyn Fn()>,
        is_wanted: impl Fn() -> bool,
    ) -> Option<Result<PageContent, ApiError>> {
        let auth = match self.session().authorize(request.is_automatic) {
            Ok(auth) => auth,
            Err(error) => return Some(Err(error)),
        };
        let TaskRequest {
            endpoint,
            tries,
            signal,
            ..
        } = request;
        let sent = clock::now();
        let response = self
            .requests()
            .get(endpoint, *tries, auth.header(), signal, abort)
            .await;
        let decoded = match response {
            Ok(response) => {
                let received = clock::now();
                let decoded = decode(&response.body, &is_wanted).await?;
                let freshness = decoded
                    .as_ref()
                    .ok()
                    .map(|(base, _)| self.read_clock((sent, received), &response.body, base));
                if is_wanted() {
                    let content = decoded.as_ref();
                    response.record(content.map(|(base, batch)| (base, Some(batch.tasks.len()))));
                }
                let freshness = freshness.unwrap_or(Freshness {
                    as_of: received,
                    delay: None,
                });
                decoded.map(|(base, batch)| PageContent {
                    base,
                    batch,
                    freshness,
                })
            }
            Err(error) => Err(error),
        };
        // OCP may refuse the credential in a response with status 200, and also in one that is not
        // wanted any more.
        self.session().note_outcome(&auth, decoded.as_ref().err());
        Some(decoded)
    }

    /// Sets the server's clock by a response; `sent` and `received` are by the browser's clock.
    pub(crate) fn read_clock(
        self,
        (sent, received): (Instant, Instant),
        body: &Body,
        base: &Base,
    ) -> Freshness {
        self.clock().read(ResponseTimes {
            sent,
            received,
            timestamp: base.timestamp.as_deref().and_then(parse_wire),
            date: body.date,
            age_seconds: body.age_seconds,
        })
    }
}

/// Decodes a response in slices; `None` when it is not wanted any more.
async fn decode(
    body: &Body,
    is_wanted: impl Fn() -> bool,
) -> Option<Result<(Base, Batch), ApiError>> {
    let mut decoder = Decoder::new(body.status, &body.text);
    let step = || match decoder.step() {
        Some(page) => ControlFlow::Break(page.map(|(base, batch)| {
            let has_replaced_bytes = body.has_replaced_bytes;
            let batch = Batch {
                has_replaced_bytes,
                ..batch
            };
            (base, batch)
        })),
        None => ControlFlow::Continue(()),
    };
    // A response that is not wanted any more is decoded for one slice all the same: OCP may have
    // refused the credential in it.
    let is_first = Cell::new(true);
    let is_current = || is_first.replace(false) || is_wanted();
    in_slices(BUDGET_MS, is_current, step).await
}
