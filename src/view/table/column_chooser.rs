//! The panel in which the table's columns are chosen and ordered, and the height of its rows is set.

use leptos::prelude::*;

use crate::view::context::app;
use crate::view::table::column_grip::grip;
use crate::view::table::column_move::{Direction, field_in, move_button};
use crate::view::table::density::density_choice;
use crate::view::table::sort_choice::sort_panel;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::ui::popover::popover;
use crate::view::words::labels;
use model::table::columns::Columns;
use model::task::field::TaskField;
use ui::{Element, div, ev, h3, html, input, li, p, span, ul};

/// The button, and the panel that it opens.
pub(crate) fn column_chooser() -> [Element; 2] {
    let texts = &app().text().table;
    let button = button("btn")
        .child(icon(Icon::Columns))
        .attr("data-testid", "columns")
        .child(texts.columns);
    popover("columns", button, texts.columns, contents)
}

fn contents() -> Element {
    let app = app();
    let texts = &app.text().table;
    let columns = app.layout().columns;
    // All fields, in the order in which the panel lists them.
    let list = Memo::new(move |previous: Option<&Columns>| {
        columns.with(|columns| columns.chooser_order(previous))
    });
    let has_one_column = move || columns.with(|columns| columns.fields().len() == 1);
    let hint = move || {
        if has_one_column() {
            texts.one_column_stays
        } else {
            ""
        }
    };
    let reset = button("btn")
        .attr("data-testid", "columns-reset")
        .on(ev::click, move |_| {
            app.layout().reset_columns();
            app.announcer().announce(texts.columns_were_reset);
        })
        .child(texts.columns_reset);
    div()
        .class("columns")
        .child(h3().child(texts.columns))
        .child(
            ul().class("columns__list")
                .attr("role", "list")
                .children((0..TaskField::ALL.len()).map(|slot| item(slot, list))),
        )
        .child(sort_panel())
        .child(p().class("field__hint").text(hint))
        .child(
            div()
                .class("columns__end")
                .child(density_choice())
                .child(reset),
        )
}

/// A slot of the list. It stays in place and shows the field that is there now, so that moving a column
/// does not move the focus.
fn item(slot: usize, list: Memo<Columns>) -> Element {
    let app = app();
    let field = move || field_in(list, slot);
    let name = move || labels::field(field(), app.text());
    li().class("columns__item")
        .attr("data-slot", slot.to_string())
        .attr("data-dragged", move || {
            app.layout().look.with(|look| look.dragged) == Some(field())
        })
        .child(grip(slot, list))
        .child(
            html::label()
                .class("check")
                .child(check_box(slot, list))
                .child(span().text(name)),
        )
        .child(move_button(slot, list, Direction::Up))
        .child(move_button(slot, list, Direction::Down))
}

/// The box that makes the field in a slot a column. The last column's box stays checked.
fn check_box(slot: usize, list: Memo<Columns>) -> Element {
    let app = app();
    let columns = app.layout().columns;
    let field = move || field_in(list, slot);
    let is_column = move || columns.with(|columns| columns.position(field()).is_some());
    let is_only_column = move || is_column() && columns.with(|columns| columns.fields().len() == 1);
    let toggle = move |event: ev::MouseEvent| {
        let field = untrack(field);
        let toggled = list
            .with_untracked(|list| columns.with_untracked(|columns| columns.toggled(field, list)));
        if let Some(toggled) = toggled {
            app.layout().set_columns(toggled);
        } else {
            event.prevent_default();
            app.announcer().announce(app.text().table.one_column_stays);
        }
    };
    input()
        .attr("type", "checkbox")
        .attr("data-testid", move || {
            format!("column-{}", field().api_name())
        })
        .attr("aria-disabled", move || {
            is_only_column().then(|| "true".to_owned())
        })
        .prop("checked", is_column)
        .on(ev::click, toggle)
}
