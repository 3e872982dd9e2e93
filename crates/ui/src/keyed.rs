//! Lists whose rows are kept for as long as their keys are among the keys.

use std::hash::Hash;

use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;

use crate::child::{Child, IntoChild};
use crate::element::Element;
use crate::owner_guard::OwnerGuard;
use crate::render::browser_only;
use crate::rows::{Row, Rows};

/// A row for each key that `keys` returns, in their order; no key comes twice.
///
/// It differs from Leptos' `<For>` in that a row is moved only if it must be, and that the focus
/// stays where it is. Each row has an owner of its own, which is cleaned up when the row goes. A row
/// is not rendered again while its key stays: what changes in it is read from signals.
///
/// ```
/// use leptos::prelude::*;
/// use ui::{Element, keyed, li, ul};
///
/// fn names(ids: RwSignal<Vec<u32>>) -> Element {
///     ul().child(keyed(move || ids.get(), |id| li().child(format!("Tenant {id}"))))
/// }
/// ```
pub fn keyed<K, C>(
    keys: impl FnMut() -> Vec<K> + Send + 'static,
    row: impl Fn(K) -> C + Send + 'static,
) -> Keyed<K>
where
    K: Copy + Eq + Hash + Send + 'static,
    C: IntoChild,
{
    Keyed {
        keys: Box::new(keys),
        row: Box::new(move |key| row(key).into_child()),
        on_focus_lost: Box::new(|_| {}),
    }
}

/// A keyed list: see [`keyed`].
pub struct Keyed<K> {
    keys: Box<dyn FnMut() -> Vec<K> + Send>,
    row: Box<dyn Fn(K) -> Child + Send>,
    on_focus_lost: Box<dyn FnMut(&web_sys::Element) + Send>,
}

impl<K> Keyed<K> {
    /// Calls `handler` with the list's parent when the focus was in a row and no row is left.
    #[must_use]
    pub fn on_focus_lost(
        mut self,
        handler: impl FnMut(&web_sys::Element) + Send + 'static,
    ) -> Self {
        self.on_focus_lost = Box::new(handler);
        self
    }
}

impl<K: Copy + Eq + Hash + Send + 'static> Render for Keyed<K> {
    type State = RenderEffect<Rows<K>>;

    fn build(mut self) -> Self::State {
        // Not the effect's own owner, which is cleaned up whenever the keys change.
        let owner = Owner::current().unwrap_or_default();
        let guard = OwnerGuard::new();
        RenderEffect::new(move |before: Option<Rows<K>>| {
            let mut rows =
                before.unwrap_or_else(|| Rows::new(Vec::new(), Rndr::create_placeholder()));
            if guard.is_disposed() {
                return rows;
            }
            let keys = (self.keys)();
            let focus = rows.focus();
            rows.arrange(&keys, |index, row| {
                row.unwrap_or_else(|| {
                    let owner = owner.with(Owner::new);
                    let view = owner.with(|| untrack(|| (self.row)(keys[index]).build()));
                    Row {
                        key: keys[index],
                        view,
                        _owner: Some(owner),
                    }
                })
            });
            let is_lost = focus.is_some_and(|focus| !rows.give_focus_back(&focus));
            if let Some(parent) = rows.parent().filter(|_| is_lost) {
                (self.on_focus_lost)(&parent);
            }
            rows
        })
    }

    fn rebuild(self, state: &mut Self::State) {
        use leptos::tachys::view::Mountable as _;
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

/// Elements that are known by their keys where they are rendered again: the element of a key is
/// updated in place, and keeps the focus, wherever it is among the others. No key comes twice.
///
/// ```
/// use leptos::prelude::*;
/// use ui::{Element, keyed_children, td, tr};
///
/// fn row(columns: RwSignal<Vec<&'static str>>) -> Element {
///     let cell = |name| (name, td().child(name));
///     tr().child(move || keyed_children(columns.get().into_iter().map(cell).collect()))
/// }
/// ```
pub fn keyed_children<K>(children: Vec<(K, Element)>) -> KeyedChildren<K> {
    KeyedChildren(children)
}

/// Keyed elements: see [`keyed_children`].
pub struct KeyedChildren<K>(Vec<(K, Element)>);

impl<K: Copy + Eq + Hash + Send + 'static> Render for KeyedChildren<K> {
    type State = Rows<K>;

    fn build(self) -> Rows<K> {
        let row = |(key, element)| Row {
            key,
            view: Child::Element(element).build(),
            _owner: None,
        };
        Rows::new(
            self.0.into_iter().map(row).collect(),
            Rndr::create_placeholder(),
        )
    }

    fn rebuild(self, state: &mut Rows<K>) {
        let (keys, elements): (Vec<_>, Vec<_>) = self.0.into_iter().unzip();
        // The rows are made from the last to the first.
        let mut elements = elements.into_iter().map(Child::Element).rev();
        state.arrange(&keys, |index, row| {
            let child = elements.next().unwrap_or(Child::Nothing);
            match row {
                Some(mut row) => {
                    child.rebuild(&mut row.view);
                    row
                }
                None => Row {
                    key: keys[index],
                    view: child.build(),
                    _owner: None,
                },
            }
        });
    }
}

browser_only!([K: Copy + Eq + Hash + Send + 'static] Keyed<K>, RenderEffect<Rows<K>>);
browser_only!([K: Copy + Eq + Hash + Send + 'static] KeyedChildren<K>, Rows<K>);

impl<K: Copy + Eq + Hash + Send + 'static> IntoChild for Keyed<K> {
    fn into_child(self) -> Child {
        Child::View(self.into_any())
    }
}

impl<K: Copy + Eq + Hash + Send + 'static> IntoChild for KeyedChildren<K> {
    fn into_child(self) -> Child {
        Child::View(self.into_any())
    }
}
