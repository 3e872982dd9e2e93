//! The headers of the table's columns: each sorts by its column.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::MouseEvent;

use crate::state::app::App;
use crate::view::context::app;
use crate::view::table::column_edge::edge;
use crate::view::ui::button;
use crate::view::ui::column::{column_class, sticky_number};
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::labels;
use model::table::columns::Columns;
use model::table::sort::SortKey;
use model::task::field::TaskField;
use ui::{Element, ev, keyed_children, span, th};

/// A header.
pub(crate) fn head(class: &'static str) -> Element {
    th().attr("role", "columnheader")
        .attr("scope", "col")
        .class(class)
}

/// The headers of the columns.
pub(crate) fn headers(columns: &Columns) -> AnyView {
    let header = |(place, field): (usize, &TaskField)| (*field, header(place, *field));
    keyed_children(columns.fields().iter().enumerate().map(header))
}

/// A column's header: a button that sorts by it, and its edge, by which it is made wider.
fn header(place: usize, field: TaskField) -> Element {
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
    let direction = move || sorted().map(|((_, descending), _)| word(descending).to_owned());
    // ARIA has one sorted column only; of the others the buttons tell.
    let primary =
        move || direction().filter(|_| sorted().is_some_and(|((place, _), _)| place == 0));
    let number = move || {
        sorted()
            .filter(|(_, count)| *count > 1)
            .map(|((place, _), _)| (place + 1).to_string())
    };
    let described = move || {
        let ((_, descending), count) = sorted()?;
        let (place, count) = (number()?, count.to_string());
        let text = &text.table;
        Some(if descending {
            text.sorted_down(&place, &count)
        } else {
            text.sorted_up(&place, &count)
        })
    };
    let sort = button("sort")
        .attr("data-testid", format!("sort-{}", field.api_name()))
        .attr("aria-description", described)
        // Enter and the space bar click as well, and browsers tell of Shift then, too.
        .on(ev::click, move |event| {
            if event
                .dyn_ref::<MouseEvent>()
                .is_some_and(MouseEvent::shift_key)
            {
                app.pages().sort_also_by(field);
            } else {
                app.pages().sort_by(field);
            }
            say_sort(app);
        })
        .child(span().class("sort__name").child(name))
        .child(span().class("sort__number").attr("data-number", number))
        .child(icon(Icon::Up));
    head(column_class(field))
        .attr("data-field", field.api_name())
        .attr("data-nth", sticky_number(place))
        .attr("data-sort", direction)
        .attr("aria-sort", primary)
        // Or the edge would be a part of the name.
        .attr("aria-label", name)
        .attr("title", text.table.sort_hint(name))
        .child(sort)
        .child(edge(field))
}

const fn word(descending: bool) -> &'static str {
    if descending {
        "descending"
    } else {
        "ascending"
    }
}

fn say_sort(app: App) {
    let text = app.text();
    let one = |key: &SortKey| {
        let name = labels::field(key.field, text);
        if key.descending {
            text.table.descending(name)
        } else {
            text.table.ascending(name)
        }
    };
    let keys: Vec<_> = app
        .route()
        .query
        .with_untracked(|query| query.sort.keys().iter().map(one).collect());
    app.announcer()
        .announce(&text.table.sorted_by(&keys.join("; ")));
}

/// What the rows are sorted by though no header shows it; empty where there is no such thing.
pub(crate) fn unseen_sort(app: App) -> String {
    let text = app.text();
    let unseen = app.route().query.with(|query| {
        let unseen = query
            .sort
            .keys()
            .iter()
            .filter(|key| query.columns.position(key.field).is_none());
        unseen
            .map(|key| labels::field(key.field, text))
            .collect::<Vec<_>>()
    });
    let names = || {
        text.table
            .sorted_by_hidden(unseen.len() as u64, &unseen.join(", "))
    };
    if unseen.is_empty() {
        String::new()
    } else {
        names()
    }
}
