//! What a page shows: elements by selector, role or name, and its texts.

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::harness::elements::{accessible_name, attribute, text_of};
use crate::harness::overrides::get_property;
use crate::harness::page::Page;

impl Page {
    /// All elements that match a CSS selector, in document order.
    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        query_all(&self.root, selector)
    }

    /// The only element that matches a CSS selector.
    pub(crate) fn only(&self, selector: &str) -> HtmlElement {
        self.expect_one(self.all(selector), "elements", selector)
    }

    /// Whether any element matches a CSS selector.
    pub(crate) fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    /// The only element with a `data-testid`.
    pub(crate) fn by_test_id(&self, id: &str) -> HtmlElement {
        self.only(&format!("[data-testid='{id}']"))
    }

    /// The only button with an accessible name.
    pub(crate) fn button(&self, label: &str) -> HtmlElement {
        self.expect_one(self.all_named("button", label), "buttons named", label)
    }

    /// Whether there is a button with an accessible name.
    pub(crate) fn has_button(&self, label: &str) -> bool {
        !self.all_named("button", label).is_empty()
    }

    /// The only field with an accessible name.
    pub(crate) fn field(&self, label: &str) -> HtmlElement {
        self.expect_one(
            self.all_named("input, select", label),
            "fields named",
            label,
        )
    }

    /// The target of the link with an accessible name; `None` without such a link.
    pub(crate) fn link_target(&self, label: &str) -> Option<String> {
        let found = self.all_named("a", label);
        assert!(found.len() < 2, "links named {label}");
        found.first().and_then(|link| attribute(link, "href"))
    }

    fn all_named(&self, selector: &str, label: &str) -> Vec<HtmlElement> {
        let mut found = self.all(selector);
        found.retain(|element| accessible_name(element) == label);
        found
    }

    fn expect_one(&self, mut found: Vec<HtmlElement>, what: &str, which: &str) -> HtmlElement {
        assert_eq!(found.len(), 1, "{what} {which} in: {}", text_of(&self.root));
        found.remove(0)
    }

    /// Whether the page shows a text.
    pub(crate) fn has_text(&self, text: &str) -> bool {
        text_of(&self.root).contains(text)
    }

    /// The text of the status line, which screen readers announce.
    pub(crate) fn announcement(&self) -> String {
        text_of(&self.only("[role=status]"))
    }

    /// The texts of all notices of a kind: `error`, `warning` or `info`.
    pub(crate) fn notices(&self, kind: &str) -> Vec<String> {
        self.all(&format!("[data-testid=notice][data-kind={kind}]"))
            .iter()
            .map(|notice| text_of(notice))
            .collect()
    }

    /// The text of the only error notice.
    pub(crate) fn error_notice(&self) -> String {
        let [notice] = self.notices("error").try_into().expect("one error");
        notice
    }

    /// The ids of the tasks in the table, from top to bottom.
    pub(crate) fn task_ids(&self) -> Vec<String> {
        self.all("[data-testid=row]")
            .iter()
            .filter_map(|row| attribute(row, "data-task-id"))
            .collect()
    }

    /// The ids of the selected tasks in the table, from top to bottom.
    pub(crate) fn selected_ids(&self) -> Vec<String> {
        self.all("[data-testid=row]:has([data-testid=row-select]:checked)")
            .iter()
            .filter_map(|row| attribute(row, "data-task-id"))
            .collect()
    }

    /// The number of loaded tasks, as the table states it; `None` without a table.
    pub(crate) fn loaded_count(&self) -> Option<String> {
        self.all("[data-testid=table-ready]")
            .first()
            .and_then(|table| attribute(table, "data-rows"))
    }

    /// The texts of the cells of a column, from top to bottom.
    pub(crate) fn column_texts(&self, label: &str) -> Vec<String> {
        self.all(&format!("[data-testid=row] > td[data-label='{label}']"))
            .iter()
            .map(|cell| text_of(cell))
            .collect()
    }
}

/// All elements below `root` that match a CSS selector, in document order.
pub(super) fn query_all(root: &JsValue, selector: &str) -> Vec<HtmlElement> {
    let query: Function = get_property(root, "querySelectorAll").unchecked_into();
    let found = query
        .call1(root, &selector.into())
        .expect("a valid selector");
    Array::from(&found)
        .iter()
        .map(JsCast::unchecked_into)
        .collect()
}
