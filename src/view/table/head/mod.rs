//! The headers of the table's columns: each sorts by its column.

mod edge;
pub(crate) mod keys;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::MouseEvent;

use crate::i18n::Messages;
use crate::state::app::App;
use crate::view::context::app;
use crate::view::table::head::edge::edge;
use crate::view::table::head::keys::{HeadCursor, button_id};
use crate::view::table::sentences::{hidden_sort_sentence, sort_sentence};
use crate::view::ui::button;
use crate::view::ui::column::{column_class, sticky_number};
use crate::view::words::labels;
use model::table::columns::Columns;
use model::task::field::TaskField;
use ui::{Element, ev, keyed_children, span, th};

/// A header cell of the table.
pub(crate) fn head(class: &'static str) -> Element {
    th().attr("role", "columnheader")
        .attr("scope", "col")
        .class(class)
}

/// The headers of the columns.
pub(crate) fn headers(columns: &Columns, cursor: HeadCursor) -> AnyView {
    let header = |(place, field): (usize, &TaskField)| (*field, header(place, *field, cursor));
    keyed_children(columns.fields().iter().enumerate().map(header))
}

/// A column's header: a button that sorts by the column, and the edge that changes its width.
fn header(place: usize, field: TaskField, cursor: HeadCursor) -> Element {
    let app = app();
    let text = app.text();
    let name = labels::field(field, text);
    let sorted = move || {
        app.route().query.with(|query| {
            query
                .sort
                .position(field)
                .map(|found| (found, query.sort.keys().len()))
        })
    };
    let direction =
        move || sorted().map(|((_, descending), _)| direction_name(descending).to_owned());
    // ARIA allows one sorted column, so the descriptions of the buttons state the others.
    let primary =
        move || direction().filter(|_| sorted().is_some_and(|((place, _), _)| place == 0));
    let number = move || {
        sorted()
            .filter(|(_, count)| *count > 1)
            .map(|((place, _), _)| (place + 1).to_string())
    };
    let description = move || {
        let ((_, descending), count) = sorted()?;
        let (place, count) = (number()?, count.to_string());
        let text = &text.table;
        Some(if descending {
            text.sorted_down(&place, &count)
        } else {
            text.sorted_up(&place, &count)
        })
    };
    let sort = button("sort chevron")
        .id(button_id(field))
        .attr("tabindex", cursor.tabindex(Some(field)))
        .attr("data-testid", format!("sort-{}", field.api_name()))
        .attr("aria-description", description)
        // Enter and the space bar click the button as well, and such events state the Shift key too.
        .on(ev::click, move |event| {
            if event
                .dyn_ref::<MouseEvent>()
                .is_some_and(MouseEvent::shift_key)
            {
                app.pages().sort_also_by(field);
            } else {
                app.pages().sort_by(field);
            }
            announce_sort(app);
        })
        .child(span().class("sort__name").child(name))
        .child(span().class("sort__number").attr("data-number", number));
    head(column_class(field))
        .attr("data-field", field.api_name())
        .attr("data-nth", sticky_number(place))
        .attr("data-sort", direction)
        .attr("aria-sort", primary)
        // Without a label, the name would include that of the edge.
        .attr("aria-label", name)
        .attr("title", hint(field, name, text))
        .child(sort)
        .child(edge(field))
}

/// What a click does and, where the name alone could mislead, what the column means.
fn hint(field: TaskField, name: &str, text: &Messages) -> String {
    let sort = text.table.sort_hint(name);
    if field == TaskField::SnapshotVersionTime {
        format!("{}.\n{sort}", text.task.restorable_hint)
    } else {
        sort
    }
}

/// The direction as ARIA names it.
const fn direction_name(descending: bool) -> &'static str {
    if descending {
        "descending"
    } else {
        "ascending"
    }
}

/// Tells what the rows are sorted by.
pub(super) fn announce_sort(app: App) {
    let sentence = app
        .route()
        .query
        .with_untracked(|query| sort_sentence(app.text(), &query.sort));
    app.announcer().announce(&sentence);
}

/// The sentence about sorted fields that no column shows; empty where there are none.
pub(crate) fn unseen_sort(app: App) -> String {
    let hidden: Vec<_> = app.route().query.with(|query| {
        let fields = query.sort.keys().iter().map(|key| key.field);
        fields
            .filter(|field| query.columns.position(*field).is_none())
            .collect()
    });
    hidden_sort_sentence(app.text(), &hidden)
}
