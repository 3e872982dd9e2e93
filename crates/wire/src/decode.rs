//! From an answer's body to tasks: pure, in one pass, and a share at a time.

use std::mem;

use crate::answer::{Base, Envelope};
use crate::error::{ApiError, UnreadableResponse};
use crate::json::{Broken, MAX_AT_ONCE, Scalar, Walk, total};
use crate::task_wire::read_task;
use model::load::result_set::Batch;
use model::shared::masking::{MASK, mask};

/// Bytes that are decoded in one share: some dozen tasks, and some milliseconds where the processor is slow. A single task or another member that is longer is
/// decoded whole, up to [`MAX_AT_ONCE`].
const SHARE: usize = 64 * 1024;

/// Entries of one answer. A task takes several hundred bytes, so an answer with more entries than this has something
/// else in it, and as tasks it would take more memory than a browser gives.
pub const MAX_ENTRIES: usize = 300_000;

/// An answer that is being decoded. Call [`Self::share`] until it gives a result, and let the browser breathe
/// now and then between the calls.
#[derive(Debug)]
pub struct Decoder<'a> {
    status: u16,
    text: &'a str,
    walk: Walk<'a>,
    place: Place,
    envelope: Envelope,
    contents: Contents,
    batch: Batch,
}

/// Where the walk is: what the next step reads an element of.
#[derive(Clone, Copy, Debug)]
enum Place {
    Start,
    Envelope,
    Data,
    Contents,
}

/// What `data` says of its `contents`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Contents {
    /// Nothing, or `null`: OCP omits what is null.
    Absent,
    /// An array: its entries are in the batch.
    Read,
    /// Something else, or `data` is no object: what cannot be read must not pass for "no tasks".
    Unreadable,
}

impl<'a> Decoder<'a> {
    /// Begins with a body and the HTTP status that it came with.
    pub fn new(status: u16, text: &'a str) -> Self {
        let (walk, envelope, batch) = (Walk::new(text), Envelope::default(), Batch::default());
        Self {
            status,
            text,
            walk,
            place: Place::Start,
            envelope,
            contents: Contents::Unreadable,
            batch,
        }
    }

    /// Decodes a share of the body. `None` when there is more; else what the answer says of itself and its tasks,
    /// or why there are none. Not to be called again after that.
    pub fn share(&mut self) -> Option<Result<(Base, Batch), ApiError>> {
        let enough = self.walk.at() + SHARE;
        while self.walk.at() < enough {
            match self.step() {
                Ok(true) => {}
                Ok(false) => return Some(self.finish()),
                Err(broken) => {
                    return Some(Err(ApiError::broken(self.status, self.text, broken, None)));
                }
            }
        }
        None
    }

    /// Reads one element of where the walk is; whether there is more.
    fn step(&mut self) -> Result<bool, Broken> {
        match self.place {
            Place::Start => {
                self.walk.enter(b'{')?;
                self.place = Place::Envelope;
            }
            Place::Envelope if !self.walk.more(b'}')? => return self.walk.end().map(|()| false),
            Place::Envelope => match &*self.walk.name()? {
                "data" => {
                    // Of a name that comes twice the last counts, here and for the names below.
                    self.batch = Batch::default();
                    self.contents = self.enter(b'{', Place::Data)?.unwrap_or(Contents::Absent);
                }
                name => self.envelope.member(name, self.walk.value()?),
            },
            Place::Data if !self.walk.more(b'}')? => self.place = Place::Envelope,
            Place::Data => match &*self.walk.name()? {
                "contents" => {
                    self.batch = Batch {
                        total: self.batch.total,
                        ..Batch::default()
                    };
                    self.contents = self.enter(b'[', Place::Contents)?.unwrap_or(Contents::Read);
                }
                "page" => self.batch.total = total(self.walk.value()?.get()),
                _ => _ = self.walk.value()?,
            },
            Place::Contents if !self.walk.more(b']')? => self.place = Place::Data,
            Place::Contents => {
                let entry = self.walk.value()?.get();
                if self.batch.received() == MAX_ENTRIES {
                    return Err(Broken::Other);
                }
                if entry.len() > MAX_AT_ONCE {
                    self.batch.not_tasks.push(MASK.into());
                    return Ok(true);
                }
                match read_task(entry, self.batch.tasks.last()) {
                    Some(task) => self.batch.tasks.push(task),
                    None => self.batch.not_tasks.push(mask(entry).into()),
                }
            }
        }
        Ok(true)
    }

    /// Goes on inside the next value when `bracket` opens it. Else skips it, and says what that means.
    fn enter(&mut self, bracket: u8, place: Place) -> Result<Option<Contents>, Broken> {
        if self.walk.peek()? == bracket {
            self.place = place;
            return self.walk.enter(bracket).map(|()| None);
        }
        let is_null = Scalar::of(self.walk.value()?) == Scalar::Null;
        Ok(Some(if is_null {
            Contents::Absent
        } else {
            Contents::Unreadable
        }))
    }

    /// What the whole body comes to.
    fn finish(&mut self) -> Result<(Base, Batch), ApiError> {
        let (envelope, batch) = (mem::take(&mut self.envelope), mem::take(&mut self.batch));
        let has_tasks = match self.contents {
            Contents::Read => true,
            // Without a total nobody says that there are none.
            Contents::Absent => batch.total.is_some(),
            Contents::Unreadable => false,
        };
        if envelope.failed() {
            Err(ApiError::told(self.status, envelope, None))
        } else if has_tasks {
            Ok((envelope.base, batch))
        } else {
            let what = if envelope.is_ocps() {
                UnreadableResponse::NoTasks
            } else {
                UnreadableResponse::Other
            };
            Err(ApiError::unreadable(self.status, envelope.base, what))
        }
    }
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
