//! Lists whose rows are kept for as long as their keys are among the keys.

use std::hash::Hash;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;

use crate::child::{IntoLiveChild, fragment};
use crate::element::Element;
use crate::rows::Rows;

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
    C: IntoLiveChild,
{
    let row = Arc::new(row);
    // A row's owner is not a child of the effect's, which is cleaned up whenever the keys change.
    let owner = Owner::current().unwrap_or_default();
    fragment(move || {
        let (row, owner) = (Arc::clone(&row), owner.clone());
        let new = move |key| {
            let owner = owner.with(Owner::new);
            let view = owner.with(|| untrack(|| fragment(row(key))));
            OwnedView::new_with_owner(view, owner).into_any()
        };
        Rows::view(keys(), move |key, is_new| is_new.then(|| new(key)))
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
    let (keys, elements): (_, Vec<_>) = children.into_iter().unzip();
    let mut from_last = elements.into_iter().rev();
    Rows::view(keys, move |_, _| from_last.next().map(IntoAny::into_any))
}
