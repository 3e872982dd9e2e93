//! Reading a saved response: an export of this console, a response of OCP, its `data` or its tasks, or
//! tasks line by line (NDJSON).
//!
//! The file is pushed in parts and decoded in steps, so that the page stays responsive; only the text that is
//! not decoded yet is kept. Tasks are read as in a response: secrets are masked, numbers are exact, and an
//! unreadable value does not affect the other values.

mod document;
mod file_error;
mod lines;
mod members;
mod sniff;
mod text;

use std::mem;

use crate::decode::MAX_ENTRIES;
use crate::envelope::{Base, Envelope};
use crate::error::Facts;
use crate::json::{JsonError, MAX_AT_ONCE, Mark};
use crate::task_wire::read_task;
use file_error::StepError;
use members::Header;
use model::saved::{SavedTasks, TaskCollector};
use model::shared::masking::{MASK, mask};
use model::task::field::TaskField;
use model::task::{BackupTask, Value};
use sniff::sniff;
use text::Text;

pub use file_error::FileError;

/// The size of the largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 200_000_000;

/// The size of the largest value that is read, in bytes. No value of a saved response is nearly as long.
const MAX_VALUE_BYTES: usize = 16_000_000;

/// The number of bytes that are decoded in one step.
const BYTES_PER_STEP: usize = 128 * 1024;

/// A file without a task among as many entries has none.
const MAX_ENTRIES_WITHOUT_TASK: usize = 1_000;

/// The state of reading after a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadState {
    /// Some of the pushed bytes are not decoded yet.
    MoreToDecode,
    /// More bytes of the file are needed.
    NeedsBytes,
    /// Everything is decoded: call [`Reader::finish`].
    Complete,
}

/// The position of the reader: what the next step reads an element of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Position {
    /// Before the first value.
    Start,
    /// In the outermost object.
    Top,
    /// In its `data`.
    Data,
    /// In the list of tasks within this container.
    Tasks(Container),
    /// Behind a value with tasks. Another response may follow.
    End,
    /// At the beginning of a line.
    Lines,
}

/// What contains the list of tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Container {
    /// Nothing: the file is the list.
    None,
    /// The outermost object.
    Top,
    /// Its `data`.
    Data,
}

/// How certain the kind of the file is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// It may be one value or lines, so the text is kept to be read again.
    #[default]
    Unknown,
    /// It has lines, or an object with `data`.
    Certain,
    /// It has a list of tasks, which may be empty.
    Tasks,
}

/// A file that is being read.
#[derive(Debug)]
pub struct Reader {
    text: Text,
    mark: Mark,
    position: Position,
    /// Whether the whole file has been pushed.
    is_complete: bool,
    /// The number of bytes to wait for before an incomplete value is read again: twice as many as before.
    wanted_bytes: usize,
    /// The first bytes, until the kind of file has been guessed from them.
    start: Option<Vec<u8>>,
    kind: Kind,
    /// The number of lines that were read.
    line: usize,
    header: Header,
    envelope: Envelope,
    tasks: TaskCollector,
    /// The number of lines that are no JSON objects, and the numbers of the first of them.
    broken_lines: (usize, Vec<usize>),
    /// Whether the file ends, or stops being JSON, before its end.
    is_truncated: bool,
    /// Whether other text follows the value with the tasks.
    has_text_behind: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            text: Text::default(),
            mark: Mark::default(),
            position: Position::Start,
            is_complete: false,
            wanted_bytes: 0,
            start: Some(Vec::new()),
            kind: Kind::Unknown,
            line: 0,
            header: Header::default(),
            envelope: Envelope::default(),
            tasks: TaskCollector::default(),
            broken_lines: (0, Vec::new()),
            is_truncated: false,
            has_text_behind: false,
        }
    }
}

impl Reader {
    /// Pushes the next bytes of the file.
    pub fn push(&mut self, bytes: &[u8]) {
        if self.kind != Kind::Unknown {
            self.text.ready.drain(..mem::take(&mut self.mark.at));
        }
        if let Some(start) = &mut self.start {
            start.extend(bytes.iter().take(sniff::SNIFFED_BYTES));
        }
        self.text.push(bytes);
    }

    /// Says that the whole file has been pushed.
    pub fn end(&mut self) {
        self.text.end();
        self.is_complete = true;
    }

    /// The number of tasks that were read.
    pub fn tasks(&self) -> usize {
        self.tasks.rows().len()
    }

    /// Decodes the next [`BYTES_PER_STEP`] of the pushed bytes. Fails if the file is no saved response.
    pub fn step(&mut self) -> Result<ReadState, FileError> {
        if let Some(start) = &self.start {
            if start.len() < sniff::SNIFFED_BYTES && !self.is_complete {
                return Ok(ReadState::NeedsBytes);
            }
            if let Some(error) = sniff(start) {
                return Err(error);
            }
            self.start = None;
            if self.text.ready.starts_with('\u{feff}') {
                self.text.ready.drain(..'\u{feff}'.len_utf8());
            }
        }
        if self.text.ready.len() - self.mark.at < self.wanted_bytes && !self.is_complete {
            return Ok(ReadState::NeedsBytes);
        }
        let text = mem::take(&mut self.text.ready);
        let state = self.decode(&text);
        self.text.ready = text;
        state
    }

    fn decode(&mut self, text: &str) -> Result<ReadState, FileError> {
        let end_of_step = self.mark.at + BYTES_PER_STEP;
        while self.mark.at < end_of_step {
            if matches!(self.position, Position::End | Position::Lines)
                && self.is_complete
                && text[self.mark.at..].trim().is_empty()
            {
                return Ok(ReadState::Complete);
            }
            let step = if self.position == Position::Lines {
                self.read_line(text)
            } else {
                self.read_element(text)
            };
            match step {
                Ok(()) => self.wanted_bytes = 0,
                Err(StepError::File(error)) => return Err(error),
                Err(StepError::Json(JsonError::CutOff)) if !self.is_complete => {
                    let incomplete = text.len() - self.mark.at;
                    if incomplete > MAX_VALUE_BYTES {
                        return Err(FileError::Other);
                    }
                    self.wanted_bytes = (2 * incomplete).min(MAX_VALUE_BYTES + 1);
                    return Ok(ReadState::NeedsBytes);
                }
                Err(StepError::Json(error)) => {
                    if self.ends_at(error, text)? {
                        return Ok(ReadState::Complete);
                    }
                }
            }
        }
        Ok(ReadState::MoreToDecode)
    }

    /// Handles invalid JSON. True if the tasks before it are the result; false if the file is read again,
    /// line by line. Fails if no task precedes it.
    fn ends_at(&mut self, error: JsonError, text: &str) -> Result<bool, FileError> {
        if self.position == Position::Start {
            return Err(if error == JsonError::CutOff {
                FileError::Empty
            } else {
                FileError::Other
            });
        }
        // The file may have lines, of which the first is invalid.
        if self.kind == Kind::Unknown && error == JsonError::Other && text.trim_end().contains('\n')
        {
            (self.position, self.mark, self.kind) =
                (Position::Lines, Mark::default(), Kind::Certain);
            (self.envelope, self.header) = Default::default();
            return Ok(false);
        }
        if self.tasks.rows().is_empty() {
            return Err(if error == JsonError::CutOff {
                FileError::CutOff
            } else {
                FileError::Other
            });
        }
        if self.position == Position::End && error == JsonError::Other {
            self.has_text_behind = true;
        } else {
            self.is_truncated = true;
        }
        Ok(true)
    }

    /// Adds an entry of a list of tasks.
    fn add_entry(&mut self, json: &str, is_contents: bool) -> Result<(), StepError> {
        let task = if json.len() > MAX_AT_ONCE {
            None
        } else {
            read_task(json, self.tasks.last())
        };
        self.add(task, json, is_contents)
    }

    /// Adds a task, or the entry `json` that is none. An object in OCP's list of tasks is always a task;
    /// elsewhere it needs at least one field of a task.
    fn add(
        &mut self,
        task: Option<BackupTask>,
        json: &str,
        is_contents: bool,
    ) -> Result<(), StepError> {
        let rows = self.tasks.rows();
        let (tasks, all) = (rows.len(), rows.entry_count());
        if all == MAX_ENTRIES {
            return Err(StepError::File(FileError::TooMany));
        }
        if !is_contents && tasks == 0 && all == MAX_ENTRIES_WITHOUT_TASK {
            return Err(StepError::File(FileError::NoTasks));
        }
        match task.filter(|task| is_contents || has_known_field(task)) {
            Some(task) => self.tasks.add(task),
            None if json.len() > MAX_AT_ONCE => self.tasks.add_not_task(MASK.into()),
            None => self.tasks.add_not_task(mask(json).into()),
        }
        Ok(())
    }

    /// The tasks of the whole file, and the base structure of the response in it. An empty list of tasks is
    /// valid. Fails if the file has no list of tasks.
    pub fn finish(self) -> Result<(SavedTasks, Base), FileError> {
        let Envelope { base, error } = self.envelope;
        if self.tasks.rows().is_empty()
            && (error.is_some() || base.successful.as_deref() == Some("false"))
        {
            return Err(FileError::Failure(Box::new(Facts::new(
                0,
                base,
                error.unwrap_or_default(),
            ))));
        }
        let has_no_task = self.tasks.rows().is_empty();
        if has_no_task && self.broken_lines.0 > 0 {
            return Err(FileError::Other);
        }
        if has_no_task
            && (self.tasks.rows().entry_count() > 0
                || !(self.kind == Kind::Tasks || self.header.is_export))
        {
            return Err(FileError::NoTasks);
        }
        let saved = self
            .tasks
            .finish(self.header.metadata(base.timestamp.as_deref()));
        Ok((
            SavedTasks {
                is_truncated: self.is_truncated,
                has_text_behind: self.has_text_behind,
                broken_lines: self.broken_lines,
                ..saved
            },
            base,
        ))
    }
}

/// Whether a task has a readable value of any documented field that a response does not have as well: a response
/// has a `status` and a `duration`, too.
fn has_known_field(task: &BackupTask) -> bool {
    TaskField::ALL
        .into_iter()
        .filter(|field| !matches!(field, TaskField::Status | TaskField::Duration))
        .any(|field| !matches!(task.value(field), Value::Absent | Value::Unreadable(_)))
}

#[cfg(test)]
#[path = "saved_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "saved_property_tests.rs"]
mod property_tests;

#[cfg(test)]
#[path = "saved_refusal_tests.rs"]
mod refusal_tests;
