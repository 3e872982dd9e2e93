//! The comboboxes for a cluster and a tenant, as a user operates them.

use leptos::prelude::document;
use web_sys::HtmlElement;

use crate::harness::api_request::ApiRequest;
use crate::harness::elements::{accessible_name, attribute, click, text_of, value};
use crate::harness::keyboard::press_key_in;
use crate::harness::overrides::get_property;
use crate::harness::page::Page;
use crate::harness::responses::clusters_response;

/// The URL of the first page of the list of clusters.
pub(crate) const CLUSTERS_URL: &str = "/api/v2/ob/clusters?page=1&size=50&sort=name,asc";

/// A combobox and its list.
pub(crate) struct Combobox<'a> {
    page: &'a Page,
    pub(crate) field: HtmlElement,
}

impl<'a> Combobox<'a> {
    /// The combobox with this label.
    pub(crate) fn new(page: &'a Page, label: &str) -> Self {
        Self {
            page,
            field: page.field(label),
        }
    }

    /// Whether the list is open. Fails when the ARIA state differs from what is visible.
    pub(crate) fn is_open(&self) -> bool {
        let is_expanded = attribute(&self.field, "aria-expanded").as_deref() == Some("true");
        let is_hidden = self
            .list()
            .closest(".combo__popup")
            .ok()
            .flatten()
            .is_none_or(|popup| popup.has_attribute("hidden"));
        assert_ne!(
            is_expanded, is_hidden,
            "aria-expanded differs from the popup"
        );
        is_expanded
    }

    /// The list that the field controls.
    pub(crate) fn list(&self) -> HtmlElement {
        let id = attribute(&self.field, "aria-controls").expect("a combobox controls a list");
        self.page.only(&format!("#{id}[role=listbox]"))
    }

    /// The options, from top to bottom.
    pub(crate) fn options(&self) -> Vec<HtmlElement> {
        let id = self.list().id();
        self.page.all(&format!("#{id} [role=option]"))
    }

    /// The texts of the options.
    pub(crate) fn option_texts(&self) -> Vec<String> {
        self.options()
            .iter()
            .map(|option| text_of(option))
            .collect()
    }

    /// The index of the active option. Fails when the field and the options disagree.
    pub(crate) fn active_index(&self) -> Option<usize> {
        let options = self.options();
        let selected: Vec<_> = (0..options.len())
            .filter(|index| attribute(&options[*index], "aria-selected").as_deref() == Some("true"))
            .collect();
        let active_id = attribute(&self.field, "aria-activedescendant");
        let active_index = active_id
            .as_ref()
            .and_then(|id| options.iter().position(|option| option.id() == *id));
        assert_eq!(
            (selected.len(), active_index),
            (usize::from(active_id.is_some()), selected.first().copied()),
            "the field and the options name one active option"
        );
        active_index
    }

    /// The only option whose text starts with `prefix`.
    pub(crate) fn option(&self, prefix: &str) -> HtmlElement {
        let mut found = self.options();
        found.retain(|option| text_of(option).starts_with(prefix));
        assert_eq!(
            found.len(),
            1,
            "options {prefix} among {:?}",
            self.option_texts()
        );
        found.remove(0)
    }

    /// The status text below the list.
    pub(crate) fn status(&self) -> String {
        let id = self.list().id();
        text_of(&self.page.only(&format!("#{id} + .combo__status")))
    }

    /// The names of the option groups.
    pub(crate) fn group_names(&self) -> Vec<String> {
        let id = self.list().id();
        self.page
            .all(&format!("#{id} [role=group]"))
            .iter()
            .map(|group| accessible_name(group))
            .collect()
    }

    /// The value of the field.
    pub(crate) fn value(&self) -> String {
        value(&self.field)
    }

    /// Opens the list with the mouse.
    pub(crate) async fn open(&self) {
        click(&self.field).await;
        assert!(self.is_open());
    }

    /// Presses a key in the field; returns whether the page handled it.
    pub(crate) async fn press(&self, key: &str) -> bool {
        press_key_in(&self.field, key, false).await
    }

    /// The name shown beside the id in the field.
    pub(crate) fn selected_name(&self) -> String {
        document()
            .get_element_by_id(&format!("{}-name", self.field.id()))
            .map(|name| text_of(&name))
            .unwrap_or_default()
    }

    /// A numeric property of the list, such as `scrollTop`.
    pub(crate) fn number_property(&self, name: &str) -> f64 {
        get_property(&self.list(), name)
            .as_f64()
            .unwrap_or_default()
    }
}

/// Opens the list of clusters; returns it with the request that this sends.
pub(crate) async fn open_clusters_list(page: &Page) -> (Combobox<'_>, ApiRequest) {
    let combobox = Combobox::new(page, "Cluster id");
    combobox.open().await;
    let request = page.next_request().await;
    (combobox, request)
}

/// Opens the list of clusters, and loads the first 50 of 5,000.
pub(crate) async fn open_fifty_clusters(page: &Page) -> Combobox<'_> {
    let (combobox, request) = open_clusters_list(page).await;
    assert_eq!(request.url(), CLUSTERS_URL);
    request.respond(&clusters_response(1..=50, 5_000)).await;
    combobox
}
