//! The choice of what the rows are sorted by, for those without the table's head or without a Shift key.

use leptos::prelude::*;

use crate::state::app::App;
use crate::view::context::app;
use crate::view::table::head::announce_sort;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::labels;
use model::table::sort::SortKey;
use model::task::field::TaskField;
use ui::{Element, div, ev, fragment, html, label, span};

/// The line above the cards of a narrow window, which have no head.
pub(super) fn sort_bar() -> Element {
    let text = &app().text().table;
    div()
        .class("sort-bar")
        .child(sort_key("sort-by", 0, text.sort_by))
}

/// The two fields that count most, in the panel of the columns.
pub(super) fn sort_panel() -> Element {
    let text = &app().text().table;
    div()
        .class("sort-panel")
        .child(sort_key("sort-first", 0, text.sort_by))
        .child(sort_key("sort-second", 1, text.then_by))
}

fn key_at(app: App, place: usize) -> Option<SortKey> {
    app.route()
        .query
        .with(|query| query.sort.keys().get(place).copied())
}

fn set_key(app: App, place: usize, key: Option<SortKey>) {
    app.pages().set_sort_key(place, key);
    announce_sort(app);
}

/// The field and the direction of the sort key at a place, counted from 0.
fn sort_key(id: &'static str, place: usize, name: &'static str) -> Element {
    let app = app();
    let key = Memo::new(move |_| key_at(app, place));
    let select = html::select()
        .class("select")
        .id(id)
        .attr("data-testid", id)
        .on(ev::change, move |event| {
            let field = TaskField::parse(&event_target_value(&event));
            let descending = key.get_untracked().is_some_and(|key| key.descending);
            set_key(app, place, field.map(|field| SortKey { field, descending }));
        })
        .child((place > 0).then(|| option(app, key, None)))
        .child(move || Some(fields(app, key, place)));
    label()
        .class("sort-key")
        .child(span().class("field__label").child(name))
        .child(select)
        .child(move || key.get().map(|key| direction(app, place, key)))
}

/// The fields that can be chosen: the columns, and the one that is sorted by.
fn fields(app: App, key: Memo<Option<SortKey>>, place: usize) -> AnyView {
    let sorted = key.get().map(|key| key.field);
    let columns = app.layout().columns;
    let mut fields = columns.with(|columns| columns.fields().to_vec());
    fields.extend(sorted.filter(|field| !fields.contains(field)));
    let first = (place > 0).then(|| key_at(app, 0)).flatten();
    fields.retain(|field| first.is_none_or(|first| first.field != *field));
    fragment(
        fields
            .into_iter()
            .map(|field| option(app, key, Some(field)))
            .collect::<Vec<_>>(),
    )
}

fn option(app: App, key: Memo<Option<SortKey>>, field: Option<TaskField>) -> Element {
    let texts = app.text();
    html::option()
        .attr("value", field.map_or("", TaskField::api_name))
        .prop("selected", move || key.get().map(|key| key.field) == field)
        .child(field.map_or(texts.shared.absent, |field| labels::field(field, texts)))
}

fn direction(app: App, place: usize, key: SortKey) -> Element {
    let text = &app.text().table;
    let (image, name) = if key.descending {
        (Icon::Down, text.largest_first)
    } else {
        (Icon::Up, text.smallest_first)
    };
    button("btn btn--icon sort-key__direction")
        .child(icon(image))
        .attr("aria-label", name)
        .attr("title", name)
        .on(ev::click, move |_| {
            let descending = !key.descending;
            set_key(app, place, Some(SortKey { descending, ..key }));
        })
}
