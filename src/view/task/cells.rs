//! The cells of a row.

use crate::view::context::app;
use crate::view::task::marked::marked;
use crate::view::ui::icon::status_icon;
use crate::view::words::labels;
use leptos::prelude::AnyView;
use model::link::query::Zone;
use model::shared::reveal::{clip, reveal};
use model::table::columns::Columns;
use model::task::field::TaskField;
use model::task::{BackupTask, Value};
use ui::{bdi, keyed_children, td};

/// Characters of a text that a cell holds; the row's detail has it in full.
const MOST_CHARACTERS: usize = 160;

/// A column's class: its width, its place on a phone, on which side its values stand.
pub(crate) const fn class(field: TaskField) -> &'static str {
    match field {
        TaskField::Status => "c-status",
        TaskField::TaskId => "c-task num",
        TaskField::BackupSetId => "c-set num",
        TaskField::DataBackupTaskType => "c-type",
        TaskField::BackupMode => "c-mode",
        TaskField::StartTime => "c-start",
        TaskField::FinishTime => "c-finish",
        TaskField::Duration => "c-dur num",
        TaskField::SnapshotVersionTime => "c-point",
        TaskField::TenantName => "c-tenant",
        TaskField::ClusterName => "c-cluster",
        TaskField::BackupUri => "c-path",
        TaskField::ErrorMsg => "c-error",
        TaskField::BackupDimension => "c-dimension",
        TaskField::BackupType => "c-backup-type",
        TaskField::TaskType => "c-task-type",
        TaskField::DataType => "c-data-type",
        TaskField::DataVersion => "c-data-version num",
        TaskField::SchemaVersion => "c-schema-version num",
        TaskField::ClusterType => "c-cluster-type",
        TaskField::ClusterId => "c-cluster-id num",
        TaskField::ObClusterId => "c-ob-cluster-id num",
        TaskField::TenantId => "c-tenant-id num",
        TaskField::ObTenantId => "c-ob-tenant-id num",
        TaskField::DataSecondaryBackupTaskIds => "c-secondary",
    }
}

/// How the style sheet knows the first two columns, which may stay when the table scrolls sideways.
pub(crate) const fn nth(place: usize) -> Option<&'static str> {
    match place {
        0 => Some("1"),
        1 => Some("2"),
        _ => None,
    }
}

/// The first line of a text, not longer than a cell can hold.
pub(crate) fn shorten(text: &str) -> String {
    let text = text.trim_start();
    let (start, cut) = clip(text, MOST_CHARACTERS);
    let line = start.lines().next().unwrap_or_default();
    let shown = reveal(line);
    match () {
        () if line.len() < start.len() => format!("{shown} …"),
        () if cut => format!("{shown}…"),
        () => shown.into_owned(),
    }
}

/// The cells of a task's row: one for each column.
pub(crate) fn cells(task: &BackupTask, zone: Zone, columns: &Columns) -> AnyView {
    let app = app();
    let text = app.text();
    let cell = |((place, field), on_card): ((usize, &TaskField), bool)| {
        let value = task.value(*field);
        let shown = labels::shown(value, app, zone);
        let mark = if shown.absent {
            "nil"
        } else if shown.unreadable {
            "unreadable"
        } else if shown.status.is_some() {
            "status"
        } else {
            ""
        };
        let title = match value {
            Value::Text(text) => Some(shorten(text)),
            Value::Unreadable(_) => Some(text.task.unreadable_hint.to_owned()),
            _ => shown.exact.as_deref().map(shorten),
        };
        let cell = td()
            .attr("role", "cell")
            .class(class(*field))
            .attr("data-label", labels::field(*field, text))
            .attr("data-nth", nth(place))
            .attr("data-more", (!on_card).then_some(""))
            .attr("title", title)
            // Isolated: a text that is written from right to left must not turn its neighbours round.
            .child(
                bdi()
                    .class(mark)
                    .child(shown.status.as_deref().map(status_icon))
                    .attr("data-status", shown.status)
                    .child(marked(shorten(&shown.text), app)),
            );
        (*field, cell)
    };
    keyed_children(
        columns
            .fields()
            .iter()
            .enumerate()
            .zip(columns.shown_on_card())
            .map(cell),
    )
}
