//! What automatic refreshes bring. New rows are held back while the user reads, so that none moves.

use leptos::prelude::*;
use model::load::news::{ChangedTask, RefreshNews};
use model::load::result_set::ResultSet;
use model::table::order::Order;
use model::task::row_key::RowKey;

/// Whether the user reads rows that must not move.
type IsReading = Box<dyn Fn() -> bool>;

/// What automatic refreshes have brought.
#[derive(Clone, Copy, Debug)]
pub struct News {
    /// The new rows that are held back, in ascending order.
    pub held: ReadSignal<Vec<RowKey>>,
    set_held: WriteSignal<Vec<RowKey>>,
    /// The tasks that the latest refresh has changed.
    pub changed: ReadSignal<Vec<ChangedTask>>,
    set_changed: WriteSignal<Vec<ChangedTask>>,
    is_reading: StoredValue<Option<IsReading>, LocalStorage>,
}

impl News {
    pub(super) fn new() -> Self {
        let (held, set_held) = signal(Vec::new());
        let (changed, set_changed) = signal(Vec::new());
        Self {
            held,
            set_held,
            changed,
            set_changed,
            is_reading: StoredValue::new_local(None),
        }
    }

    /// Holds new rows back while `is_reading`.
    pub(crate) fn hold_while(self, is_reading: impl Fn() -> bool + 'static) {
        self.is_reading.set_value(Some(Box::new(is_reading)));
    }

    /// Notes the rows of an automatic refresh, and those before it; `None` for a load of the user's, which is to show all.
    pub(super) fn note(self, refresh: Option<(&ResultSet, &ResultSet)>) {
        let Some((before, after)) = refresh else {
            return self.clear();
        };
        let RefreshNews { new, changed } = RefreshNews::between(before, after);
        let is_reading = self
            .is_reading
            .with_value(|is_reading| is_reading.as_ref().is_some_and(|is_reading| is_reading()));
        self.set_held.maybe_update(|held| {
            if !is_reading {
                return !std::mem::take(held).is_empty();
            }
            let has_new = !new.is_empty();
            held.extend(new);
            held.sort_unstable();
            has_new
        });
        self.set_changed.set(changed);
    }

    /// Shows the rows that are held back.
    pub fn show_held(self) {
        self.set_held
            .maybe_update(|held| !std::mem::take(held).is_empty());
    }

    pub(super) fn clear(self) {
        self.show_held();
        self.set_changed
            .maybe_update(|changed| !std::mem::take(changed).is_empty());
    }

    /// An order of `rows` without those that are held back.
    pub(crate) fn without_held(self, rows: ReadSignal<ResultSet>, order: Order) -> Order {
        self.held.with(|held| {
            if held.is_empty() {
                return order;
            }
            rows.with(|rows| {
                order.filtered(|place| {
                    let task = rows.at(place);
                    task.is_none_or(|task| held.binary_search(&task.key).is_err())
                })
            })
        })
    }
}
