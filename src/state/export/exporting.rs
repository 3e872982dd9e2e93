//! How an export comes about: it waits for the load to come to its end, and for the order, and takes a snapshot.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::{clock, zoned};
use crate::state::app::App;
use crate::state::export::{Fields, Job, Options, Stage, Why};
use crate::state::load::loader::{Loader, Progress};
use crate::state::saved::source::Asked;
use model::export::file_name;
use model::export::metadata::{Metadata, Source as From};
use model::export::writer::{Form, Writer};
use model::filter::Question;
use model::link::query::{Defaults, TaskQuery};
use model::load::load_plan::Stop;
use model::load::result_set::{Order, ResultSet};
use model::task::field::TaskField;

/// Whether a load has come to its end, and no more can be had.
fn has_ended(stop: Option<Stop>) -> bool {
    matches!(stop, Some(Stop::Complete | Stop::Short | Stop::Shifting))
}

impl Loader {
    /// Loads everything that matches, and lets what is under way go on. What has stopped or failed is taken up again.
    fn load_rest(&'static self, question: Question) {
        self.slot.update_value(|slot| {
            if let Some(job) = slot.job.as_mut().filter(|job| job.question == question) {
                job.plan.load_all();
            }
        });
        if self
            .progress
            .with_untracked(|progress| !progress.fetching && progress.again_at.is_none())
        {
            self.retry(question);
        }
    }
}

impl App {
    /// The fields that the user may choose for a CSV file.
    pub fn fields_of(&'static self, fields: Fields) -> Vec<TaskField> {
        match fields {
            Fields::All => TaskField::ALL.to_vec(),
            Fields::Shown => self
                .layout
                .columns
                .with(|columns| columns.fields().to_vec()),
        }
    }

    /// Makes a file of all tasks that match, as the user chose it, or of those that are loaded.
    pub fn export(&'static self) {
        let asked = untrack(|| self.query.with(|query| self.source.asked(query)));
        if asked == Asked::Nothing {
            return;
        }
        let options = self.export.options.get_untracked();
        self.export.job.update_value(|job| {
            *job = Job {
                asked: Some(asked),
                options,
                number: job.number + 1,
            };
        });
        let stop = self
            .loader
            .progress
            .with_untracked(|progress| progress.stop);
        if untrack(|| self.is_in_order(asked)) && (options.only_loaded || has_ended(stop)) {
            self.write_export();
        } else {
            self.export.stage.set(Stage::Loading);
            self.load_rest(asked);
        }
    }

    fn load_rest(&'static self, asked: Asked) {
        if let Asked::Ocp(question) = asked {
            self.loader.load_rest(question);
        }
    }

    /// Whether the rows on screen answer `asked`, all of them in the order asked for.
    fn is_in_order(&'static self, asked: Asked) -> bool {
        let is_answered = self
            .loader
            .progress
            .with(|progress| self.source.is_answered(asked, progress));
        let is_sorted = || {
            let rows = |order: &Order| {
                self.loader
                    .rows
                    .with(|rows| order.places().len() == rows.len())
            };
            self.order
                .with(|order| rows(order) && self.query.with(|query| order.is_by(&query.sort)))
        };
        is_answered && is_sorted()
    }

    /// Writes what is loaded, though the load has not come to its end.
    pub fn export_loaded(&'static self) {
        self.loader.cancel();
        self.write_export();
    }

    /// Stops the export, and the load for it.
    pub fn cancel_export(&'static self) {
        let was_loading = self
            .export
            .stage
            .with_untracked(|stage| *stage == Stage::Loading);
        self.export.stop(Why::Cancelled);
        if was_loading {
            self.loader.cancel();
        }
    }

    /// Ends what is under way: who had asked for it has signed out.
    pub(crate) fn forget_export(&'static self) {
        if self
            .export
            .stage
            .with_untracked(|stage| matches!(stage, Stage::Loading | Stage::Writing { .. }))
        {
            self.export.stop(Why::Cancelled);
        }
    }

    /// Begins to write as soon as the load has come to its end. To be called once.
    pub(crate) fn write_when_loaded(&'static self) {
        Effect::new(move || {
            if !self.export.is_loading() {
                return;
            }
            let asked = self
                .export
                .job
                .with_value(|job| job.asked)
                .unwrap_or(Asked::Nothing);
            if self.query.with(|query| self.source.asked(query)) != asked {
                return self.export.stop(Why::AskedElse);
            }
            let (is_idle, stop) = self.loader.progress.with(|progress| {
                let Progress {
                    fetching,
                    error,
                    stop,
                    ..
                } = progress;
                (!fetching && error.is_none(), *stop)
            });
            match stop {
                _ if !is_idle || !self.is_in_order(asked) => {}
                Some(Stop::Cancelled) => self.export.stop(Why::Cancelled),
                // It was asked anew meanwhile.
                Some(Stop::Limit) => self.load_rest(asked),
                Some(_) => self.write_export(),
                None => {}
            }
        });
    }

    fn write_export(&'static self) {
        let Job { options, .. } = self.export.job.get_value();
        let zone = self.zone.get_untracked();
        let order = self.order.get_untracked();
        let progress = self.loader.progress.get_untracked();
        let query = self.query.get_untracked();
        let opened = self.source.opened.get_untracked();
        let (source, scope) = match opened {
            Some(opened) => (From::File, opened.scope()),
            None => (From::Ocp, query.scope),
        };
        // What a link to the same tasks needs: not where on the page the user is.
        let query = TaskQuery {
            scope,
            size: Defaults::default().size,
            ..query.with_filter(query.filter)
        };
        let at = |rows: &ResultSet| {
            order
                .places()
                .iter()
                .filter_map(|place| rows.at(*place).cloned())
                .collect()
        };
        let rows: Vec<Arc<_>> = self.loader.rows.with_untracked(at);
        let exported_at = clock::now();
        let about = self.loader.rows.with_untracked(|loaded| Metadata {
            exported_at,
            as_of: progress.as_of,
            query: query.print(&Defaults::default()),
            scope,
            bounds: progress.bounds,
            zone: zoned::name(zone),
            source,
            total: loaded.total(),
            loaded: loaded.len(),
            written: rows.len(),
            duplicates: loaded.duplicates(),
            left_out: loaded.not_tasks().len(),
            fields_left_out: loaded.fields_left_out(),
            complete: loaded.is_all(progress.stop),
            stop: progress.stop,
        });
        let Options {
            format,
            fields,
            about: with_about,
            mark,
            ..
        } = options;
        let fields = untrack(|| self.fields_of(fields));
        let done = Stage::Done {
            written: rows.len(),
            complete: about.complete,
            name: file_name(scope, exported_at, format),
        };
        let writer = Writer::new(
            Form {
                format,
                fields,
                about: with_about,
                mark,
            },
            about,
            rows,
        );
        self.export.stage.set(Stage::Writing {
            written: 0,
            of: writer.len(),
        });
        let export = self.export;
        spawn_local(async move { export.write(writer, zone, options, done).await });
    }
}
