//! The export: missing tasks are loaded first, then all are written to a file in the order of the
//! page.
//!
//! What is written is a snapshot of the moment when all tasks were there: a later refresh changes the
//! page and not the file.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::export::file_name;
use model::export::writer::{Format, Writer, WriterOptions};
use model::load::load_plan::Stop;
use model::load::result_set::ResultSet;
use model::task::field::TaskField;

use super::options::{CsvFields, CsvStyle, ExportOptions, ExportWords, Stage, StopReason};
use super::writing::{FileJob, write_file};
use crate::platform::download::Refused;
use crate::platform::scheduling::CancellationSource;
use crate::state::find::Finder;
use crate::state::link::Route;
use crate::state::load::Loader;
use crate::state::load::progress::Progress;
use crate::state::saved::SavedFiles;
use crate::state::saved::file::RowSource;
use crate::state::table::{Layout, Pages};

/// The handles that an export reads.
#[derive(Clone, Copy, Debug)]
pub struct ExportSources {
    /// What the address wants.
    pub route: Route,
    /// The rows.
    pub loader: Loader,
    /// The file that is open.
    pub saved: SavedFiles,
    /// The order of the rows.
    pub pages: Pages,
    /// The columns.
    pub layout: Layout,
    /// The search in the loaded tasks.
    pub finder: Finder,
}

#[derive(Debug, Default)]
pub(super) struct ExportState {
    /// The source of the tasks that the file is to have.
    source: Option<RowSource>,
    options: ExportOptions,
    words: Option<ExportWords>,
    pub(super) writing: CancellationSource,
}

/// The export of the page.
#[derive(Clone, Copy, Debug)]
pub struct Export {
    sources: StoredValue<ExportSources>,
    /// What the user chose.
    pub options: ReadSignal<ExportOptions>,
    set_options: WriteSignal<ExportOptions>,
    /// Its stage.
    pub stage: ReadSignal<Stage>,
    pub(super) set_stage: WriteSignal<Stage>,
    pub(super) state: StoredValue<ExportState, LocalStorage>,
}

/// Whether a load has ended and has nothing more to load.
fn has_ended(stop: Option<Stop>) -> bool {
    matches!(stop, Some(Stop::Complete | Stop::Short | Stop::Shifting))
}

impl Export {
    /// No export.
    pub fn new(sources: ExportSources) -> Self {
        let (options, set_options) = signal(ExportOptions::default());
        let (stage, set_stage) = signal(Stage::default());
        let export = Self {
            sources: StoredValue::new(sources),
            options,
            set_options,
            stage,
            set_stage,
            state: StoredValue::new_local(ExportState::default()),
        };
        export.write_when_loaded();
        export.forget_with_the_source();
        export
    }

    /// The outcome of an export says nothing of a file that is opened or closed after it.
    fn forget_with_the_source(self) {
        let opened = self.sources().saved.opened;
        Effect::watch(
            move || opened.track(),
            move |(), _, _| {
                if !untrack(|| self.is_under_way()) {
                    self.dismiss();
                }
            },
            false,
        );
    }

    /// Changes what the user chose.
    pub fn choose(self, change: impl FnOnce(&mut ExportOptions)) {
        self.set_options.update(change);
    }

    pub(super) fn sources(self) -> ExportSources {
        self.sources.get_value()
    }

    /// Whether a file is being made.
    pub fn is_under_way(self) -> bool {
        self.stage
            .with(|stage| matches!(stage, Stage::Loading | Stage::Writing { .. }))
    }

    /// Whether it waits for tasks to be loaded.
    pub fn is_loading(self) -> bool {
        self.stage.with(|stage| *stage == Stage::Loading)
    }

    /// The fields that a CSV file has by this choice.
    pub fn fields(self, fields: CsvFields) -> Vec<TaskField> {
        match fields {
            CsvFields::All => TaskField::ALL.to_vec(),
            CsvFields::Shown => self
                .sources()
                .layout
                .columns
                .with(|columns| columns.fields().to_vec()),
        }
    }

    /// Dismisses the outcome of the last export.
    pub fn dismiss(self) {
        self.set_stage.set(Stage::Idle);
    }

    /// Makes a file of all tasks that match, of the loaded ones or of those found, as the user chose.
    pub fn start(self, words: ExportWords) {
        let source = untrack(|| self.sources().saved.wanted_source());
        if source == RowSource::None {
            return;
        }
        let options = self.options.get_untracked();
        self.state.update_value(|state| {
            state.writing.cancel();
            state.source = Some(source);
            state.options = options;
            state.words = Some(words);
        });
        let progress = self.sources().loader.progress;
        let stop = progress.with_untracked(|progress| progress.stop);
        let is_ready = untrack(|| self.is_in_order(source));
        let is_enough = options.only_loaded || (options.only_found && untrack(|| self.has_found()));
        if is_ready && (is_enough || has_ended(stop)) {
            self.write();
        } else {
            self.set_stage.set(Stage::Loading);
            self.load_rest(source);
        }
    }

    fn load_rest(self, source: RowSource) {
        if let RowSource::Ocp(question) = source {
            self.sources().loader.load_rest(question);
        }
    }

    /// Whether the rows on screen come from `source`, all of them in the order of the address.
    fn is_in_order(self, source: RowSource) -> bool {
        let ExportSources {
            loader,
            saved,
            pages,
            ..
        } = self.sources();
        let is_answered = loader
            .progress
            .with(|progress| saved.is_answered(source, progress));
        let has_all = || {
            let rows = loader.rows.with(ResultSet::len);
            pages.order.with(|order| order.places().len() == rows)
        };
        is_answered && has_all() && !pages.is_sorting()
    }

    /// Writes the loaded tasks, though the load has not ended.
    pub fn write_loaded(self) {
        self.sources().loader.cancel();
        self.write();
    }

    /// Cancels the export, and the load for it.
    pub fn cancel(self) {
        let was_loading = untrack(|| self.is_loading());
        self.stop(StopReason::Cancelled);
        if was_loading {
            self.sources().loader.cancel();
        }
    }

    /// Cancels an export that is under way, as its user has signed out.
    pub(crate) fn cancel_for_sign_out(self) {
        if untrack(|| self.is_under_way()) {
            self.stop(StopReason::Cancelled);
        }
    }

    /// Ends the export without a file.
    pub(super) fn stop(self, reason: StopReason) {
        self.state.update_value(|state| state.writing.cancel());
        self.set_stage.set(Stage::Stopped(reason));
    }

    /// Begins to write as soon as the load has ended.
    fn write_when_loaded(self) {
        Effect::new(move || {
            if !self.is_loading() {
                return;
            }
            let source = self.state.with_value(|state| state.source);
            let source = source.unwrap_or(RowSource::None);
            if self.sources().saved.wanted_source() != source {
                return self.stop(StopReason::QuestionChanged);
            }
            let (is_idle, stop) = self.sources().loader.progress.with(|progress| {
                let Progress {
                    is_fetching,
                    error,
                    stop,
                    ..
                } = progress;
                (!is_fetching && error.is_none(), *stop)
            });
            match stop {
                _ if !is_idle || !self.is_in_order(source) => {}
                Some(Stop::Cancelled) => self.stop(StopReason::Cancelled),
                // A refresh has restarted the load with its usual limit.
                Some(Stop::Limit) => self.load_rest(source),
                Some(_) => self.write(),
                None => {}
            }
        });
    }

    fn write(self) {
        let (options, words) = self.state.with_value(|state| (state.options, state.words));
        let only_found = options.only_found && untrack(|| self.has_found());
        let tasks = self.tasks_in_order(only_found);
        let metadata = self.metadata(tasks.len(), only_found);
        let is_for_people = options.format == Format::Csv && options.style == CsvStyle::People;
        let words = words.filter(|_| is_for_people);
        let fields = untrack(|| {
            self.fields(if words.is_some() {
                CsvFields::Shown
            } else {
                options.fields
            })
        });
        let zone = self.sources().route.zone.get_untracked();
        let name = file_name(metadata.scope, metadata.exported_at, options.format);
        let done = Stage::Done {
            written: tasks.len(),
            is_complete: metadata.complete,
            name: name.clone(),
        };
        let writer_options = WriterOptions {
            format: options.format,
            fields,
            with_metadata: options.with_description && words.is_none(),
            with_byte_order_mark: options.with_byte_order_mark,
        };
        let writer = Writer::new(writer_options, metadata, tasks);
        self.set_stage.set(Stage::Writing {
            written: 0,
            total: writer.len(),
        });
        let job = FileJob {
            writer,
            zone,
            name,
            mime_type: options.format.mime(),
            words,
        };
        let token = self.state.write_value().writing.next_token();
        spawn_local(async move {
            match write_file(job, token, self.set_stage).await {
                Some(Ok(())) => self.set_stage.set(done),
                Some(Err(Refused)) => self.stop(StopReason::Refused),
                None => {}
            }
        });
    }

    /// Whether words are looked for among the loaded tasks.
    pub fn has_found(self) -> bool {
        self.sources().finder.marks.with(Option::is_some)
    }
}
