//! The order of the rows, which follows the rows and the sort. Where sorting takes long it is done in shares, and the order
//! before it stays meanwhile.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::clock;
use crate::platform::zoned::breathe;
use model::load::result_set::ResultSet;
use model::table::order::{Order, Sorter};
use model::table::sort::Sort;

/// How long it is sorted before the browser may do something else, in milliseconds.
const SHARE: f64 = 12.0;

#[derive(Debug, Default)]
struct Slot {
    /// The sort that is wanted and the order that is shown, as soon as somebody wants one.
    follows: Option<(Memo<Sort>, Memo<Order>)>,
    /// An order that was made ahead of its need.
    ready: Option<Order>,
    /// What sorts in shares.
    sorter: Option<Sorter>,
    /// How many of its kind there were.
    count: u32,
}

/// What sorts the rows.
#[derive(Clone, Copy, Debug)]
pub struct Sorting {
    slot: StoredValue<Slot, LocalStorage>,
    /// Tells when an order is ready that is needed already.
    needed: Trigger,
}

impl Default for Sorting {
    fn default() -> Self {
        Self {
            slot: StoredValue::new_local(Slot::default()),
            needed: Trigger::new(),
        }
    }
}

impl Sorting {
    /// The order of `rows` by `sort`. While the rows are being sorted it [is](Order::is_sorted_by) one by another sort.
    pub(crate) fn follow(self, rows: RwSignal<ResultSet>, sort: Memo<Sort>) -> Memo<Order> {
        let order = Memo::new(move |previous: Option<&Order>| {
            self.needed.track();
            self.slot.with_value(|slot| {
                rows.with(|rows| {
                    sort.with(|sort| Order::immediate(rows, sort, [slot.ready.as_ref(), previous]))
                })
            })
        });
        self.slot
            .update_value(|slot| slot.follows = Some((sort, order)));
        Effect::new(move || {
            let sort = sort.get();
            if order.with(|order| order.is_sorted_by(&sort)) {
                self.slot.update_value(|slot| slot.sorter = None);
            } else {
                self.begin(rows, sort);
            }
        });
        order
    }

    fn follows(&self) -> Option<(Memo<Sort>, Memo<Order>)> {
        self.slot.try_with_value(|slot| slot.follows).flatten()
    }

    /// The order of rows that are not shown yet, which goes on from the `previous` one. It is the one that will be wanted,
    /// unless the user wants another meanwhile.
    pub(crate) fn ahead(&self, rows: &ResultSet, previous: Option<&Order>) -> Order {
        let sort = self
            .follows()
            .map(|(sort, _)| sort.get_untracked())
            .unwrap_or_default();
        Order::immediate(rows, &sort, [previous, None])
    }

    /// Makes the order ready of rows that have come, and that the order on screen has not heard of yet.
    pub(crate) fn follow_up(&self, rows: &ResultSet) {
        let shown = self.follows().map(|(_, order)| order.get_untracked());
        self.is_ready(self.ahead(rows, shown.as_ref()));
    }

    /// Has an order ready for rows that are about to be shown.
    pub(crate) fn is_ready(&self, order: Order) {
        self.slot.update_value(|slot| slot.ready = Some(order));
    }

    /// Sorts in shares, unless that is being done already.
    fn begin(self, rows: RwSignal<ResultSet>, sort: Sort) {
        let number = self.slot.try_update_value(|slot| {
            rows.with_untracked(|rows| {
                if slot
                    .sorter
                    .as_ref()
                    .is_some_and(|sorter| sorter.is_for(rows, &sort))
                {
                    return None;
                }
                slot.sorter = Some(Sorter::new(rows, &sort));
                slot.count += 1;
                Some(slot.count)
            })
        });
        let Some(number) = number.flatten() else {
            return;
        };
        spawn_local(async move {
            loop {
                breathe().await;
                match self.share(number, rows, &sort) {
                    Went::On => {}
                    Went::Nowhere => return,
                    Went::Through(order) => {
                        self.is_ready(order);
                        return self.needed.notify();
                    }
                }
            }
        });
    }

    /// Sorts for a while.
    fn share(&self, number: u32, rows: RwSignal<ResultSet>, sort: &Sort) -> Went {
        let until = clock::elapsed() + SHARE;
        let went = self.slot.try_update_value(|slot| {
            let sorter = slot.sorter.as_mut().filter(|_| slot.count == number)?;
            let share = |rows: &ResultSet| {
                if !sorter.is_for(rows, sort) {
                    return Went::Nowhere;
                }
                loop {
                    match sorter.step(rows) {
                        Some(order) => return Went::Through(order),
                        None if clock::elapsed() >= until => return Went::On,
                        None => {}
                    }
                }
            };
            rows.try_with_untracked(share)
        });
        went.flatten().unwrap_or(Went::Nowhere)
    }
}

/// How far sorting has come.
enum Went {
    /// To its end.
    Through(Order),
    /// Not so far.
    On,
    /// Nobody wants it any more, or the page has gone.
    Nowhere,
}
