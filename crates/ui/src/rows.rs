//! Rows that are known by their keys, in the page.

use std::collections::HashMap;
use std::hash::Hash;

use leptos::prelude::*;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use crate::child::fragment;
use crate::stay::staying;

/// Rows as they are to be in the page.
pub(crate) struct Rows<K> {
    keys: Vec<K>,
    view: Box<RowView<K>>,
}

type RowView<K> = dyn FnMut(K, bool) -> Option<AnyView> + Send;

/// Rows in the page with their keys, and a comment behind the last that holds their place.
pub(crate) struct RowsState<K> {
    rows: Vec<(K, AnyViewState)>,
    end: types::Placeholder,
}

impl<K: Copy + Eq + Hash + Send + 'static> Rows<K> {
    /// Rows with these keys. `view` is called for each from the last to the first, and told whether
    /// the row is new; a row that is not stays as it is where `None` is returned.
    pub(crate) fn view(
        keys: Vec<K>,
        view: impl FnMut(K, bool) -> Option<AnyView> + Send + 'static,
    ) -> AnyView {
        let view = Box::new(view);
        Self { keys, view }.into_any()
    }
}

impl<K: Copy + Eq + Hash> RowsState<K> {
    /// The place of each key's row among the rows there are.
    fn places(&self, keys: &[K]) -> Vec<Option<usize>> {
        if self.rows.iter().map(|(key, _)| key).eq(keys) {
            return (0..keys.len()).map(Some).collect();
        }
        let known = self.rows.iter().zip(0..);
        let mut places: HashMap<K, usize> = known.map(|((key, _), at)| (*key, at)).collect();
        keys.iter().map(|key| places.remove(key)).collect()
    }

    fn arrange(&mut self, Rows { keys, mut view }: Rows<K>) {
        let places = self.places(&keys);
        let before = std::mem::take(&mut self.rows);
        let mut before: Vec<_> = before.into_iter().map(Some).collect();
        // From the end, so that what a row is put before is in its place already.
        for (index, stays) in staying(&places).into_iter().enumerate().rev() {
            let known = places[index].and_then(|place| before[place].take());
            let view = view(keys[index], known.is_none());
            let mut row = match (known, view) {
                (Some((_, row)), None) => row,
                (Some((_, mut row)), Some(view)) => {
                    view.rebuild(&mut row);
                    row
                }
                (None, view) => fragment(view).build(),
            };
            if !stays {
                match self.rows.last() {
                    Some((_, next)) => next.insert_before_this(&mut row),
                    None => self.end.insert_before_this(&mut row),
                };
            }
            self.rows.push((keys[index], row));
        }
        self.rows.reverse();
        for (_, mut gone) in before.into_iter().flatten() {
            gone.unmount();
        }
    }

    /// The element among the rows that has the focus, and its row's place.
    fn focus(&self) -> Option<(types::Element, usize)> {
        let focused = document().active_element()?;
        let has_focus = |element: &types::Element| element.contains(Some(&focused));
        // Most often the focus is elsewhere, which is quicker to ask of the parent.
        self.end.parent_element().filter(has_focus)?;
        let is_focused = |(_, row): &(K, AnyViewState)| row.elements().iter().any(has_focus);
        let row = self.rows.iter().position(is_focused)?;
        Some((focused, row))
    }

    fn give_focus_back(&self, focused: types::Element, row: usize) {
        if document().active_element().as_ref() == Some(&focused) {
            return;
        }
        let element = match self.rows.get(row).or(self.rows.last()) {
            _ if focused.is_connected() => Some(focused),
            Some((_, row)) => row.elements().into_iter().next(),
            None => {
                let parent = self.end.parent_element();
                parent.and_then(|parent| parent.closest("[tabindex]").ok().flatten())
            }
        };
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // An element that cannot take the focus leaves it where it is.
            drop(element.focus_with_options(&options));
        }
    }
}

impl<K: Copy + Eq + Hash + Send + 'static> Render for Rows<K> {
    type State = RowsState<K>;

    fn build(self) -> RowsState<K> {
        let mut state = RowsState {
            rows: Vec::new(),
            end: Rndr::create_placeholder(),
        };
        state.arrange(self);
        state
    }

    fn rebuild(self, state: &mut RowsState<K>) {
        let focus = state.focus();
        state.arrange(self);
        if let Some((focused, row)) = focus {
            state.give_focus_back(focused, row);
        }
    }
}

impl<K> Mountable for RowsState<K> {
    fn unmount(&mut self) {
        self.rows.iter_mut().for_each(|(_, row)| row.unmount());
        self.end.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        for (_, row) in &mut self.rows {
            row.mount(parent, marker);
        }
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.rows.first() {
            Some((_, first)) => first.insert_before_this(child),
            None => self.end.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        let rows = self.rows.iter();
        rows.flat_map(|(_, row)| row.elements()).collect()
    }
}
