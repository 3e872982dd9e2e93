//! Rows in the page that are known by their keys.

use std::collections::HashMap;
use std::hash::Hash;

use leptos::prelude::*;
use leptos::tachys::renderer::types::Element;
use leptos::tachys::view::Mountable;
use wasm_bindgen::JsCast;
use web_sys::{Comment, FocusOptions, HtmlElement, Node};

use crate::child_state::ChildState;
use crate::stay::staying;

/// A row; its owner goes with it.
pub(crate) struct Row<K> {
    pub(crate) key: K,
    pub(crate) view: ChildState,
    pub(crate) _owner: Option<Owner>,
}

/// Rows one after the other, and a comment behind the last that holds their place.
pub struct Rows<K> {
    rows: Vec<Row<K>>,
    end: Comment,
}

impl<K: Copy + Eq + Hash> Rows<K> {
    pub(crate) fn new(rows: Vec<Row<K>>, end: Comment) -> Self {
        Self { rows, end }
    }

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

    /// Makes these the rows' keys, in this order. `make` returns the row at an index, given the row
    /// that has its key already. As few rows are moved as possible: a row that moves loses the focus.
    pub(crate) fn arrange(
        &mut self,
        keys: &[K],
        mut make: impl FnMut(usize, Option<Row<K>>) -> Row<K>,
    ) {
        let places = self.places(keys);
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
            let mut row = make(index, places[index].and_then(|place| before[place].take()));
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

    /// What has the focus within the rows.
    pub(crate) fn focus(&self) -> Option<HeldFocus> {
        let element = document().active_element()?;
        if !self.end.parent_element()?.contains(Some(&element)) {
            return None;
        }
        let has_focus = |row: &Row<K>| {
            row.view
                .elements()
                .iter()
                .any(|within| within.contains(Some(&element)))
        };
        let row = self.rows.iter().position(has_focus)?;
        Some(HeldFocus { element, row })
    }

    /// Gives the focus back after the rows have changed: to the element that had it, if it is still
    /// there, else to the row that is at the same place now, or the last. False if there is no row.
    pub(crate) fn give_focus_back(&self, held: &HeldFocus) -> bool {
        let now = document().active_element();
        if now.is_some_and(|now| now.is_same_node(Some(&held.element))) {
            return true;
        }
        if held.element.is_connected() {
            focus_without_scrolling(&held.element);
            return true;
        }
        let row = self.rows.get(held.row).or(self.rows.last());
        let element = row.and_then(|row| row.view.elements().into_iter().next());
        element.iter().for_each(focus_without_scrolling);
        element.is_some()
    }

    pub(crate) fn parent(&self) -> Option<Element> {
        self.end.parent_element()
    }
}

/// The element that had the focus before the rows changed, and its row's place.
pub(crate) struct HeldFocus {
    element: Element,
    row: usize,
}

fn focus_without_scrolling(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that cannot take the focus leaves it where it is.
        drop(element.focus_with_options(&options));
    }
}

impl<K> Mountable for Rows<K> {
    fn unmount(&mut self) {
        self.rows.iter_mut().for_each(|row| row.view.unmount());
        self.end.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.rows
            .iter_mut()
            .for_each(|row| row.view.mount(parent, marker));
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.rows.first() {
            Some(first) => first.view.insert_before_this(child),
            None => self.end.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        self.rows
            .iter()
            .flat_map(|row| row.view.elements())
            .collect()
    }
}
