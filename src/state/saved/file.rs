//! Opened files, and where the rows come from.

use model::filter::{Question, Scope, TaskFilter};
use model::saved::SavedTasks;
use model::task::instant::Instant;
use wire::envelope::Base;
use wire::saved::FileError;

use crate::platform::clock;

/// A saved response that is open.
#[derive(Debug)]
pub struct OpenedFile {
    /// Unique among the files opened on this page.
    pub(super) number: u32,
    /// When it was opened, by the browser's clock.
    pub(super) opened_at: Instant,
    /// Whether it is the sample.
    pub is_sample: bool,
    /// The file's name.
    pub name: String,
    /// Its tasks and its metadata.
    pub saved: SavedTasks,
    /// The base structure of the response in it.
    pub(super) base: Base,
}

impl OpenedFile {
    /// The scope of its tasks, if the file names it.
    pub fn scope(&self) -> Option<Scope> {
        self.saved.metadata.scope
    }

    /// Its mark in the browser's history. The time distinguishes it from files that were opened
    /// before a reload.
    pub(super) fn mark(&self) -> String {
        format!("{} {}", self.opened_at.timestamp_millis(), self.name)
    }

    /// The file's name in such a mark.
    pub(super) fn name_in(mark: &str) -> Option<String> {
        mark.split_once(' ').map(|(_, name)| name.to_owned())
    }

    /// The moment from which its relative ranges count back.
    pub fn moment(&self) -> Instant {
        self.saved.reference_time().unwrap_or_else(clock::now)
    }
}

/// A file that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its name.
    pub name: String,
    /// How many bytes have been read.
    pub bytes: u64,
    /// How many it has, where that is known.
    pub size: Option<u64>,
}

/// A file that could not be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    /// Its name.
    pub name: String,
    /// Whether it is the sample: without it the page has nothing to show.
    pub is_sample: bool,
    /// Why it could not be shown.
    pub reason: FileError,
}

/// The source of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowSource {
    /// None: no scope is chosen, or the sample is not loaded yet.
    None,
    /// OCP's response to this question.
    Ocp(Question),
    /// The file with this number.
    File(u32, TaskFilter),
}

impl RowSource {
    /// Whether both are the same file, or neither is a file.
    pub(crate) fn is_same_place(self, other: Self) -> bool {
        match (self, other) {
            (Self::File(one, _), Self::File(other, _)) => one == other,
            (Self::File(..), _) | (_, Self::File(..)) => false,
            _ => true,
        }
    }
}
