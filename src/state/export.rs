//! The export: what is missing is loaded first, then the tasks are written to a file, in the order of the page.
//!
//! What is written is a snapshot: the tasks as they are shown when all of them are there. A refresh that lands meanwhile
//! changes the page and not the file.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::effect::on_change;
use super::loader::{Loader, Progress};
use crate::model::export::file_name;
use crate::model::export::metadata::{Metadata, Source};
use crate::model::export::writer::{Form, Format, Writer};
use crate::model::field::TaskField;
use crate::model::filter::Question;
use crate::model::instant::Instant;
use crate::model::load_plan::Stop;
use crate::model::query::{Defaults, TaskQuery, Zone};
use crate::model::result_set::ResultSet;
use crate::platform::clock;
use crate::platform::download::{Download, Refused};
use crate::platform::zoned::{self, breathe};

/// Bytes that are written between two looks at the clock.
const STEP: usize = 8 * 1024;
/// How long is written between two breaths of the browser, in milliseconds.
const SHARE: i64 = 8;
/// Bytes that are given to the browser at once.
const PIECE: usize = 256 * 1024;

/// Which columns a CSV file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// All fields that are documented.
    All,
    /// Those of the table.
    Shown,
}

impl Columns {
    /// The fields.
    pub fn fields(self) -> Vec<TaskField> {
        match self {
            Self::All => TaskField::ALL.to_vec(),
            Self::Shown => TaskField::COLUMNS.to_vec(),
        }
    }
}

/// What the user chose for the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The file's form.
    pub format: Format,
    /// The columns of a CSV file.
    pub columns: Columns,
    /// Whether a CSV file begins with the rows that say what it is.
    pub about: bool,
    /// Whether a CSV file begins with the mark by which Excel knows UTF-8.
    pub mark: bool,
    /// Whether nothing more is loaded before.
    pub only_loaded: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { format: Format::Csv, columns: Columns::All, about: true, mark: true, only_loaded: false }
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
    job: StoredValue<Job>,
}

/// The file that is wanted.
#[derive(Clone, Copy, Debug, Default)]
struct Job {
    /// Which tasks it is to have.
    question: Option<Question>,
    options: Options,
    /// Which job it is: what an older one does counts no more.
    number: u32,
}

impl Default for Export {
    fn default() -> Self {
        Self {
            options: RwSignal::new(Options::default()),
            stage: RwSignal::new(Stage::default()),
            job: StoredValue::new(Job::default()),
        }
    }
}

impl Export {
    /// Whether a file is on its way.
    pub fn is_under_way(&self) -> bool {
        self.stage.with(|stage| matches!(stage, Stage::Loading | Stage::Writing { .. }))
    }

    /// Whether it waits for what is not loaded yet.
    pub fn is_loading(&self) -> bool {
        self.stage.with(|stage| *stage == Stage::Loading)
    }

    /// Ends what is under way; nothing is saved.
    pub(super) fn stop(&self, why: Why) {
        self.job.update_value(|job| job.number += 1);
        self.stage.set(Stage::Stopped(why));
    }

    /// Forgets what became of the last one.
    pub fn dismiss(&self) {
        self.stage.set(Stage::Idle);
    }

    /// Writes the file and has the browser save it; stops when somebody else has begun or stopped meanwhile.
    async fn write(self, mut writer: Writer, zone: Zone, options: Options, done: Stage) {
        let number = self.job.with_value(|job| job.number);
        let time = move |instant: Instant| zoned::exact(instant, zone);
        let download = Download::default();
        let mut piece = String::with_capacity(PIECE + 2 * STEP);
        let mut write = || -> Result<bool, Refused> {
            let begun = clock::now();
            let mut more = true;
            while more && piece.len() < PIECE && (clock::now() - begun).num_milliseconds() < SHARE {
                more = writer.share(&mut piece, STEP, &time);
            }
            if !more || piece.len() >= PIECE {
                download.push(&piece)?;
                piece.clear();
            }
            self.stage.set(Stage::Writing { written: writer.written(), of: writer.len() });
            Ok(more)
        };
        let mut result = Ok(true);
        while result == Ok(true) {
            result = write();
            breathe().await;
            if self.job.try_with_value(|job| job.number) != Some(number) {
                return;
            }
        }
        let name = if let Stage::Done { name, .. } = &done { name.as_str() } else { "" };
        match result.and_then(|_| download.save(name, options.format.mime())) {
            Ok(()) => self.stage.set(done),
            Err(Refused) => self.stop(Why::Refused),
        }
    }
}

/// Whether a load has come to its end, and no more can be had.
fn has_ended(stop: Option<Stop>) -> bool {
    matches!(stop, Some(Stop::Complete | Stop::Short | Stop::Shifting))
}

impl Loader {
    /// Loads everything that matches, and lets what is under way go on. What has stopped or failed is taken up again.
    fn load_rest(&self, question: Question) {
        self.slot.update_value(|slot| {
            if let Some(job) = slot.job.as_mut().filter(|job| job.question == question) {
                job.plan.load_all();
            }
        });
        if self.progress.with_untracked(|progress| !progress.fetching && progress.again_at.is_none()) {
            self.retry(question);
        }
    }
}

impl App {
    /// Makes a file of all tasks that match, as the user chose it, or of those that are loaded.
    pub fn export(&self) {
        let Some(question) = self.query.with_untracked(TaskQuery::question) else { return };
        let options = self.export.options.get_untracked();
        self.export.job.update_value(|job| {
            *job = Job { question: Some(question), options, number: job.number + 1 };
        });
        let (is_its, stop) =
            self.loader.progress.with_untracked(|progress| (progress.answered == Some(question), progress.stop));
        if is_its && (options.only_loaded || has_ended(stop)) {
            self.write_export();
        } else {
            self.export.stage.set(Stage::Loading);
            self.loader.load_rest(question);
        }
    }

    /// Writes what is loaded, though the load has not come to its end.
    pub fn export_loaded(&self) {
        self.loader.cancel();
        self.write_export();
    }

    /// Stops the export, and the load for it.
    pub fn cancel_export(&self) {
        let was_loading = self.export.stage.with_untracked(|stage| *stage == Stage::Loading);
        self.export.stop(Why::Cancelled);
        if was_loading {
            self.loader.cancel();
        }
    }

    /// Ends what is under way: who had asked for it has signed out.
    pub(super) fn forget_export(&self) {
        if self.export.stage.with_untracked(|stage| matches!(stage, Stage::Loading | Stage::Writing { .. })) {
            self.export.stop(Why::Cancelled);
        }
    }

    /// Begins to write as soon as the load has come to its end. To be called once.
    pub(super) fn write_when_loaded(self) {
        let app = self;
        on_change(move || {
            if !app.export.is_loading() {
                return;
            }
            let question = app.export.job.with_value(|job| job.question);
            if app.query.with(TaskQuery::question) != question {
                return app.export.stop(Why::AskedElse);
            }
            let (is_idle, stop) = app.loader.progress.with(|progress| {
                let Progress { answered, fetching, error, stop, .. } = progress;
                (*answered == question && !fetching && error.is_none(), *stop)
            });
            match (stop, question) {
                _ if !is_idle => {}
                (Some(Stop::Cancelled), _) => app.export.stop(Why::Cancelled),
                // It was asked anew meanwhile.
                (Some(Stop::Limit), Some(question)) => app.loader.load_rest(question),
                (Some(_), _) => app.write_export(),
                (None, _) => {}
            }
        });
    }

    fn write_export(&self) {
        let Job { options, .. } = self.export.job.get_value();
        let zone = self.zone.get_untracked();
        let order = self.order.get_untracked();
        let progress = self.loader.progress.get_untracked();
        let Some(question) = progress.answered else { return };
        let at = |rows: &ResultSet| order.places().iter().filter_map(|place| rows.at(*place).cloned()).collect();
        let rows: Vec<Arc<_>> = self.loader.rows.with_untracked(at);
        let exported_at = clock::now();
        let about = self.loader.rows.with_untracked(|loaded| Metadata {
            exported_at,
            as_of: progress.as_of,
            query: TaskQuery { size: Defaults::default().size, ..self.query.get_untracked().asking(question) }
                .print(&Defaults::default()),
            scope: Some(question.scope),
            bounds: progress.bounds,
            zone: zoned::name(zone),
            source: Source::Ocp,
            total: loaded.total(),
            loaded: loaded.len(),
            written: rows.len(),
            duplicates: loaded.duplicates(),
            left_out: loaded.not_tasks().len(),
            fields_left_out: loaded.fields_left_out(),
            complete: loaded.is_all(progress.stop),
            stop: progress.stop,
        });
        let Options { format, columns, about: with_about, mark, .. } = options;
        let done = Stage::Done {
            written: rows.len(),
            complete: about.complete,
            name: file_name(question.scope, exported_at, format),
        };
        let writer = Writer::new(Form { format, fields: columns.fields(), about: with_about, mark }, about, rows);
        self.export.stage.set(Stage::Writing { written: 0, of: writer.len() });
        let export = self.export;
        spawn_local(async move { export.write(writer, zone, options, done).await });
    }
}
