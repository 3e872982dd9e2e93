//! Groups of failures that are the same, and the table narrowed to one of them.

use leptos::prelude::*;
use model::failure::group::{FailureGroup, GroupId, groups};
use model::table::order::Order;

use crate::platform::address::Entry;
use crate::state::link::Route;
use crate::state::load::Loader;
use crate::state::load::progress::Progress;

/// The groups of the failed ones of the loaded tasks.
#[derive(Clone, Copy, Debug)]
pub struct FailureGroups {
    route: StoredValue<Route>,
    loader: StoredValue<Loader>,
    /// The groups.
    pub groups: Memo<Vec<FailureGroup>>,
    /// Whether they are those of another question, and must not be shown.
    pub is_outdated: Memo<bool>,
    /// The group that the table is narrowed to.
    pub chosen: Memo<Option<FailureGroup>>,
}

impl FailureGroups {
    /// The groups of the tasks of `loader`. The address says which one is chosen; one that no loaded task belongs to
    /// narrows nothing. `is_outdated` says whether the tasks answer another question.
    pub fn new(route: Route, loader: Loader, is_outdated: Memo<bool>) -> Self {
        let is_loading = Memo::new(move |_| {
            let goes_on = |progress: &Progress| progress.is_fetching && progress.stop.is_none();
            loader.progress.with(goes_on)
        });
        let groups = Memo::new(move |known: Option<&Vec<FailureGroup>>| {
            loader.rows.with(|rows| match known {
                // Hidden until the next response, the groups need not be rendered twice.
                Some(known) if is_outdated.get() && !rows.is_empty() => known.clone(),
                // Reading each message after each response of a long load would take longer than the load.
                Some(known) if is_loading.get() && !known.is_empty() => known.clone(),
                _ => groups(rows.tasks_of_scope()),
            })
        });
        let id = Memo::new(move |_| route.query.with(|query| query.failure));
        let chosen = Memo::new(move |_| {
            let id = id.get()?;
            groups.with(|groups| groups.iter().find(|group| group.id == id).cloned())
        });
        Self {
            route: StoredValue::new(route),
            loader: StoredValue::new(loader),
            groups,
            is_outdated,
            chosen,
        }
    }

    /// The rows of an order that belong to the chosen group; all, if none is chosen.
    pub(crate) fn narrow(self, order: Order) -> Order {
        let Some(id) = self
            .chosen
            .with(|chosen| chosen.as_ref().map(|group| group.id))
        else {
            return order;
        };
        self.loader.get_value().rows.with(|rows| {
            order.filtered(|place| {
                rows.at(place)
                    .is_some_and(|task| GroupId::of(task) == Some(id))
            })
        })
    }

    /// Narrows the table to a group, or shows all tasks; goes to the first page.
    pub fn choose(self, group: Option<GroupId>) {
        self.route.get_value().change(Entry::New, |query| {
            query.failure = group;
            query.page = 1;
        });
    }
}
