//! Bodies that are too long, too slow or incomplete.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use http_body::{Frame, SizeHint};
use tokio::time::{Sleep, sleep};

/// The minimum length of a huge response, in bytes.
const MIN_HUGE_BYTES: u64 = 200_000_000;
/// The approximate size of one chunk.
const CHUNK_SIZE: usize = 64 * 1024;

/// The response with its tasks repeated until it is huge. It is generated while it is sent, so it
/// needs no memory and ends when the client disconnects.
pub(super) fn huge(whole: &str, announced: bool) -> Body {
    let start = whole
        .find("\"contents\":[")
        .map_or(0, |at| at + "\"contents\":[".len());
    let end = whole[start..]
        .find("],\"page\":")
        .map_or(start, |length| start + length);
    let tasks = if start == end {
        "null"
    } else {
        &whole[start..end]
    };
    let mut chunk = String::new();
    while chunk.len() < CHUNK_SIZE {
        chunk.push_str(tasks);
        chunk.push(',');
    }
    Body::new(Huge {
        next: vec![
            format!("{tasks}{}", &whole[end..]).into(),
            whole[..start].to_owned().into(),
        ],
        chunks: MIN_HUGE_BYTES.div_ceil(chunk.len() as u64),
        chunk: chunk.into(),
        announced,
    })
}

struct Huge {
    /// The end and, before it is sent, the beginning.
    next: Vec<Bytes>,
    chunks: u64,
    chunk: Bytes,
    announced: bool,
}

impl http_body::Body for Huge {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if self.next.len() == 1 && self.chunks > 0 {
            self.chunks -= 1;
            return Poll::Ready(Some(Ok(Frame::data(self.chunk.clone()))));
        }
        Poll::Ready(self.next.pop().map(|data| Ok(Frame::data(data))))
    }

    fn size_hint(&self) -> SizeHint {
        if !self.announced {
            return SizeHint::default();
        }
        let rest: usize = self.next.iter().map(Bytes::len).sum();
        SizeHint::with_exact(self.chunks * self.chunk.len() as u64 + rest as u64)
    }
}

/// The response, one byte at a time.
pub(super) fn slow(whole: String, pause: Duration) -> Body {
    Body::new(SlowBody {
        rest: whole.into(),
        pause,
        sleep: Box::pin(sleep(pause)),
    })
}

struct SlowBody {
    rest: Bytes,
    pause: Duration,
    sleep: Pin<Box<Sleep>>,
}

impl http_body::Body for SlowBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if self.rest.is_empty() {
            return Poll::Ready(None);
        }
        std::task::ready!(self.sleep.as_mut().poll(cx));
        self.sleep = Box::pin(sleep(self.pause));
        Poll::Ready(Some(Ok(Frame::data(self.rest.split_to(1)))))
    }
}

/// Half of the response, and nothing more for as long as the client waits.
pub(super) fn stalling(whole: String) -> Body {
    let mut half = Bytes::from(whole);
    half.truncate(half.len() / 2);
    Body::new(Stalling(Some(half)))
}

struct Stalling(Option<Bytes>);

impl http_body::Body for Stalling {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        self.0.take().map_or(Poll::Pending, |half| {
            Poll::Ready(Some(Ok(Frame::data(half))))
        })
    }
}
