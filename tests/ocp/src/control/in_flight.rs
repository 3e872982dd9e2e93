//! Counting a request until its answer is sent, or the other side has gone.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use http_body::Frame;

use crate::state::{Shared, lock};

/// Counts down when it is dropped: also when the other side goes away and the request is dropped.
#[derive(Debug)]
pub(super) struct InFlight(pub(super) Arc<Shared>);

impl Drop for InFlight {
    fn drop(&mut self) {
        lock(&self.0.log).in_flight -= 1;
    }
}

/// A body that keeps its request in flight until it is read to its end or given up: some answers take their time.
#[derive(Debug)]
pub(super) struct Counted {
    body: Body,
    in_flight: Option<InFlight>,
}

impl Counted {
    pub(super) fn new(body: Body, in_flight: InFlight) -> Self {
        // An empty body may never be asked for anything.
        let in_flight = (!http_body::Body::is_end_stream(&body)).then_some(in_flight);
        Self { body, in_flight }
    }
}

impl http_body::Body for Counted {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(cx);
        if matches!(polled, Poll::Ready(None | Some(Err(_)))) || self.body.is_end_stream() {
            self.in_flight = None;
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.body.size_hint()
    }
}
