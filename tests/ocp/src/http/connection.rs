//! A connection that can be cut on purpose.

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

/// Says of one connection that it shall end with a TCP reset.
#[derive(Debug, Clone, Default)]
pub(crate) struct Abort(Arc<AtomicBool>);

impl Abort {
    pub(crate) fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub(crate) fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The [`Abort`] of the request's connection. Where another server than [`crate::serve`] runs the routes there is
/// none to be had; the broken body alone then makes that server drop the connection.
impl<S: Sync> FromRequestParts<S> for Abort {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let known = parts.extensions.get::<ConnectInfo<Abort>>();
        Ok(known.map(|info| info.0.clone()).unwrap_or_default())
    }
}

/// A body that promises `whole` and breaks off after half of it.
pub(super) fn cut_short(whole: String) -> Body {
    let promised = whole.len() as u64;
    let mut half = Bytes::from(whole);
    half.truncate(half.len() / 2);
    Body::new(CutShort {
        promised,
        rest: Some(half),
        flushed: false,
    })
}

struct CutShort {
    promised: u64,
    rest: Option<Bytes>,
    flushed: bool,
}

impl http_body::Body for CutShort {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if let Some(half) = self.rest.take() {
            return Poll::Ready(Some(Ok(Frame::data(half))));
        }
        // One pause lets the server send what it has: a browser silently repeats a request on a kept connection that
        // was reset before any byte of the answer.
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
