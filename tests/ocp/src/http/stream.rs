//! Bodies that are too long, too slow or never whole.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use http_body::{Frame, SizeHint};
use tokio::time::{Sleep, sleep};

/// How long a huge answer is, at least, in bytes.
const HUGE: u64 = 200_000_000;
/// About how much of it is handed over at once.
const PIECE: usize = 64 * 1024;

/// The answer with its tasks over and over, until it is huge. It is made while it is sent, so it costs no memory and
/// ends when the other side goes.
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
    let mut piece = String::new();
    while piece.len() < PIECE {
        piece.push_str(tasks);
        piece.push(',');
    }
    Body::new(Huge {
        next: vec![
            format!("{tasks}{}", &whole[end..]).into(),
            whole[..start].to_owned().into(),
        ],
        pieces: HUGE.div_ceil(piece.len() as u64),
        piece: piece.into(),
        announced,
    })
}

struct Huge {
    /// The end and, before it is sent, the beginning.
    next: Vec<Bytes>,
    pieces: u64,
    piece: Bytes,
    announced: bool,
}

impl http_body::Body for Huge {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if self.next.len() == 1 && self.pieces > 0 {
            self.pieces -= 1;
            return Poll::Ready(Some(Ok(Frame::data(self.piece.clone()))));
        }
        Poll::Ready(self.next.pop().map(|data| Ok(Frame::data(data))))
    }

    fn size_hint(&self) -> SizeHint {
        if !self.announced {
            return SizeHint::default();
        }
        let rest: usize = self.next.iter().map(Bytes::len).sum();
        SizeHint::with_exact(self.pieces * self.piece.len() as u64 + rest as u64)
    }
}

/// The answer, a byte at a time.
pub(super) fn dripping(whole: String, pause: Duration) -> Body {
    Body::new(Dripping {
        rest: whole.into(),
        pause,
        sleep: Box::pin(sleep(pause)),
    })
}

struct Dripping {
    rest: Bytes,
    pause: Duration,
    sleep: Pin<Box<Sleep>>,
}

impl http_body::Body for Dripping {
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

/// Half of the answer, and then nothing for as long as the other side waits.
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
