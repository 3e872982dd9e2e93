//! What an export's file contains: the tasks in the order of the page, and what is said of them.

use std::sync::Arc;

use leptos::prelude::*;
use model::export::metadata::{DataOrigin, Metadata};
use model::link::query::{Defaults, TaskQuery};
use model::task::BackupTask;

use super::handle::{Export, ExportSources};
use crate::platform::zoned;

impl Export {
    /// The loaded tasks, or those found among them, in the order of the page.
    pub(super) fn tasks_in_order(self, only_found: bool) -> Vec<Arc<BackupTask>> {
        let pages = self.sources().pages;
        let order = if only_found {
            pages.shown.get_untracked()
        } else {
            pages.order.get_untracked()
        };
        self.sources().loader.rows.with_untracked(|rows| {
            let tasks = order.places().iter().filter_map(|place| rows.at(*place));
            tasks.cloned().collect()
        })
    }

    /// The metadata of the file.
    pub(super) fn metadata(self, written: usize, only_found: bool) -> Metadata {
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
            complete: rows.is_all(progress.stop) && !only_found,
            stop: progress.stop,
        })
    }
}
