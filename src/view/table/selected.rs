//! Selecting rows, and what can be done with those that are selected.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, MouseEvent};

use crate::platform::zoned::count;
use crate::platform::{clipboard, rows, zoned};
use crate::state::app::App;
use crate::view::context::{app, focus_results};
use crate::view::ui::button;
use crate::view::ui::copy::copying_to_say;
use crate::view::ui::icon::{Icon, icon};
use model::load::result_set::ResultSet;
use model::table::clipboard::CopyFormat;
use model::table::selection::{Selection, SelectionExtent};
use model::task::row_key::RowKey;
use ui::{Element, IntoValue, div, ev, html, label, span};

/// What a task is called: by its id.
pub(crate) fn task_name(app: App, key: RowKey) -> String {
    let id = app
        .loader()
        .rows
        .with_untracked(|rows| rows.get(key).and_then(|task| task.task_id));
    id.map_or_else(|| app.text().shared.absent.to_owned(), |id| id.to_string())
}

/// A box to tick. The browser ticks it by itself before it tells, and not always as the selection is afterwards: so what
/// is shown is put right at once.
fn tick_box(
    input: Element,
    shown: impl Fn() -> SelectionExtent + Copy + Send + 'static,
    act: impl Fn(&Event) + Send + 'static,
) -> Element {
    let input = input
        .attr("type", "checkbox")
        .prop("checked", move || shown() == SelectionExtent::All)
        .prop("indeterminate", move || shown() == SelectionExtent::Partial)
        .on(ev::click, move |event| {
            act(&event);
            if let Some(input) = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
            {
                let shown = untrack(shown);
                input.set_checked(shown == SelectionExtent::All);
                input.set_indeterminate(shown == SelectionExtent::Partial);
            }
        });
    // What surrounds the box ticks it too, and neither is a click on the row.
    label()
        .class("tick")
        .on(ev::click, |event| event.stop_propagation())
        .on(ev::mousedown, |event| keep_text_unmarked(&event))
        .child(input)
}

/// Shift and a click mark text from the last click on, where they are to select rows.
pub(crate) fn keep_text_unmarked(event: &Event) {
    if event
        .dyn_ref::<MouseEvent>()
        .is_some_and(MouseEvent::shift_key)
    {
        event.prevent_default();
    }
}

/// The box that selects a row; with Shift, all rows from where the selection began.
pub(crate) fn row_box(key: RowKey, name: &str, tabindex: impl IntoValue) -> Element {
    let app = app();
    let shown = move || {
        if app
            .rows()
            .selection
            .with(|selection| selection.contains(key))
        {
            SelectionExtent::All
        } else {
            SelectionExtent::None
        }
    };
    let input = html::input()
        .attr("aria-label", app.text().table.select_task(name))
        .attr("data-testid", "row-select")
        .attr("tabindex", tabindex);
    let act = move |event: &Event| {
        let has_shift = event
            .dyn_ref::<MouseEvent>()
            .is_some_and(MouseEvent::shift_key);
        if has_shift {
            app.rows().select_to(key);
        } else {
            app.rows().toggle(key);
        }
    };
    tick_box(input, shown, act)
}

/// The box that selects all rows of the page.
pub(crate) fn page_box() -> Element {
    let app = app();
    let shown = move || {
        app.rows().on_page.with(|rows| {
            app.rows()
                .selection
                .with(|selection| selection.extent_of(rows))
        })
    };
    let input = html::input()
        .attr("aria-label", app.text().table.select_all)
        .attr("data-testid", "page-select");
    tick_box(input, shown, move |_| {
        app.rows()
            .select_page(untrack(shown) != SelectionExtent::All);
    })
}

/// Selects by a click on the row itself, with Shift or Control held as in lists of files. False when neither is.
pub(crate) fn picks(app: App, event: &Event, key: RowKey) -> bool {
    let Some(event) = event.dyn_ref::<MouseEvent>() else {
        return false;
    };
    if event.shift_key() {
        app.rows().select_to(key);
    } else if event.ctrl_key() || event.meta_key() {
        app.rows().toggle(key);
    } else {
        return false;
    }
    rows::focus(key);
    true
}

/// Gives the focus to the row where the keyboard was last, or to the results' heading where there are no rows.
pub(crate) fn focus_rows(app: App) {
    if !app
        .rows()
        .cursor
        .get_untracked()
        .is_some_and(|cursor| rows::focus(cursor.key))
    {
        focus_results();
    }
}

/// Takes all rows out of the selection.
pub(crate) fn clear(app: App) {
    app.rows().clear();
    app.announcer().announce(app.text().table.selection_cleared);
}

/// The selected tasks as they are copied, and what is said of that.
fn written(app: App, form: CopyFormat) -> (String, String) {
    let (tasks, zone) = (
        app.rows().selected_tasks(),
        app.route().zone.get_untracked(),
    );
    let said = app.text().table.rows_copied(
        tasks.len() as u64,
        &count(tasks.len(), app.language.tag()),
        form.name(),
    );
    let columns = app.layout().columns.get_untracked();
    (
        form.write(&tasks, columns.fields(), &|time| zoned::exact(time, zone)),
        said,
    )
}

/// Copies the selected tasks.
pub(crate) fn copy(app: App, form: CopyFormat) {
    let (text, said) = written(app, form);
    clipboard::copy(&text, move |copied| {
        app.announcer().announce(if copied {
            &said
        } else {
            app.text().shared.not_copied
        });
    });
}

/// What can be done with the selected rows: a bar that lies over the page, as rows that moved when it came would not be
/// under the pointer any more.
#[component]
pub(crate) fn SelectionBar() -> Element {
    let app = app();
    let text = &app.text().table;
    let language = app.language.tag();
    let chosen = move || {
        let loaded = app.loader().rows.with(ResultSet::len);
        let selected = app.rows().selection.with(Selection::len);
        text.selected_of_loaded(
            loaded as u64,
            &count(selected, language),
            &count(loaded, language),
        )
    };
    let copies = CopyFormat::ALL.map(|form| {
        let button = button("btn")
            .child(span().class("selected__as").child(text.copy_as).child(" "))
            .child(form.name());
        copying_to_say(button, move || written(app, form))
    });
    let clear = button("btn")
        .child(icon(Icon::Close))
        .attr("aria-label", text.clear_selection)
        .on(ev::click, move |_| {
            focus_rows(app);
            clear(app);
        })
        .child(span().class("selected__clear").child(text.clear_selection));
    div()
        .class("selected")
        .attr("role", "group")
        .attr("aria-label", text.selected_tasks)
        .attr("data-testid", "selected")
        .child(span().class("selected__count").child(chosen))
        .child(span().class("selected__copies").children(copies))
        .child(clear)
}
