//! Decoding a response's body into tasks, in one pass and in steps.

use std::mem;

use crate::envelope::{Base, Envelope};
use crate::error::{ApiError, UnreadableResponse};
use crate::json::{JsonError, MAX_AT_ONCE, Scalar, Walk, total};
use crate::task_wire::read_task;
use model::load::result_set::Batch;
use model::shared::masking::{MASK, mask};

/// The number of bytes that are decoded in one step: some dozen tasks, and some milliseconds on a slow processor.
/// A longer task or member is decoded whole, up to [`MAX_AT_ONCE`].
const BYTES_PER_STEP: usize = 64 * 1024;

/// The greatest number of entries in one response. A task takes several hundred bytes, so a response with more
/// entries does not consist of tasks, and would take more memory than a browser has.
pub const MAX_ENTRIES: usize = 300_000;

/// A response that is being decoded. Call [`Self::step`] until it returns a result, and yield to the browser
/// between the calls.
#[derive(Debug)]
pub struct Decoder<'a> {
    status: u16,
    text: &'a str,
    walk: Walk<'a>,
    position: Position,
    envelope: Envelope,
    contents: Contents,
    batch: Batch,
}

/// The position of the walk: what the next step reads an element of.
#[derive(Clone, Copy, Debug)]
enum Position {
    Start,
    Envelope,
    Data,
    Contents,
}

/// The kind of value that `data.contents` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Contents {
    /// Absent or `null`: OCP omits null values.
    Absent,
    /// An array: its entries are in the batch.
    Read,
    /// Another value, or `data` is no object. It must not be shown as "no tasks".
    Unreadable,
}

impl<'a> Decoder<'a> {
    /// Starts to decode the body of a response with this HTTP status.
    pub fn new(status: u16, text: &'a str) -> Self {
        let (walk, envelope, batch) = (Walk::new(text), Envelope::default(), Batch::default());
        Self {
            status,
            text,
            walk,
            position: Position::Start,
            envelope,
            contents: Contents::Unreadable,
            batch,
        }
    }

    /// Decodes the next part of the body. `None` if there is more; otherwise the base structure and the tasks, or
    /// the failure. It must not be called again then.
    pub fn step(&mut self) -> Option<Result<(Base, Batch), ApiError>> {
        let end_of_step = self.walk.at() + BYTES_PER_STEP;
        while self.walk.at() < end_of_step {
            match self.read_element() {
                Ok(true) => {}
                Ok(false) => return Some(self.finish()),
                Err(error) => {
                    return Some(Err(ApiError::of_invalid_body(
                        self.status,
                        self.text,
                        error,
                        None,
                    )));
                }
            }
        }
        None
    }

    /// Reads the next element. False if it was the last.
    fn read_element(&mut self) -> Result<bool, JsonError> {
        match self.position {
            Position::Start => {
                self.walk.enter(b'{')?;
                self.position = Position::Envelope;
            }
            Position::Envelope if !self.walk.more(b'}')? => return self.walk.end().map(|()| false),
            Position::Envelope => match &*self.walk.name()? {
                "data" => {
                    // The last of several members with the same name counts, here and below.
                    self.batch = Batch::default();
                    self.contents = self
                        .enter(b'{', Position::Data)?
                        .unwrap_or(Contents::Absent);
                }
                name => self.envelope.member(name, self.walk.value()?),
            },
            Position::Data if !self.walk.more(b'}')? => self.position = Position::Envelope,
            Position::Data => match &*self.walk.name()? {
                "contents" => {
                    self.batch = Batch {
                        total: self.batch.total,
                        ..Batch::default()
                    };
                    self.contents = self
                        .enter(b'[', Position::Contents)?
                        .unwrap_or(Contents::Read);
                }
                "page" => self.batch.total = total(self.walk.value()?.get()),
                _ => _ = self.walk.value()?,
            },
            Position::Contents if !self.walk.more(b']')? => self.position = Position::Data,
            Position::Contents => {
                let entry = self.walk.value()?.get();
                if self.batch.received() == MAX_ENTRIES {
                    return Err(JsonError::Other);
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

    /// Enters the next value if it begins with `bracket`; otherwise skips it and returns what it was.
    fn enter(&mut self, bracket: u8, position: Position) -> Result<Option<Contents>, JsonError> {
        if self.walk.peek()? == bracket {
            self.position = position;
            return self.walk.enter(bracket).map(|()| None);
        }
        let is_null = Scalar::of(self.walk.value()?) == Scalar::Null;
        Ok(Some(if is_null {
            Contents::Absent
        } else {
            Contents::Unreadable
        }))
    }

    /// The result for the whole body.
    fn finish(&mut self) -> Result<(Base, Batch), ApiError> {
        let (envelope, batch) = (mem::take(&mut self.envelope), mem::take(&mut self.batch));
        let has_tasks = match self.contents {
            Contents::Read => true,
            // Absent contents mean "no tasks" only beside a total.
            Contents::Absent => batch.total.is_some(),
            Contents::Unreadable => false,
        };
        if envelope.failed() {
            Err(ApiError::of_envelope(self.status, envelope, None))
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
