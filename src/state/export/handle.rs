//! The export: missing tasks are loaded first, then all are written to a file in the order of the
//! page.
//!
//! What is written is a snapshot of the moment when all tasks were there: a later refresh changes the
//! page and not the file.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::export::file_name;
use model::export::metadata::{DataOrigin, Metadata};
use model::export::writer::{Writer, WriterOptions};
use model::link::query::{Defaults, TaskQuery};
use model::load::load_plan::Stop;
use model::load::result_set::ResultSet;
use model::task::BackupTask;
use model::task::field::TaskField;

use super::options::{CsvFields, ExportOptions, Stage, StopReason};
use super::writing::{FileJob, write_file};
use crate::platform::download::Refused;
use crate::platform::scheduling::CancellationSource;
use crate::platform::zoned;
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
}

#[derive(Debug, Default)]
pub(super) struct ExportState {
    /// The source of the tasks that the file is to have.
    source: Option<RowSource>,
    options: ExportOptions,
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
        export
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

    /// Makes a file of all tasks that match, or of the loaded ones, as the user chose.
    pub fn start(self) {
        let source = untrack(|| self.sources().saved.wanted_source());
        if source == RowSource::None {
            return;
        }
        let options = self.options.get_untracked();
        self.state.update_value(|state| {
            state.writing.cancel();
            state.source = Some(source);
            state.options = options;
        });
        let progress = self.sources().loader.progress;
        let stop = progress.with_untracked(|progress| progress.stop);
        let is_ready = untrack(|| self.is_in_order(source));
        if is_ready && (options.only_loaded || has_ended(stop)) {
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
        let options = self.state.with_value(|state| state.options);
        let tasks = self.tasks_in_order();
        let metadata = self.metadata(tasks.len());
        let fields = untrack(|| self.fields(options.fields));
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
            with_metadata: options.with_description,
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

    /// The loaded tasks in the order of the page.
    fn tasks_in_order(self) -> Vec<Arc<BackupTask>> {
        let order = self.sources().pages.order.get_untracked();
        self.sources().loader.rows.with_untracked(|rows| {
            let tasks = order.places().iter().filter_map(|place| rows.at(*place));
            tasks.cloned().collect()
        })
    }

    /// The metadata of the file.
    fn metadata(self, written: usize) -> Metadata {
        let ExportSources {
            route,
            loader,
            saved,
            ..
        } = self.sources();
        let progress = loader.progress.get_untracked();
        let query = route.query.get_untracked();
        let (source, scope) = match saved.opened.get_untracked() {
            Some(opened) => (DataOrigin::File, opened.scope()),
            None => (DataOrigin::Ocp, query.scope),
        };
        // A link to the same tasks, whatever page the user is on.
        let link = TaskQuery {
            scope,
            size: Defaults::default().size,
            ..query.with_filter(query.filter)
        };
        let exported_at = loader.clock().now_untracked();
        loader.rows.with_untracked(|rows| Metadata {
            exported_at,
            as_of: progress.as_of,
            query: link.print(&Defaults::default()),
            scope,
            bounds: progress.bounds,
            zone: zoned::name(query.zone),
            source,
            total: rows.total(),
            loaded: rows.len(),
            written,
            duplicates: rows.duplicates(),
            left_out: rows.not_tasks().len(),
            fields_left_out: rows.fields_left_out(),
            complete: rows.is_all(progress.stop),
            stop: progress.stop,
        })
    }
}
