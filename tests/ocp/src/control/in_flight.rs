//! Counts a request as in flight until its response is sent or the client has disconnected.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use http_body::Frame;

use crate::state::{Shared, lock};

/// Decrements the count when dropped, also when the client disconnects and the request is dropped.
#[derive(Debug)]
pub(super) struct InFlight(pub(super) Arc<Shared>);

impl Drop for InFlight {
    fn drop(&mut self) {
        lock(&self.0.log).in_flight -= 1;
    }
}

/// A body that counts its request as in flight until it is read to its end or dropped, because some
/// responses are slow.
#[derive(Debug)]
pub(super) struct CountedBody {
    body: Body,
    in_flight: Option<InFlight>,
}

impl CountedBody {
    pub(super) fn new(body: Body, in_flight: InFlight) -> Self {
        // The server may never poll an empty body.
        let in_flight = (!http_body::Body::is_end_stream(&body)).then_some(in_flight);
        Self { body, in_flight }
    }
}

impl http_body::Body for CountedBody {
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
