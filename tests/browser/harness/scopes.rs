//! The fields of a cluster and a tenant with their lists, as a user meets them; and OCP's lists as it writes them.

use gloo_timers::future::TimeoutFuture;
use js_sys::Function;
use leptos::prelude::document;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use crate::harness::elements::{attribute, click, name, shown, value};
use crate::harness::page::Page;
use crate::harness::world::{member, tick};

/// A cluster or a tenant of a list.
pub(crate) fn entry(id: i64, name: &str) -> Value {
    json!({ "id": id, "name": name, "status": "RUNNING" })
}

/// An answer with a list of these, of which there are `total`.
pub(crate) fn list(entries: &[Value], total: usize) -> String {
    crate::harness::json::answer(entries, Some(total))
}

/// The clusters with these ids, called `ob_1` and so on.
pub(crate) fn clusters(ids: impl IntoIterator<Item = i64>, total: usize) -> String {
    list(
        &ids.into_iter()
            .map(|id| entry(id, &format!("ob_{id}")))
            .collect::<Vec<_>>(),
        total,
    )
}

/// Presses a key, with Alt or without; whether the page took it for its own.
pub(crate) async fn press_in(element: &HtmlElement, key: &str, alt: bool) -> bool {
    let send = "const event = new KeyboardEvent('keydown', { key, altKey: alt, bubbles: true, cancelable: true });
        return !element.dispatchEvent(event)";
    let send = Function::new_with_args("element, key, alt", send);
    let taken = send
        .call3(&JsValue::UNDEFINED, element, &key.into(), &alt.into())
        .expect("a key can be pressed");
    tick().await;
    tick().await;
    taken.is_truthy()
}

/// Waits longer than typing has to rest until OCP is asked.
pub(crate) async fn rest() {
    TimeoutFuture::new(320).await;
}

/// One of the two fields, and its list.
pub(crate) struct Picker<'a> {
    page: &'a Page,
    pub(crate) field: HtmlElement,
}

impl<'a> Picker<'a> {
    /// The field with this label.
    pub(crate) fn new(page: &'a Page, label: &str) -> Self {
        Self {
            page,
            field: page.field(label),
        }
    }

    /// Whether its list is open, as the field says and the page shows.
    pub(crate) fn is_open(&self) -> bool {
        let open = attribute(&self.field, "aria-expanded").as_deref() == Some("true");
        let hidden = self
            .list()
            .closest(".combo__popup")
            .ok()
            .flatten()
            .is_none_or(|popup| popup.has_attribute("hidden"));
        assert_ne!(open, hidden, "what is said of the list is what is seen");
        open
    }

    /// The list that the field controls.
    pub(crate) fn list(&self) -> HtmlElement {
        let id = attribute(&self.field, "aria-controls").expect("a combobox says what it controls");
        self.page.the(&format!("#{id}[role=listbox]"))
    }

    /// The options, from above.
    pub(crate) fn options(&self) -> Vec<HtmlElement> {
        let id = self.list().id();
        self.page.all(&format!("#{id} [role=option]"))
    }

    /// What they say.
    pub(crate) fn texts(&self) -> Vec<String> {
        self.options().iter().map(|option| shown(option)).collect()
    }

    /// The number of the active option; the field and the options say the same.
    pub(crate) fn active(&self) -> Option<usize> {
        let options = self.options();
        let marked: Vec<_> = (0..options.len())
            .filter(|at| attribute(&options[*at], "aria-selected").as_deref() == Some("true"))
            .collect();
        let named = attribute(&self.field, "aria-activedescendant");
        let pointed = named
            .as_ref()
            .and_then(|id| options.iter().position(|option| option.id() == *id));
        assert_eq!(
            (marked.len(), pointed),
            (usize::from(named.is_some()), marked.first().copied()),
            "one option is active"
        );
        pointed
    }

    /// The option that begins so.
    pub(crate) fn option(&self, begins: &str) -> HtmlElement {
        let mut found = self.options();
        found.retain(|option| shown(option).starts_with(begins));
        assert_eq!(found.len(), 1, "options {begins} among {:?}", self.texts());
        found.remove(0)
    }

    /// The sentence below the list.
    pub(crate) fn status(&self) -> String {
        let id = self.list().id();
        shown(&self.page.the(&format!("#{id} + .combo__status")))
    }

    /// The headings over the options.
    pub(crate) fn groups(&self) -> Vec<String> {
        let id = self.list().id();
        self.page
            .all(&format!("#{id} [role=group]"))
            .iter()
            .map(|group| name(group))
            .collect()
    }

    /// What stands in the field.
    pub(crate) fn value(&self) -> String {
        value(&self.field)
    }

    /// Opens the list with the mouse.
    pub(crate) async fn open(&self) {
        click(&self.field).await;
        assert!(self.is_open());
    }

    /// Presses a key in the field; whether the page took it for its own.
    pub(crate) async fn press(&self, key: &str) -> bool {
        press_in(&self.field, key, false).await
    }

    /// What the field is called by name.
    pub(crate) fn called(&self) -> String {
        let name = document().get_element_by_id(&format!("{}-name", self.field.id()));
        name.map(|name| shown(&name)).unwrap_or_default()
    }

    /// A number that the browser knows of the list, such as `scrollTop`.
    pub(crate) fn measure(&self, what: &str) -> f64 {
        member(&self.list(), what).as_f64().unwrap_or_default()
    }
}
