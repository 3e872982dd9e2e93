//! The order of the rows follows the rows and the sort. A large sort is done in slices, and the order
//! before it stays meanwhile.

use std::ops::ControlFlow;

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::load::result_set::ResultSet;
use model::table::order::{Order, Sorter};
use model::table::sort::Sort;

use crate::platform::scheduling::{
    CancellationSource, CancellationToken, in_slices, yield_to_browser,
};

/// How long is sorted before the browser may do something else, in milliseconds.
const BUDGET_MS: f64 = 12.0;

#[derive(Debug, Default)]
struct SortState {
    /// The requested sort and the shown order, once a reader subscribes to the order.
    followed: Option<(Memo<Sort>, Memo<Order>)>,
    /// An order that was made before it is needed.
    prepared: Option<Order>,
    /// The sort under way.
    sorter: Option<Sorter>,
    cancellation: CancellationSource,
}

/// Puts the rows in order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ordering {
    rows: ReadSignal<ResultSet>,
    state: StoredValue<SortState, LocalStorage>,
    /// Notified when an order is ready that is needed already.
    is_ready: Trigger,
}

impl Ordering {
    pub(super) fn new(rows: ReadSignal<ResultSet>) -> Self {
        Self {
            rows,
            state: StoredValue::new_local(SortState::default()),
            is_ready: Trigger::new(),
        }
    }

    /// The order of the rows by `sort`. While the rows are being sorted it [is](Order::is_sorted_by) one by
    /// another sort.
    pub(crate) fn follow(self, sort: Memo<Sort>) -> Memo<Order> {
        let order = Memo::new(move |previous: Option<&Order>| {
            self.is_ready.track();
            self.state.with_value(|state| {
                let known = [state.prepared.as_ref(), previous];
                self.rows
                    .with(|rows| sort.with(|sort| Order::immediate(rows, sort, known)))
            })
        });
        self.state
            .update_value(|state| state.followed = Some((sort, order)));
        Effect::new(move || {
            let sort = sort.get();
            if order.with(|order| order.is_sorted_by(&sort)) {
                self.state.update_value(|state| {
                    state.sorter = None;
                    state.cancellation.cancel();
                });
            } else {
                self.begin(&sort);
            }
        });
        order
    }

    fn followed(self) -> Option<(Memo<Sort>, Memo<Order>)> {
        self.state.with_value(|state| state.followed)
    }

    /// The order of rows that are not shown yet, based on their `previous` one.
    pub(super) fn order(self, rows: &ResultSet, previous: Option<&Order>) -> Order {
        let sort = self.followed().map(|(sort, _)| sort.get_untracked());
        Order::immediate(rows, &sort.unwrap_or_default(), [previous, None])
    }

    /// Makes the order of rows whose readers have not been notified yet.
    pub(super) fn prepare(self, rows: &ResultSet) {
        let shown = self.followed().map(|(_, order)| order.get_untracked());
        self.set_prepared(self.order(rows, shown.as_ref()));
    }

    /// Keeps an order for rows that are about to be shown.
    pub(super) fn set_prepared(self, order: Order) {
        self.state
            .update_value(|state| state.prepared = Some(order));
    }

    /// Sorts in slices, unless the same sort is under way.
    fn begin(self, sort: &Sort) {
        let Some(token) = self.start_sorter(sort) else {
            return;
        };
        let sort = sort.clone();
        spawn_local(async move {
            yield_to_browser().await;
            let step = || self.step(&sort);
            let order = in_slices(BUDGET_MS, || token.is_newest(), step).await;
            if let Some(Some(order)) = order {
                self.set_prepared(order);
                self.is_ready.notify();
            }
        });
    }

    fn start_sorter(self, sort: &Sort) -> Option<CancellationToken> {
        let mut state = self.state.write_value();
        self.rows.with_untracked(|rows| {
            let is_under_way = state
                .sorter
                .as_ref()
                .is_some_and(|sorter| sorter.is_for(rows, sort));
            if is_under_way {
                return None;
            }
            state.sorter = Some(Sorter::new(rows, sort));
            Some(state.cancellation.next_token())
        })
    }

    /// Sorts a little; breaks with the order, or with nothing if the rows have changed.
    fn step(self, sort: &Sort) -> ControlFlow<Option<Order>> {
        let mut state = self.state.write_value();
        let Some(sorter) = &mut state.sorter else {
            return ControlFlow::Break(None);
        };
        self.rows.with_untracked(|rows| {
            if !sorter.is_for(rows, sort) {
                return ControlFlow::Break(None);
            }
            match sorter.step(rows) {
                Some(order) => ControlFlow::Break(Some(order)),
                None => ControlFlow::Continue(()),
            }
        })
    }
}
