//! The cells of a row.

use crate::state::app::App;
use crate::view::context::app;
use crate::view::ui::column::{column_class, sticky_number};
use crate::view::ui::icon::{Icon, icon, status_icon};
use crate::view::ui::marked::marked;
use crate::view::words::contradictions;
use crate::view::words::labels::{self, shorten};
use crate::view::words::values::{cell_text, format_value, time_anomaly};
use leptos::prelude::{AnyView, Get};
use model::link::query::Zone;
use model::load::contradiction::Mismatch;
use model::table::columns::Columns;
use model::task::field::TaskField;
use model::task::status::TaskStatus;
use model::task::{BackupTask, Value};
use ui::{Child, Element, bdi, keyed_children, span, td};

/// The cells of a task's row: one for each column. The first has the mark of a task that is not what
/// OCP was asked for.
pub(crate) fn cells(
    task: &BackupTask,
    mismatch: Option<Mismatch>,
    zone: Zone,
    columns: &Columns,
) -> AnyView {
    let app = app();
    let texts = app.text();
    let has_offset = app.pages().has_offsets.get();
    let anomalies: Vec<_> = task.time_anomalies(app.clock().now()).collect();
    let mark = mismatch.map(|mismatch| contradictions::mismatch(mismatch, texts));
    let cell = |((place, field), is_on_card): ((usize, &TaskField), bool)| {
        let value = task.value(*field);
        let formatted = format_value(value, app.language, zone, has_offset);
        let title = match value {
            Value::Text(text) => Some(shorten(text)),
            Value::Unreadable(_) => Some(texts.task.unreadable_hint.to_owned()),
            _ => formatted.exact.as_deref().map(shorten),
        };
        let anomaly = anomalies.iter().find(|anomaly| anomaly.field() == *field);
        let anomaly = anomaly.map(|anomaly| time_anomaly(*anomaly, task, texts));
        let column = column_class(*field);
        let class = formatted.class();
        let text = marked(cell_text(*field, value, &formatted), app);
        let elapsed = (*field == TaskField::Duration)
            .then(|| elapsed(task, app))
            .flatten();
        // Numbers and times are the cell's own text: an element less in most cells of each row.
        let (column, content) = if let Some(elapsed) = elapsed {
            (column.to_owned(), Child::Element(elapsed))
        } else if is_written_by_page(value) {
            (format!("{column} {class}").trim_end().to_owned(), text)
        } else {
            // The isolation keeps a text that is written from right to left from reordering its
            // neighbours.
            let isolated = bdi()
                .class(class)
                .child(formatted.status.as_deref().map(status_icon))
                .attr("data-status", formatted.status)
                .child(text);
            (column.to_owned(), Child::Element(isolated))
        };
        let cell = td()
            .attr("role", "cell")
            .class(column)
            .attr("data-label", labels::field(*field, texts))
            .attr("data-nth", sticky_number(place))
            .attr("data-more", (!is_on_card).then_some(""))
            .attr("title", title)
            .child(content)
            .child(anomaly.map(anomaly_mark))
            .child(
                mark.filter(|_| place == 0)
                    .map(|text| mismatch_mark(text, texts.load.mark_hint)),
            );
        (*field, cell)
    };
    let fields = columns.fields().iter().enumerate();
    keyed_children(fields.zip(columns.shown_on_card()).map(cell))
}

/// How long a task has run so far, by the server's clock; `None` for one that does not run or says how long it took.
fn elapsed(task: &BackupTask, app: App) -> Option<Element> {
    let runs = task.status.as_ref().is_some_and(TaskStatus::is_running);
    let has_no_duration = task.value(TaskField::Duration) == Value::Absent;
    let since = task
        .plausible_time(TaskField::StartTime)
        .filter(|_| runs && has_no_duration)?;
    let texts = app.text();
    let written = move || {
        let seconds = (app.summary().now.get() - since).num_seconds();
        // A start in the future has a mark of its own.
        if seconds < 0 {
            return texts.shared.absent.to_owned();
        }
        texts.task.so_far(&labels::duration(seconds, texts))
    };
    Some(span().class("nil").text(written))
}

/// Whether the page writes the value itself, of digits and words of the page's language.
const fn is_written_by_page(value: Value<'_>) -> bool {
    matches!(
        value,
        Value::Absent | Value::Integer(_) | Value::Seconds(_) | Value::Time(_) | Value::Ids(_)
    )
}

/// The mark of a time or a duration that cannot be right. Its words are its name and its tooltip.
fn anomaly_mark(words: String) -> Element {
    span()
        .class("anomaly")
        .attr("data-testid", "anomaly")
        .attr("role", "img")
        .attr("title", words.clone())
        .attr("aria-label", words)
        .child(icon(Icon::Warning))
}

fn mismatch_mark(text: &'static str, hint: &'static str) -> Element {
    span()
        .class("mismatch")
        .attr("data-testid", "mismatch")
        .attr("title", hint)
        .child(icon(Icon::Warning))
        .child(text)
}
