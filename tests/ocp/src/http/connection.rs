//! A connection that can be reset on purpose.

use std::convert::Infallible;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use http_body::Frame;

/// A flag of one connection: it will end with a TCP reset.
#[derive(Debug, Clone, Default)]
pub(crate) struct Abort(Arc<AtomicBool>);

impl Abort {
    pub(crate) fn request(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_requested(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The [`Abort`] of the request's connection. Only [`crate::serve()`] provides one; with any other
/// server, the broken body alone makes that server drop the connection.
impl<S: Sync> FromRequestParts<S> for Abort {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let known = parts.extensions.get::<ConnectInfo<Abort>>();
        Ok(known.map(|info| info.0.clone()).unwrap_or_default())
    }
}

/// A body that announces the length of `whole` and ends after half of it.
pub(super) fn cut_in_half(whole: String) -> Body {
    let promised = whole.len() as u64;
    let mut half = Bytes::from(whole);
    half.truncate(half.len() / 2);
    Body::new(CutInHalf {
        promised,
        rest: Some(half),
        flushed: false,
    })
}

struct CutInHalf {
    promised: u64,
    rest: Option<Bytes>,
    flushed: bool,
}

impl http_body::Body for CutInHalf {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if let Some(half) = self.rest.take() {
            return Poll::Ready(Some(Ok(Frame::data(half))));
        }
        // One pause lets the server send the first half: a browser silently repeats a request on a
        // kept connection that was reset before the first byte of the response.
        if !self.flushed {
            self.flushed = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(io::ErrorKind::ConnectionReset.into())))
    }

    fn size_hint(&self) -> http_body::SizeHint {
        http_body::SizeHint::with_exact(self.promised)
    }
}
