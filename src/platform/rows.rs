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

/// Gives the focus to a row, and scrolls no further than it takes to see it. False when the row is not on the page.
pub fn focus(key: RowKey) -> bool {
    let row = element(key);
    row.iter().for_each(focus_where_it_is);
    show(key);
    row.is_some()
}

/// Scrolls no further than it takes to see a row.
pub fn show(key: RowKey) {
    let Some(row) = element(key) else { return };
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    nearest.set_inline(ScrollLogicalPosition::Nearest);
    row.scroll_into_view_with_scroll_into_view_options(&nearest);
}

/// What had the focus among the rows before they changed.
pub struct Held {
    focused: HtmlElement,
    /// Its row's place, from 0.
    place: usize,
}

fn is_row(element: &Element) -> bool {
    element.class_list().contains("row")
}

/// What has the focus within `body`, which holds the rows; `None` when the focus is elsewhere.
pub fn hold(body: &Element) -> Option<Held> {
    let focused: HtmlElement = document().active_element()?.dyn_into().ok()?;
    if !body.contains(Some(&focused)) {
        return None;
    }
    let mut place = 0;
    let mut before = focused.closest("tr").ok()??;
    if !is_row(&before) {
        // In a detail, which stands behind its row.
        before = before.previous_element_sibling()?;
    }
    while let Some(row) = before.previous_element_sibling() {
        place += usize::from(is_row(&row));
        before = row;
    }
    Some(Held { focused, place })
}

impl Held {
    /// Gives the focus back after the rows have changed: to the same element when it is still there, which loses the focus
    /// when it is moved, else to the row that is at the same place, or to the last one. Nothing scrolls.
    pub fn give_back(&self, body: &Element) {
        if document()
            .active_element()
            .is_some_and(|now| now.is_same_node(Some(&self.focused)))
        {
            return;
        }
        if body.contains(Some(&self.focused)) {
            return focus_where_it_is(&self.focused);
        }
        let mut next = body.first_element_child();
        let (mut place, mut found) = (0, None);
        while let Some(row) = next.filter(|_| place <= self.place) {
            next = row.next_element_sibling();
            if is_row(&row) {
                place += 1;
                found = Some(row);
            }
        }
        // Without a row it is the table's, until that goes as well.
        let found = found.or_else(|| body.closest(TABLE).ok().flatten());
        if let Some(row) = found.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
            focus_where_it_is(&row);
        }
    }
}
