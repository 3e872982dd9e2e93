//! The table's rows as elements: in which one the focus is, and giving it to one.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use model::task::row_key::RowKey;

/// What holds the table, and scrolls.
const TABLE: &str = ".table-wrap";

/// The id of a row's element.
pub fn id(key: RowKey) -> String {
    format!("row-{key}")
}

/// The row that an element is in; a row's detail belongs to it.
pub fn of(element: &Element) -> Option<RowKey> {
    let id = element.closest("tr").ok()??.id();
    let (_, key) = id.split_once('-')?;
    RowKey::parse(key)
}

/// The row that the focus is in.
pub fn focused() -> Option<RowKey> {
    of(&document().active_element()?)
}

/// Whether the focus is in the table, its header included.
pub fn table_has_focus() -> bool {
    document()
        .active_element()
        .is_some_and(|element| element.closest(TABLE).is_ok_and(|table| table.is_some()))
}

fn focus_where_it_is(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // Only an element that cannot take the focus refuses; then it stays where it is.
    drop(element.focus_with_options(&options));
}

fn element(key: RowKey) -> Option<HtmlElement> {
    document().get_element_by_id(&id(key))?.dyn_into().ok()
}

/// The attribute of a cell that has changed.
const CHANGED: &str = "data-changed";

/// Marks the cells of a row at these places among its columns, counted from 0, as changed.
pub fn mark_cells(key: RowKey, places: impl Iterator<Item = usize>) {
    let Some(row) = element(key) else { return };
    let cells = row.children();
    for place in places {
        // The first cell has the row's controls.
        let cell = u32::try_from(place + 1)
            .ok()
            .and_then(|place| cells.item(place));
        if let Some(cell) = cell {
            // A valid name is never refused.
            drop(cell.set_attribute(CHANGED, ""));
        }
    }
}

/// Takes all marks away.
pub fn unmark_cells() {
    let Ok(marked) = document().query_selector_all(&format!("[{CHANGED}]")) else {
        return;
    };
    for place in 0..marked.length() {
        let cell = marked
            .item(place)
            .and_then(|cell| cell.dyn_into::<Element>().ok());
        if let Some(cell) = cell {
            drop(cell.remove_attribute(CHANGED));
        }
    }
}

/// Gives the focus to a row, and scrolls no further than it takes to see it. False when the row is not on the page.
pub fn focus(key: RowKey) -> bool {
    let row = element(key);
    row.iter().for_each(focus_where_it_is);
    show(key);
    row.is_some()
}

/// Scrolls no further than it takes to see a row.
pub fn show(key: RowKey) {
    element(key).iter().for_each(scroll_to);
}

/// Scrolls no further than it takes to see an open row and its detail, or the beginning of a detail that does not fit.
pub fn show_with_detail(key: RowKey) {
    let Some(row) = element(key) else { return };
    let detail = row.next_element_sibling();
    let detail = detail.and_then(|detail| detail.dyn_into::<HtmlElement>().ok());
    detail.iter().chain([&row]).for_each(scroll_to);
}

fn scroll_to(element: &HtmlElement) {
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    nearest.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
}
