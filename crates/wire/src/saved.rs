//! Reading a saved answer: an export of this console, an answer of OCP's as it came, the `data` or the tasks of one, or
//! tasks line by line (NDJSON).
//!
//! The file comes in parts and is decoded in shares, so that neither its size nor its decoding stops the page; of its text
//! only what is not decoded yet is kept. Tasks are read as those of an answer are: masked, exact, and one bad value costs
//! that value.

mod document;
mod lines;
mod look;
mod members;
mod text;

use std::mem;

use crate::answer::{Base, Envelope};
use crate::decode::MAX_ENTRIES;
use crate::error::Facts;
use crate::json::{Broken, MAX_AT_ONCE, Mark};
use crate::task_wire::read_task;
use look::instead;
use members::Said;
use model::saved::{SavedTasks, TaskCollector};
use model::shared::masking::{MASK, mask};
use model::task::field::TaskField;
use model::task::{BackupTask, Value};
use text::Text;

/// Bytes that are read of a file.
pub const MAX_BYTES: u64 = 200_000_000;

/// Bytes of one value that are waited for: a saved answer has none that is nearly as long.
const MAX_WAITED_FOR: usize = 16_000_000;

/// Bytes that are decoded in one share, as of an answer.
const SHARE: usize = 128 * 1024;

/// Entries after which, when none was a task, none is expected.
const MAX_TRIED: usize = 1_000;

/// Why a file cannot be shown: each says what it seems to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// Nothing is in it.
    Empty,
    /// A table of values with separators.
    Csv,
    /// A web page, or XML.
    WebPage,
    /// A ZIP archive, as spreadsheets are.
    Archive,
    /// Compressed.
    Compressed,
    /// Text, but in UTF-16.
    Utf16,
    /// No text.
    Binary,
    /// JSON, but no tasks of OCP's.
    NoTasks,
    /// An answer of OCP's that is a failure.
    Failure(Box<Facts>),
    /// What calls itself by another format's name.
    OtherFormat(String),
    /// Of a newer version of this console's format.
    Newer(String),
    /// It ends before the first task.
    CutOff,
    /// More bytes than are read.
    TooLarge,
    /// More tasks than a browser holds.
    TooMany,
    /// The browser could not read it.
    Unreadable,
    /// The server did not give it: the HTTP status, or 0 when no answer came.
    Unavailable(u16),
    /// Anything else.
    Other,
}

/// What reading needs to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Time: there is more to decode.
    Time,
    /// More of the file.
    Bytes,
    /// Nothing: [`Reader::finish`].
    Nothing,
}

/// Where the reader is: what the next step reads an element of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Before the first value.
    Start,
    /// In the object that the file is, or begins with.
    Top,
    /// In its `data`.
    Data,
    /// In the tasks, which are in what the second place is.
    Tasks(Inside),
    /// Behind a value with tasks: nothing follows, or another answer.
    End,
    /// At the beginning of a line.
    Lines,
}

/// What holds the tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Nothing,
    Top,
    Data,
}

/// What is known of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    /// Nothing yet, so nothing of its text is let go of.
    #[default]
    Nothing,
    /// It is lines, or it has `data`.
    Kind,
    /// There is a list of tasks, however long.
    Tasks,
}

/// A file that is being read.
#[derive(Debug)]
pub struct Reader {
    text: Text,
    mark: Mark,
    place: Place,
    /// Whether the whole file is here.
    whole: bool,
    /// How much has to be here before the same value is tried again: twice as much as the last time.
    enough: usize,
    /// How it begins, as it came, until it is looked at.
    start: Option<Vec<u8>>,
    known: Known,
    /// How many lines are behind.
    line: usize,
    said: Said,
    envelope: Envelope,
    tasks: TaskCollector,
    broken_lines: (usize, Vec<usize>),
    breaks_off: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            text: Text::default(),
            mark: Mark::default(),
            place: Place::Start,
            whole: false,
            enough: 0,
            start: Some(Vec::new()),
            known: Known::Nothing,
            line: 0,
            said: Said::default(),
            envelope: Envelope::default(),
            tasks: TaskCollector::default(),
            broken_lines: (0, Vec::new()),
            breaks_off: false,
        }
    }
}

impl Reader {
    /// Takes the next bytes of the file in.
    pub fn push(&mut self, bytes: &[u8]) {
        if self.known != Known::Nothing {
            self.text.ready.drain(..mem::take(&mut self.mark.at));
        }
        if let Some(start) = &mut self.start {
            start.extend(bytes.iter().take(look::LOOKED_AT));
        }
        self.text.push(bytes);
    }

    /// Nothing more comes: this was the whole file.
    pub fn end(&mut self) {
        self.text.end();
        self.whole = true;
    }

    /// How many tasks have come.
    pub fn tasks(&self) -> usize {
        self.tasks.rows().len()
    }

    /// Decodes a share of what has come.
    pub fn share(&mut self) -> Result<Needs, NotSaved> {
        if let Some(start) = &self.start {
            if start.len() < look::LOOKED_AT && !self.whole {
                return Ok(Needs::Bytes);
            }
            if let Some(what) = instead(start) {
                return Err(what);
            }
            self.start = None;
            if self.text.ready.starts_with('\u{feff}') {
                self.text.ready.drain(..'\u{feff}'.len_utf8());
            }
        }
        if self.text.ready.len() - self.mark.at < self.enough && !self.whole {
            return Ok(Needs::Bytes);
        }
        let text = mem::take(&mut self.text.ready);
        let needs = self.decode(&text);
        self.text.ready = text;
        needs
    }

    fn decode(&mut self, text: &str) -> Result<Needs, NotSaved> {
        let enough = self.mark.at + SHARE;
        while self.mark.at < enough {
            if matches!(self.place, Place::End | Place::Lines)
                && self.whole
                && text[self.mark.at..].trim().is_empty()
            {
                return Ok(Needs::Nothing);
            }
            let step = if self.place == Place::Lines {
                self.line(text)
            } else {
                self.step(text)
            };
            match step {
                Ok(()) => self.enough = 0,
                Err(Problem::Is(what)) => return Err(what),
                Err(Problem::Broken(Broken::CutOff)) if !self.whole => {
                    let waiting = text.len() - self.mark.at;
                    if waiting > MAX_WAITED_FOR {
                        return Err(NotSaved::Other);
                    }
                    self.enough = (2 * waiting).min(MAX_WAITED_FOR + 1);
                    return Ok(Needs::Bytes);
                }
                Err(Problem::Broken(broken)) => {
                    if self.breaks(text, broken)? {
                        return Ok(Needs::Nothing);
                    }
                }
            }
        }
        Ok(Needs::Time)
    }

    /// What is to be made of a file that is no JSON from here on; whether it ends here.
    fn breaks(&mut self, text: &str, broken: Broken) -> Result<bool, NotSaved> {
        if self.place == Place::Start {
            return Err(if broken == Broken::CutOff {
                NotSaved::Empty
            } else {
                NotSaved::Other
            });
        }
        // Perhaps it is lines, and the first of them is broken.
        if self.known == Known::Nothing && broken == Broken::Other && text.trim_end().contains('\n')
        {
            (self.place, self.mark, self.known) = (Place::Lines, Mark::default(), Known::Kind);
            (self.envelope, self.said) = Default::default();
            return Ok(false);
        }
        if self.tasks.rows().is_empty() {
            return Err(if broken == Broken::CutOff {
                NotSaved::CutOff
            } else {
                NotSaved::Other
            });
        }
        self.breaks_off = true;
        Ok(true)
    }

    /// Takes an entry in.
    fn entry(&mut self, json: &str, is_contents: bool) -> Result<(), Problem> {
        let task = if json.len() > MAX_AT_ONCE {
            None
        } else {
            read_task(json, self.tasks.last())
        };
        self.take(task, json, is_contents)
    }

    /// Takes in what came as `json`. What stands where OCP has tasks is one whatever it says; elsewhere it has to say
    /// something that tasks say.
    fn take(
        &mut self,
        task: Option<BackupTask>,
        json: &str,
        is_contents: bool,
    ) -> Result<(), Problem> {
        let rows = self.tasks.rows();
        let (tasks, all) = (rows.len(), rows.entry_count());
        if all == MAX_ENTRIES {
            return Err(Problem::Is(NotSaved::TooMany));
        }
        if !is_contents && tasks == 0 && all == MAX_TRIED {
            return Err(Problem::Is(NotSaved::NoTasks));
        }
        match task.filter(|task| is_contents || says_something(task)) {
            Some(task) => self.tasks.add(task),
            None if json.len() > MAX_AT_ONCE => self.tasks.add_not_task(MASK.into()),
            None => self.tasks.add_not_task(mask(json).into()),
        }
        Ok(())
    }

    /// What the whole file comes to, and what the answer in it says of itself. A list that is empty is a good one.
    pub fn finish(self) -> Result<(SavedTasks, Base), NotSaved> {
        let Envelope { base, error } = self.envelope;
        if self.tasks.rows().is_empty()
            && (error.is_some() || base.successful.as_deref() == Some("false"))
        {
            return Err(NotSaved::Failure(Box::new(Facts::new(
                0,
                base,
                error.unwrap_or_default(),
            ))));
        }
        let nothing = self.tasks.rows().is_empty();
        if nothing && self.broken_lines.0 > 0 {
            return Err(NotSaved::Other);
        }
        if nothing
            && (self.tasks.rows().entry_count() > 0
                || !(self.known == Known::Tasks || self.said.is_export))
        {
            return Err(NotSaved::NoTasks);
        }
        let saved = self
            .tasks
            .finish(self.said.about(base.timestamp.as_deref()));
        Ok((
            SavedTasks {
                is_truncated: self.breaks_off,
                broken_lines: self.broken_lines,
                ..saved
            },
            base,
        ))
    }
}

/// Why a step did not come to an end.
#[derive(Debug)]
enum Problem {
    /// The JSON is broken here, or not whole yet.
    Broken(Broken),
    /// The file is something else.
    Is(NotSaved),
}

impl From<Broken> for Problem {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

/// Whether an object says anything that a task says.
fn says_something(task: &BackupTask) -> bool {
    TaskField::ALL
        .into_iter()
        .any(|field| !matches!(task.value(field), Value::Absent | Value::Unreadable(_)))
}

#[cfg(test)]
#[path = "saved_tests.rs"]
mod tests;
