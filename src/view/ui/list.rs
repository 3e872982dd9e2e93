//! The rows of the table, each of them kept for as long as its key is among the keys.
//!
//! (Leptos' `<For>` does the same at 4 kB on the wire, and moves rows that could stay: a row that is moved loses the focus.)

use std::collections::HashMap;

use leptos::prelude::*;
use leptos::tachys::renderer::types::Element;
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;

use crate::platform::rows;
use crate::view::ui::life::Life;
use model::table::stay::staying;
use model::task::row_key::RowKey;

/// What an element holds: a row for each key, in their order, and nothing else. No key comes twice.
pub(crate) struct List {
    pub keys: Box<dyn FnMut() -> Vec<RowKey> + Send>,
    pub row: Box<dyn Fn(RowKey) -> AnyView + Send>,
}

/// A row in the page. What it owns goes when it does, or before: with the table.
pub(crate) struct Listed {
    key: RowKey,
    view: AnyViewState,
    _owner: Owner,
}

impl List {
    /// Fills `element`, and keeps it up to date for as long as what is returned lives.
    pub(crate) fn build(mut self, element: Element) -> RenderEffect<Vec<Listed>> {
        // Not the effect's own owner, which lets go of everything whenever the keys change.
        let owner = Owner::current().unwrap_or_default();
        let life = Life::begun();
        RenderEffect::new(move |before: Option<Vec<Listed>>| {
            if !life.lasts() {
                return before.unwrap_or_default();
            }
            let keys = (self.keys)();
            let held = rows::hold(&element);
            let mut before: Vec<Option<Listed>> =
                before.unwrap_or_default().into_iter().map(Some).collect();
            let known = before
                .iter()
                .enumerate()
                .filter_map(|(place, row)| Some((row.as_ref()?.key, place)));
            let mut known: HashMap<RowKey, usize> = known.collect();
            let stood: Vec<_> = keys.iter().map(|key| known.remove(key)).collect();
            for gone in known.into_values() {
                if let Some(mut row) = before[gone].take() {
                    row.view.unmount();
                }
            }
            // From the end, so that what a row stands before is in its place already.
            let stays = staying(&stood);
            let mut placed: Vec<Listed> = Vec::with_capacity(keys.len());
            for ((key, place), stays) in keys.into_iter().zip(stood).zip(stays).rev() {
                let new = || {
                    let owner = owner.with(Owner::new);
                    let view = owner.with(|| untrack(|| (self.row)(key).build()));
                    Listed {
                        key,
                        view,
                        _owner: owner,
                    }
                };
                let mut row = place
                    .and_then(|place| before[place].take())
                    .unwrap_or_else(new);
                if !stays {
                    match placed.last() {
                        Some(next) => drop(next.view.insert_before_this(&mut row.view)),
                        None => row.view.mount(&element, None),
                    }
                }
                placed.push(row);
            }
            placed.reverse();
            if let Some(held) = held {
                held.give_back(&element);
            }
            placed
        })
    }
}
