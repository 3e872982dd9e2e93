//! An editable combobox with a list below it, by the pattern of the ARIA Authoring Practices: the text field keeps the
//! focus, whatever is typed stands, and the list offers. What it offers is said by who uses it.

use leptos::prelude::*;
use web_sys::Event;

use crate::platform::{address, listbox};
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use model::shared::combobox::{KeyAction, ListEnd, key_action};
use ui::{Element, bdi, div, ev, p, span};

/// What an option does, as far as the list has to tell one from another.
pub(crate) trait Key: Copy + PartialEq + Send + Sync + 'static {}

impl<T: Copy + PartialEq + Send + Sync + 'static> Key for T {}

/// An option.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item<K> {
    /// What it does.
    pub key: K,
    /// What it is called; it comes from a server, mostly.
    pub name: String,
    /// Its number, where it has one.
    pub id: Option<String>,
    /// What else is known of it.
    pub detail: String,
    /// Whether it is marked as the user's own choice.
    pub pinned: bool,
}

/// Options under one heading; without one, they do something to the list itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Group<K> {
    /// The heading.
    pub name: Option<&'static str>,
    /// The options.
    pub items: Vec<Item<K>>,
}

/// A combobox. What stands in its field is kept by who uses it.
#[derive(Clone, Copy)]
pub(crate) struct Combobox<K: Key> {
    /// The id of the field.
    pub id: &'static str,
    /// What the list holds, by name.
    pub list_name: &'static str,
    /// What the button that opens it is called.
    pub button_name: &'static str,
    /// Whether the list is open.
    pub open: Memo<bool>,
    /// What it offers.
    pub groups: Memo<Vec<Group<K>>>,
    /// The option that Enter chooses.
    pub active: RwSignal<Option<K>>,
    /// How the list stands, in one sentence.
    pub status: Memo<String>,
    /// Whether it waits for a response.
    pub busy: Memo<bool>,
    /// Does what is asked of who uses it.
    pub act: Callback<Intent<K>>,
}

/// What who uses a combobox does for it.
#[derive(Clone, Copy)]
pub(crate) enum Intent<K> {
    /// Opens the list, all of it.
    Open,
    /// Closes it.
    Close,
    /// Does what an option says.
    Choose(K),
    /// Brings more: the list was read to its end.
    AtEnd,
}

impl<K: Key> Combobox<K> {
    fn keys(&self) -> Vec<K> {
        self.groups.with_untracked(|groups| {
            groups
                .iter()
                .flat_map(|group| &group.items)
                .map(|item| item.key)
                .collect()
        })
    }

    fn list_id(&self) -> String {
        format!("{}-list", self.id)
    }

    fn option_id(&self, place: usize) -> String {
        format!("{}-option-{place}", self.id)
    }

    fn active_place(&self) -> Option<usize> {
        let active = self.active.get()?;
        self.groups.with(|groups| {
            groups
                .iter()
                .flat_map(|group| &group.items)
                .position(|item| item.key == active)
        })
    }

    /// Makes the option at a place the active one, and shows it.
    pub(crate) fn activate(&self, place: usize) {
        self.active.set(self.keys().get(place).copied());
        listbox::show_in(&self.list_id(), &self.option_id(place));
    }

    /// Does what a key says.
    fn on_key(&self, event: &Event) {
        let Some((key, alt)) = listbox::key(event) else {
            return;
        };
        let keys = self.keys();
        let options = self.open.get_untracked().then_some(keys.len());
        let done = key_action(&key, alt, options, untrack(|| self.active_place()));
        if done.prevents_default() {
            event.prevent_default();
            // Escape, for one, means something else to whatever is around.
            event.stop_propagation();
        }
        match done {
            KeyAction::Pass => {}
            KeyAction::Edit => self.active.set(None),
            KeyAction::Open(edge) => {
                if options.is_none() {
                    self.act.run(Intent::Open);
                }
                let count = self.keys().len();
                match edge {
                    Some(ListEnd::First) if count > 0 => self.activate(0),
                    Some(ListEnd::Last) if count > 0 => self.activate(count - 1),
                    _ => {}
                }
            }
            KeyAction::Move(place) => self.activate(place),
            KeyAction::Choose(place) => {
                if let Some(key) = keys.get(place) {
                    self.act.run(Intent::Choose(*key));
                }
            }
            KeyAction::Close | KeyAction::Leave => self.act.run(Intent::Close),
        }
    }

    /// Makes a text field the combobox's.
    pub(crate) fn field(self, input: Element) -> Element {
        let active = move || {
            let place = self.active_place().filter(|_| self.open.get())?;
            Some(self.option_id(place))
        };
        input
            .attr("role", "combobox")
            .attr("aria-autocomplete", "list")
            .attr("aria-expanded", move || self.open.get().to_string())
            .attr("aria-controls", self.list_id())
            .attr("aria-activedescendant", active)
            .on(ev::keydown, move |event| self.on_key(&event))
            .on(ev::click, move |_| {
                if !self.open.get_untracked() {
                    self.act.run(Intent::Open);
                }
            })
            .on(ev::blur, move |_| {
                if self.open.get_untracked() {
                    self.act.run(Intent::Close);
                }
            })
    }

    /// The button that opens and closes the list; the keyboard has the arrows for that.
    pub(crate) fn button(self) -> Element {
        button("btn btn--icon combo__button")
            .child(icon(Icon::Next))
            .id(format!("{}-button", self.id))
            .attr("tabindex", "-1")
            .attr("aria-label", self.button_name)
            .attr("aria-expanded", move || self.open.get().to_string())
            .attr("aria-controls", self.list_id())
            .on(ev::mousedown, |event| event.prevent_default())
            .on(ev::click, move |_| {
                let intent = if self.open.get_untracked() {
                    Intent::Close
                } else {
                    Intent::Open
                };
                self.act.run(intent);
                address::focus(self.id);
            })
    }

    /// The list.
    pub(crate) fn popup(self) -> Element {
        let options = move || {
            self.open.get().then(|| {
                let mut place = 0;
                let groups = self
                    .groups
                    .get()
                    .into_iter()
                    .map(|group| self.group(group, &mut place));
                div()
                    .class("combo__options")
                    .children(groups.collect::<Vec<_>>())
            })
        };
        let list = div()
            .class("combo__list")
            .id(self.list_id())
            .attr("role", "listbox")
            .attr("aria-label", self.list_name)
            .attr("aria-busy", move || {
                self.busy.get().then(|| "true".to_owned())
            })
            .on(ev::scroll, move |event| {
                if listbox::is_at_end(&event) {
                    self.act.run(Intent::AtEnd);
                }
            })
            .child(options);
        div()
            .class("combo__popup")
            .attr("hidden", move || !self.open.get())
            // The focus stays in the field, which is where the keys work.
            .on(ev::mousedown, |event| event.prevent_default())
            .child(list)
            .child(p().class("combo__status").text(move || self.status.get()))
    }

    fn group(self, group: Group<K>, place: &mut usize) -> Element {
        let mut option = |item: Item<K>| {
            let option = self.option(item, *place);
            *place += 1;
            option
        };
        let items: Vec<_> = group.items.into_iter().map(&mut option).collect();
        let Some(name) = group.name else {
            return div().attr("role", "none").children(items);
        };
        div()
            .class("combo__group")
            .attr("role", "group")
            .attr("aria-label", name)
            .child(
                div()
                    .class("combo__head")
                    .attr("aria-hidden", "true")
                    .child(name),
            )
            .children(items)
    }

    fn option(self, item: Item<K>, place: usize) -> Element {
        let key = item.key;
        let is_active = move || self.active.get() == Some(key);
        div()
            .class(if item.id.is_some() {
                "combo__option"
            } else {
                "combo__option combo__option--act"
            })
            .id(self.option_id(place))
            .attr("role", "option")
            .attr("aria-selected", move || is_active().to_string())
            .attr("data-pinned", item.pinned.then_some("true"))
            .on(ev::click, move |_| self.act.run(Intent::Choose(key)))
            .child(
                bdi()
                    .class("combo__name")
                    .child(item.name)
                    .child(item.pinned.then(|| icon(Icon::Pinned))),
            )
            .child(" ")
            .child(item.id.map(|id| span().class("combo__id").child(id)))
            .child(" ")
            .child(
                (!item.detail.is_empty()).then(|| bdi().class("combo__detail").child(item.detail)),
            )
    }
}
