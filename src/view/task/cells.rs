//! The cells of a row.

use crate::view::context::app;
use crate::view::ui::column::{column_class, sticky_number};
use crate::view::ui::icon::status_icon;
use crate::view::ui::marked::marked;
use crate::view::words::labels::{self, shorten};
use crate::view::words::values::format_value;
use leptos::prelude::AnyView;
use model::link::query::Zone;
use model::table::columns::Columns;
use model::task::field::TaskField;
use model::task::{BackupTask, Value};
use ui::{bdi, keyed_children, td};

/// The cells of a task's row: one for each column.
pub(crate) fn cells(task: &BackupTask, zone: Zone, columns: &Columns) -> AnyView {
    let app = app();
    let texts = app.text();
    let cell = |((place, field), is_on_card): ((usize, &TaskField), bool)| {
        let value = task.value(*field);
        let formatted = format_value(value, app, zone);
        let title = match value {
            Value::Text(text) => Some(shorten(text)),
            Value::Unreadable(_) => Some(texts.task.unreadable_hint.to_owned()),
            _ => formatted.exact.as_deref().map(shorten),
        };
        // The isolation keeps a text that is written from right to left from reordering its neighbours.
        let content = bdi()
            .class(formatted.class())
            .child(formatted.status.as_deref().map(status_icon))
            .attr("data-status", formatted.status)
            .child(marked(shorten(&formatted.text), app));
        let cell = td()
            .attr("role", "cell")
            .class(column_class(*field))
            .attr("data-label", labels::field(*field, texts))
            .attr("data-nth", sticky_number(place))
            .attr("data-more", (!is_on_card).then_some(""))
            .attr("title", title)
            .child(content);
        (*field, cell)
    };
    let fields = columns.fields().iter().enumerate();
    keyed_children(fields.zip(columns.shown_on_card()).map(cell))
}
