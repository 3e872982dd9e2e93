//! The panel in which the table's columns are chosen and ordered, and how high its rows are.

use leptos::prelude::*;

use crate::platform::address;
use crate::state::app::App;
use crate::view::context::app;
use crate::view::table::column_grip::grip;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::ui::popover::popover;
use crate::view::words::labels;
use model::settings::preferences::Density;
use model::table::columns::Columns;
use model::task::field::TaskField;
use ui::{Element, div, ev, fieldset, h3, html, input, legend, li, p, span, ul};

/// The button, and the panel that it opens.
pub(crate) fn column_chooser() -> [Element; 2] {
    let text = &app().text().table;
    let button = button("btn")
        .child(icon(Icon::Columns))
        .attr("data-testid", "columns")
        .child(text.columns);
    popover("columns", button, text.columns, contents)
}

fn contents() -> Element {
    let app = app();
    let text = &app.text().table;
    let columns = app.layout().columns;
    // All fields, in the order in which the panel lists them.
    let list = Memo::new(move |before: Option<&Columns>| {
        columns.with(|columns| columns.chooser_order(before))
    });
    let is_last = move || columns.with(|columns| columns.fields().len() == 1);
    let reset = button("btn")
        .attr("data-testid", "columns-reset")
        .on(ev::click, move |_| {
            app.layout().reset_columns();
            app.announcer().announce(text.columns_were_reset);
        });
    div()
        .class("columns")
        .child(h3().child(text.columns))
        .child(
            ul().class("columns__list")
                .attr("role", "list")
                .children((0..TaskField::ALL.len()).map(|slot| item(slot, list))),
        )
        .child(p().class("field__hint").child(
            move || {
                if is_last() { text.one_column_stays } else { "" }
            },
        ))
        .child(
            div()
                .class("columns__end")
                .child(density())
                .child(reset.child(text.columns_reset)),
        )
}

/// The field in a slot of the list.
pub(crate) fn field_in(list: Memo<Columns>, slot: usize) -> TaskField {
    list.with(|list| list.fields().get(slot).copied())
        .unwrap_or(TaskField::Status)
}

/// A slot of the list. It stays where it is, and shows the field that is there: nothing loses the focus by moving.
fn item(slot: usize, list: Memo<Columns>) -> Element {
    let app = app();
    let columns = app.layout().columns;
    let field = move || field_in(list, slot);
    let name = move || labels::field(field(), app.text());
    let place = move || columns.with(|columns| columns.position(field()));
    let is_only = move || place().is_some() && columns.with(|columns| columns.fields().len() == 1);
    let tick = move |event: ev::MouseEvent| {
        let field = untrack(field);
        if let Some(columns) = list
            .with_untracked(|list| columns.with_untracked(|columns| columns.toggled(field, list)))
        {
            app.layout().set_columns(columns);
        } else {
            // It stays ticked.
            event.prevent_default();
            app.announcer().announce(app.text().table.one_column_stays);
        }
    };
    let tick = input()
        .attr("type", "checkbox")
        .attr("data-testid", move || {
            format!("column-{}", field().api_name())
        })
        .attr("aria-disabled", move || {
            is_only().then(|| "true".to_owned())
        })
        .prop("checked", move || place().is_some())
        .on(ev::click, tick);
    li().class("columns__item")
        .attr("data-slot", slot.to_string())
        .attr("data-dragged", move || {
            app.layout().look.with(|look| look.dragged) == Some(field())
        })
        .child(grip(slot, list))
        .child(html::label().class("check").child(tick).child(name))
        .child(mover(slot, list, Way::Up))
        .child(mover(slot, list, Way::Down))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// The button that moves the column in a slot by one place; the focus goes with it.
fn mover(slot: usize, list: Memo<Columns>, way: Way) -> Element {
    let app = app();
    let text = &app.text().table;
    let columns = app.layout().columns;
    let id = move |slot: usize| {
        format!(
            "column-{}-{slot}",
            if way == Way::Up { "up" } else { "down" }
        )
    };
    let place = move || columns.with(|columns| columns.position(field_in(list, slot)));
    let to = move || {
        let to = if way == Way::Up {
            place()?.checked_sub(1)?
        } else {
            place()? + 1
        };
        Some(to).filter(|to| columns.with(|columns| *to < columns.fields().len()))
    };
    let label = move || {
        let name = labels::field(field_in(list, slot), app.text());
        if way == Way::Up {
            text.move_up(name)
        } else {
            text.move_down(name)
        }
    };
    let press = move |_| {
        let field = untrack(|| field_in(list, slot));
        if let (Some(from), Some(to)) = (untrack(place), untrack(to)) {
            move_column(app, from, to);
            let slot = list.with_untracked(|list| list.position(field));
            address::focus(&id(slot.unwrap_or_default()));
        }
    };
    button("btn btn--icon")
        .child(icon(if way == Way::Up { Icon::Up } else { Icon::Down }))
        .id(id(slot))
        .attr("aria-label", label)
        .attr("aria-disabled", move || {
            to().is_none().then(|| "true".to_owned())
        })
        // What is no column has no place among them.
        .attr("hidden", move || place().is_none())
        .on(ev::click, press)
}

/// Moves a column, and says where it is now.
pub(crate) fn move_column(app: App, from: usize, to: usize) {
    let columns = app
        .layout()
        .columns
        .with_untracked(|columns| columns.moved(from, to));
    let (field, count) = (
        columns.fields().get(to).copied(),
        columns.fields().len().to_string(),
    );
    app.layout().set_columns(columns);
    if let Some(field) = field {
        let name = labels::field(field, app.text());
        app.announcer()
            .announce(&app.text().table.moved(name, &(to + 1).to_string(), &count));
    }
}

/// How high rows are: a group of two.
fn density() -> Element {
    let app = app();
    let layout = app.layout();
    let text = &app.text().table;
    let choice = |choice: Density| {
        let name = match choice {
            Density::Comfortable => text.comfortable,
            Density::Compact => text.compact,
        };
        let radio = input()
            .attr("type", "radio")
            .attr("name", "density")
            .attr("data-testid", format!("density-{}", choice.as_str()))
            .prop("checked", move || {
                layout.look.with(|look| look.density) == choice
            })
            .on(ev::change, move |_| layout.set_density(choice));
        html::label().child(radio).child(span().child(name))
    };
    fieldset()
        .child(legend().class("field__label").child(text.rows))
        .child(div().class("segments").children(Density::ALL.map(choice)))
}
