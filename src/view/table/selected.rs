//! The boxes and clicks that select rows, and the bar with the actions on selected rows.

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

/// The name of a task in sentences: its id, or the sign for an absent value.
pub(crate) fn task_name(app: App, key: RowKey) -> String {
    let id = app
        .loader()
        .rows
        .with_untracked(|rows| rows.get(key).and_then(|task| task.task_id));
    id.map_or_else(|| app.text().shared.absent.to_owned(), |id| id.to_string())
}

/// A check box that shows an extent. The browser changes the box before the event, and not always to the
/// state of the selection afterwards, so the box is corrected at once.
fn tick_box(
    input: Element,
    extent: impl Fn() -> SelectionExtent + Copy + Send + 'static,
    act: impl Fn(&Event) + Send + 'static,
) -> Element {
    let input = input
        .attr("type", "checkbox")
        .prop("checked", move || extent() == SelectionExtent::All)
        .prop("indeterminate", move || {
            extent() == SelectionExtent::Partial
        })
        .on(ev::click, move |event| {
            act(&event);
            if let Some(input) = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
            {
                let extent = untrack(extent);
                input.set_checked(extent == SelectionExtent::All);
                input.set_indeterminate(extent == SelectionExtent::Partial);
            }
        });
    // A click on the box or its label must not count as a click on the row.
    label()
        .class("tick")
        .on(ev::click, |event| event.stop_propagation())
        .on(ev::mousedown, |event| keep_text_unmarked(&event))
        .child(input)
}

/// Prevents a click with Shift from marking text up to the last click, because it selects rows here.
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
    let extent = move || {
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
    tick_box(input, extent, act)
}

/// The box that selects all rows of the page.
pub(crate) fn page_box(id: &'static str, tabindex: impl IntoValue) -> Element {
    let app = app();
    let extent = move || {
        app.rows().on_page.with(|rows| {
            app.rows()
                .selection
                .with(|selection| selection.extent_of(rows))
        })
    };
    let input = html::input()
        .id(id)
        .attr("tabindex", tabindex)
        .attr("aria-label", app.text().table.select_all)
        .attr("data-testid", "page-select");
    tick_box(input, extent, move |_| {
        app.rows()
            .select_page(untrack(extent) != SelectionExtent::All);
    })
}

/// Selects by a click on the row with Shift, Control or Command, as in lists of files. Returns false
/// without such a key.
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

/// Moves the focus to the row that had it last, or to the results' heading where there are no rows.
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

/// Clears the selection and announces it.
pub(crate) fn clear(app: App) {
    app.rows().clear();
    app.announcer().announce(app.text().table.selection_cleared);
}

/// The selected tasks in the form in which they are copied, and the sentence about the copy.
fn copy_with_sentence(app: App, form: CopyFormat) -> (String, String) {
    let (tasks, zone) = (
        app.rows().selected_tasks(),
        app.route().zone.get_untracked(),
    );
    let sentence = app.text().table.rows_copied(
        tasks.len() as u64,
        &count(tasks.len(), app.language.tag()),
        form.name(),
    );
    let columns = app.layout().columns.get_untracked();
    (
        form.write(&tasks, columns.fields(), &|time| zoned::exact(time, zone)),
        sentence,
    )
}

/// Copies the selected tasks.
pub(crate) fn copy(app: App, form: CopyFormat) {
    let (text, sentence) = copy_with_sentence(app, form);
    clipboard::copy(&text, move |copied| {
        app.announcer().announce(if copied {
            &sentence
        } else {
            app.text().shared.not_copied
        });
    });
}

/// The bar with the actions on the selected rows. It lies over the page, so that the rows stay under the
/// pointer when it appears.
#[component]
pub(crate) fn SelectionBar() -> Element {
    let app = app();
    let text = &app.text().table;
    let language = app.language.tag();
    let selected_count = move || {
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
        copying_to_say(button, move || copy_with_sentence(app, form))
    });
    let is_pair = Memo::new(move |_| app.rows().selection.with(Selection::len) == 2);
    let compare = move || {
        is_pair.get().then(|| {
            button("btn")
                .attr("data-testid", "compare")
                .attr("aria-haspopup", "dialog")
                .on(ev::click, move |_| app.rows().compare())
                .child(text.compare)
        })
    };
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
        .child(span().class("selected__count").text(selected_count))
        .child(compare)
        .child(span().class("selected__copies").children(copies))
        .child(clear)
}
