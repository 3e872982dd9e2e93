//! The rows of the table, each of them kept for as long as its key is among the keys.
//!
//! (Leptos' `<For>` does the same for lists of any length, at 4 kB on the wire; a page has a hundred rows at most.)

use leptos::prelude::*;
use leptos::tachys::renderer::types::Element;
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;

use crate::model::row_key::RowKey;

/// What an element holds: a row for each key, in their order, and nothing else. No key comes twice.
pub(super) struct List {
    pub keys: Box<dyn FnMut() -> Vec<RowKey> + Send>,
    pub row: Box<dyn Fn(RowKey) -> AnyView + Send>,
}

/// A row in the page. What it owns lives as long as it does.
pub(super) struct Listed {
    key: RowKey,
    view: AnyViewState,
    _owner: Owner,
}

impl List {
    /// Fills `element`, and keeps it up to date for as long as what is returned lives.
    pub(super) fn build(mut self, element: Element) -> RenderEffect<Vec<Listed>> {
        // Not the effect's own owner, which lets go of everything whenever the keys change.
        let owner = Owner::current().unwrap_or_default();
        RenderEffect::new(move |before: Option<Vec<Listed>>| {
            let keys = (self.keys)();
            let mut waiting = before.unwrap_or_default();
            waiting.retain_mut(|row| {
                let stays = keys.contains(&row.key);
                if !stays {
                    row.view.unmount();
                }
                stays
            });
            // The page shows the rows that are placed, then those that wait.
            let mut placed = Vec::with_capacity(keys.len());
            for key in keys {
                let at = waiting.iter().position(|row| row.key == key);
                let new = || {
                    let owner = owner.with(Owner::new);
                    let view = owner.with(|| untrack(|| (self.row)(key).build()));
                    Listed { key, view, _owner: owner }
                };
                let mut row = at.map_or_else(new, |at| waiting.remove(at));
                if at != Some(0) {
                    match waiting.first() {
                        Some(next) => drop(next.view.insert_before_this(&mut row.view)),
                        None => row.view.mount(&element, None),
                    }
                }
                placed.push(row);
            }
            placed
        })
    }
}
