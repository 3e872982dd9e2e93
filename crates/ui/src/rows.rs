//! Rows that are known by their keys, in the page.

use std::collections::HashMap;
use std::hash::Hash;

use leptos::prelude::*;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use crate::render::browser_only;
use crate::stay::staying;

/// Rows as they are to be in the page.
pub(crate) struct Rows<K> {
    pub(crate) keys: Vec<K>,
    /// Makes the row of a key, given the row that has it already; from the last key to the first.
    pub(crate) row: Box<dyn FnMut(K, Option<Row<K>>) -> Row<K> + Send>,
}

/// A row in the page. Its owner goes with it.
pub(crate) struct Row<K> {
    pub(crate) key: K,
    pub(crate) view: AnyViewState,
    pub(crate) _owner: Option<Owner>,
}

/// Rows in the page, and a comment behind the last that holds their place.
pub(crate) struct RowsState<K> {
    rows: Vec<Row<K>>,
    end: types::Placeholder,
}

impl<K: Copy + Eq + Hash> RowsState<K> {
    /// The place of each key's row among the rows there are.
    fn places(&self, keys: &[K]) -> Vec<Option<usize>> {
        if self.rows.iter().map(|row| &row.key).eq(keys) {
            return (0..keys.len()).map(Some).collect();
        }
        let places = self
            .rows
            .iter()
            .enumerate()
            .map(|(place, row)| (row.key, place));
        let mut places: HashMap<K, usize> = places.collect();
        keys.iter().map(|key| places.remove(key)).collect()
    }

    fn arrange(&mut self, Rows { keys, mut row }: Rows<K>) {
        let places = self.places(&keys);
        let mut before: Vec<_> = std::mem::take(&mut self.rows)
            .into_iter()
            .map(Some)
            .collect();
        let mut is_kept = vec![false; before.len()];
        places
            .iter()
            .flatten()
            .for_each(|place| is_kept[*place] = true);
        for (row, is_kept) in before.iter_mut().zip(is_kept) {
            if let Some(mut row) = row.take_if(|_| !is_kept) {
                row.view.unmount();
            }
        }
        // From the end, so that what a row is put before is in its place already.
        for (index, stays) in staying(&places).into_iter().enumerate().rev() {
            let mut row = row(
                keys[index],
                places[index].and_then(|place| before[place].take()),
            );
            if !stays {
                match self.rows.last() {
                    Some(next) => next.view.insert_before_this(&mut row.view),
                    None => self.end.insert_before_this(&mut row.view),
                };
            }
            self.rows.push(row);
        }
        self.rows.reverse();
    }

    /// The element among the rows that has the focus, and its row's place.
    fn focus(&self) -> Option<(types::Element, usize)> {
        let focused = document().active_element()?;
        let has_focus = |element: &types::Element| element.contains(Some(&focused));
        // Most often the focus is elsewhere, which is quicker to ask of the parent.
        self.end.parent_element().filter(has_focus)?;
        let row = self
            .rows
            .iter()
            .position(|row| row.view.elements().iter().any(has_focus))?;
        Some((focused, row))
    }

    fn give_focus_back(&self, focused: types::Element, row: usize) {
        if document().active_element().as_ref() == Some(&focused) {
            return;
        }
        let element = match self.rows.get(row).or(self.rows.last()) {
            _ if focused.is_connected() => Some(focused),
            Some(row) => row.view.elements().into_iter().next(),
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
        self.rows.iter_mut().for_each(|row| row.view.unmount());
        self.end.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.rows
            .iter_mut()
            .for_each(|row| row.view.mount(parent, marker));
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.rows.first();
        first
            .map_or(&self.end as &dyn Mountable, |row| &row.view)
            .insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        self.rows
            .iter()
            .flat_map(|row| row.view.elements())
            .collect()
    }
}

browser_only!([K: Copy + Eq + Hash + Send + 'static] Rows<K>, RowsState<K>);
