//! The export: what is missing is loaded first, then the tasks are written to a file, in the order of the page.
//!
//! What is written is a snapshot: the tasks as they are shown when all of them are there. A refresh that lands meanwhile
//! changes the page and not the file.

use crate::platform::clock;
use crate::platform::download::{Download, Refused};
use crate::platform::zoned::{self, breathe};
use crate::state::saved::source::Asked;
use leptos::prelude::*;
use model::export::writer::{Format, Writer};
use model::link::query::Zone;
use model::task::instant::Instant;

/// Bytes that are written between two looks at the clock.
const STEP: usize = 4 * 1024;
/// How long is written between two breaths of the browser, in milliseconds.
const SHARE: i64 = 5;
/// Bytes that are given to the browser at once.
const PIECE: usize = 256 * 1024;

/// Which columns a CSV file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fields {
    /// All fields that are documented.
    All,
    /// The columns of the table, in their order.
    Shown,
}

/// What the user chose for the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The file's form.
    pub format: Format,
    /// The columns of a CSV file.
    pub fields: Fields,
    /// Whether a CSV file begins with the rows that say what it is.
    pub about: bool,
    /// Whether a CSV file begins with the mark by which Excel knows UTF-8.
    pub mark: bool,
    /// Whether nothing more is loaded before.
    pub only_loaded: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            format: Format::Csv,
            fields: Fields::All,
            about: true,
            mark: true,
            only_loaded: false,
        }
    }
}

/// What the export is at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// There is none.
    #[default]
    Idle,
    /// It waits for what is not loaded yet.
    Loading,
    /// It writes.
    Writing {
        /// Tasks that are written.
        written: usize,
        /// Tasks that will be.
        of: usize,
    },
    /// The browser has the file.
    Done {
        /// Tasks in it.
        written: usize,
        /// Whether these are all that match.
        complete: bool,
        /// Its name.
        name: String,
    },
    /// There will be no file.
    Stopped(Why),
}

/// Why there will be no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The user does not want it any more.
    Cancelled,
    /// Other tasks are asked for, so that these are not loaded any more.
    AskedElse,
    /// The browser does not make it.
    Refused,
}

/// The export of the page.
#[derive(Clone, Copy, Debug)]
pub struct Export {
    /// What the user chose.
    pub options: RwSignal<Options>,
    /// What it is at.
    pub stage: RwSignal<Stage>,
    pub(crate) job: StoredValue<Job, LocalStorage>,
}

/// The file that is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Job {
    /// What is answered by the tasks that it is to have.
    pub asked: Option<Asked>,
    pub options: Options,
    /// Which job it is: what an older one does counts no more.
    pub number: u32,
}

impl Default for Export {
    fn default() -> Self {
        Self {
            options: RwSignal::new(Options::default()),
            stage: RwSignal::new(Stage::default()),
            job: StoredValue::new_local(Job::default()),
        }
    }
}

impl Export {
    /// Whether a file is on its way.
    pub fn is_under_way(&self) -> bool {
        self.stage
            .with(|stage| matches!(stage, Stage::Loading | Stage::Writing { .. }))
    }

    /// Whether it waits for what is not loaded yet.
    pub fn is_loading(&self) -> bool {
        self.stage.with(|stage| *stage == Stage::Loading)
    }

    /// Ends what is under way; nothing is saved.
    pub(crate) fn stop(&self, why: Why) {
        self.job.update_value(|job| job.number += 1);
        self.stage.set(Stage::Stopped(why));
    }

    /// Forgets what became of the last one.
    pub fn dismiss(&self) {
        self.stage.set(Stage::Idle);
    }

    /// Writes the file and has the browser save it; stops when somebody else has begun or stopped meanwhile.
    pub(crate) async fn write(self, mut writer: Writer, zone: Zone, options: Options, done: Stage) {
        let number = self.job.with_value(|job| job.number);
        let time = move |instant: Instant| zoned::exact(instant, zone);
        let download = Download::default();
        let mut piece = String::with_capacity(PIECE + 2 * STEP);
        let mut more = true;
        let mut result = Ok(());
        while result.is_ok() && (more || !piece.is_empty()) {
            // Either takes its time.
            if more && piece.len() < PIECE {
                let begun = clock::now();
                while more
                    && piece.len() < PIECE
                    && (clock::now() - begun).num_milliseconds() < SHARE
                {
                    more = writer.write_step(&mut piece, STEP, &time);
                }
                self.stage.set(Stage::Writing {
                    written: writer.written(),
                    of: writer.len(),
                });
            } else {
                result = download.push(&piece);
                piece.clear();
            }
            breathe().await;
            if self.job.try_with_value(|job| job.number) != Some(number) {
                return;
            }
        }
        let name = if let Stage::Done { name, .. } = &done {
            name.as_str()
        } else {
            ""
        };
        match result.and_then(|()| download.save(name, options.format.mime())) {
            Ok(()) => self.stage.set(done),
            Err(Refused) => self.stop(Why::Refused),
        }
    }
}
