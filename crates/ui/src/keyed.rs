//! Lists whose rows are kept for as long as their keys are among the keys.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use crate::child::{IntoChild, fragment};
use crate::element::Element;
use crate::render::browser_only;
use crate::stay::staying;

/// A row for each key that `keys` returns, in their order; no key comes twice.
///
/// It differs from Leptos' `<For>` in that a row is moved only if it must be, and that the focus
/// stays where it is: with its element, or else with the row at the same place, the last row, or
/// the closest ancestor with a `tabindex`. Each row has an owner of its own, which is cleaned up when
/// the row goes. A row is not rendered again: what changes in it is read from signals.
///
/// ```
/// # use leptos::prelude::*;
/// # use ui::{Element, keyed, li, ul};
/// fn tenants(ids: RwSignal<Vec<u32>>) -> Element {
///     ul().child(keyed(move || ids.get(), |id| li().child(format!("Tenant {id}"))))
/// }
/// ```
pub fn keyed<K, C>(
    mut keys: impl FnMut() -> Vec<K> + Send + 'static,
    row: impl Fn(K) -> C + Send + Sync + 'static,
) -> AnyView
where
    K: Copy + Eq + Hash + Send + 'static,
    C: IntoChild,
{
    let row: Arc<RowView<K>> = Arc::new(move |key| row(key).into_child());
    // The owner of each row is not the effect's, which is cleaned up whenever the keys change.
    let owner = Owner::current().unwrap_or_default();
    fragment(move || {
        let source = Source::Made(Arc::clone(&row), owner.clone());
        Rows {
            keys: keys(),
            source,
        }
        .into_any()
    })
}

/// Elements with keys, for a closure that is called again: the element of a key is updated in place
/// wherever it is among the others, and keeps the focus. No key comes twice.
///
/// ```
/// # use leptos::prelude::*;
/// # use ui::{Element, keyed_children, td, tr};
/// fn row(columns: RwSignal<Vec<&'static str>>) -> Element {
///     let cell = |name| (name, td().child(name));
///     tr().child(move || keyed_children(columns.get().into_iter().map(cell)))
/// }
/// ```
pub fn keyed_children<K>(children: impl IntoIterator<Item = (K, Element)>) -> AnyView
where
    K: Copy + Eq + Hash + Send + 'static,
{
    let (keys, elements) = children
        .into_iter()
        .map(|(key, child)| (key, Some(child)))
        .unzip();
    Rows {
        keys,
        source: Source::Given(elements),
    }
    .into_any()
}

type RowView<K> = dyn Fn(K) -> AnyView + Send + Sync;

/// Where the rows' views come from.
enum Source<K> {
    Made(Arc<RowView<K>>, Owner),
    Given(Vec<Option<Element>>),
}

/// Rows as they are to be in the page.
struct Rows<K> {
    keys: Vec<K>,
    source: Source<K>,
}

/// A row in the page. Its owner goes with it.
struct Row<K> {
    key: K,
    view: AnyViewState,
    _owner: Option<Owner>,
}

/// Rows in the page, and a comment behind the last that holds their place.
struct RowsState<K> {
    rows: Vec<Row<K>>,
    end: types::Placeholder,
    made_by: Option<Arc<RowView<K>>>,
}

impl<K: Copy + Eq + Hash> Source<K> {
    /// The row of a key at an index, given the row that has the key already.
    fn row(&mut self, index: usize, key: K, row: Option<Row<K>>) -> Row<K> {
        match (self, row) {
            (Self::Made(..), Some(row)) => row,
            (Self::Made(make, owner), None) => {
                let owner = owner.with(Owner::new);
                let view = owner.with(|| untrack(|| make(key).build()));
                Row {
                    key,
                    view,
                    _owner: Some(owner),
                }
            }
            (Self::Given(elements), row) => {
                let view = fragment(elements[index].take());
                let Some(mut row) = row else {
                    return Row {
                        key,
                        view: view.build(),
                        _owner: None,
                    };
                };
                view.rebuild(&mut row.view);
                row
            }
        }
    }
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

    fn arrange(&mut self, Rows { keys, mut source }: Rows<K>) {
        let made_by = match &source {
            Source::Made(make, _) => Some(Arc::clone(make)),
            Source::Given(_) => None,
        };
        let is_same = self.made_by.as_ref().map(Arc::as_ptr) == made_by.as_ref().map(Arc::as_ptr);
        self.made_by = made_by;
        // The rows of another list may belong to an owner that is gone.
        let places = if is_same {
            self.places(&keys)
        } else {
            vec![None; keys.len()]
        };
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
            let row = places[index].and_then(|place| before[place].take());
            let mut row = source.row(index, keys[index], row);
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
        let has_focus = |row: &Row<K>| {
            row.view
                .elements()
                .iter()
                .any(|element| element.contains(Some(&focused)))
        };
        // Where the focus is elsewhere, the rows are not asked.
        let parent = self
            .end
            .parent_element()
            .filter(|parent| parent.contains(Some(&focused)));
        let row = parent.and_then(|_| self.rows.iter().position(has_focus))?;
        Some((focused, row))
    }

    /// Gives the focus back after the rows have changed.
    fn give_back(&self, focused: types::Element, row: usize) {
        if document().active_element().as_ref() == Some(&focused) {
            return;
        }
        let row = self.rows.get(row).or(self.rows.last());
        let element = if focused.is_connected() {
            Some(focused)
        } else if let Some(row) = row {
            row.view.elements().into_iter().next()
        } else {
            let parent = self.end.parent_element();
            parent.and_then(|parent| parent.closest("[tabindex]").ok().flatten())
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
        let end = Rndr::create_placeholder();
        let mut state = RowsState {
            rows: Vec::new(),
            end,
            made_by: None,
        };
        state.arrange(self);
        state
    }

    fn rebuild(self, state: &mut RowsState<K>) {
        let focus = state.focus();
        state.arrange(self);
        if let Some((focused, row)) = focus {
            state.give_back(focused, row);
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
        match self.rows.first() {
            Some(first) => first.view.insert_before_this(child),
            None => self.end.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        self.rows
            .iter()
            .flat_map(|row| row.view.elements())
            .collect()
    }
}

browser_only!([K: Copy + Eq + Hash + Send + 'static] Rows<K>, RowsState<K>);
