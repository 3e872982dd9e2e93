//! Moves of columns in the panel that orders them, and the buttons that move a column by one place.

use leptos::prelude::*;

use crate::platform::address;
use crate::state::app::App;
use crate::view::context::app;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::labels;
use model::table::columns::Columns;
use model::task::field::TaskField;
use ui::{Element, ev};

/// The field in a slot of the panel's list.
pub(super) fn field_in(list: Memo<Columns>, slot: usize) -> TaskField {
    list.with(|list| list.fields().get(slot).copied())
        .unwrap_or(TaskField::Status)
}

/// Moves a column and announces its new place.
pub(super) fn move_column(app: App, from: usize, to: usize) {
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
        let sentence = app.text().table.moved(name, &(to + 1).to_string(), &count);
        app.announcer().announce(&sentence);
    }
}

/// A direction in the list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
}

impl Direction {
    fn button_id(self, slot: usize) -> String {
        match self {
            Self::Up => format!("column-up-{slot}"),
            Self::Down => format!("column-down-{slot}"),
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Self::Up => Icon::Up,
            Self::Down => Icon::Down,
        }
    }

    /// The place next to `place` among `count` columns; `None` at the end.
    fn next_place(self, place: usize, count: usize) -> Option<usize> {
        match self {
            Self::Up => place.checked_sub(1),
            Self::Down => Some(place + 1).filter(|next| *next < count),
        }
    }
}

/// The button that moves the column in a slot by one place; the focus moves with the column.
pub(super) fn move_button(slot: usize, list: Memo<Columns>, direction: Direction) -> Element {
    let app = app();
    let texts = &app.text().table;
    let columns = app.layout().columns;
    let place = move || columns.with(|columns| columns.position(field_in(list, slot)));
    let target = move || {
        let count = columns.with(|columns| columns.fields().len());
        direction.next_place(place()?, count)
    };
    let label = move || {
        let name = labels::field(field_in(list, slot), app.text());
        match direction {
            Direction::Up => texts.move_up(name),
            Direction::Down => texts.move_down(name),
        }
    };
    let press = move |_| {
        let field = untrack(|| field_in(list, slot));
        if let (Some(from), Some(to)) = (untrack(place), untrack(target)) {
            move_column(app, from, to);
            let new_slot = list.with_untracked(|list| list.position(field));
            address::focus(&direction.button_id(new_slot.unwrap_or_default()));
        }
    };
    button("btn btn--icon")
        .child(icon(direction.icon()))
        .id(direction.button_id(slot))
        .attr("aria-label", label)
        .attr("aria-disabled", move || {
            target().is_none().then(|| "true".to_owned())
        })
        // A field that is not a column has no place to move from.
        .attr("hidden", move || place().is_none())
        .on(ev::click, press)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_place_ends_at_the_first_and_last_column() {
        assert_eq!(Direction::Up.next_place(0, 3), None);
        assert_eq!(Direction::Up.next_place(2, 3), Some(1));
        assert_eq!(Direction::Down.next_place(1, 3), Some(2));
        assert_eq!(Direction::Down.next_place(2, 3), None);
    }
}
