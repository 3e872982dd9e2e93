//! Finding words in the loaded tasks. They are not part of the address: finding is a look at what is
//! loaded, not a question to OCP.

use std::ops::ControlFlow;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::find::{FindResult, FindTerms, TaskSearch};
use model::link::query::Zone;
use model::load::result_set::ResultSet;
use model::table::order::Order;
use model::table::sort::Sort;
use model::task::BackupTask;

use crate::platform::address::Entry;
use crate::platform::clock;
use crate::platform::scheduling::{
    CancellationSource, CancellationToken, in_slices, run_slice, yield_to_browser,
};
use crate::state::link::Route;
use crate::state::load::Loader;
use crate::state::saved::SavedFiles;
use crate::state::saved::file::RowSource;

/// How long is searched before the browser may do something else, in milliseconds.
const BUDGET_MS: f64 = 16.0;

/// Whether the words are in a task, as the page writes it.
pub type Matcher = Rc<dyn Fn(&FindTerms, &BackupTask, Zone) -> bool>;

#[derive(Debug, Default)]
struct SearchState {
    search: Option<TaskSearch>,
    cancellation: CancellationSource,
    /// Where the user was before the search: the rows' source, their sort, and the first row on the
    /// page.
    origin: Option<(RowSource, Sort, usize)>,
}

/// The find box and its result.
#[derive(Clone, Copy, Debug)]
pub struct Finder {
    route: StoredValue<Route>,
    loader: StoredValue<Loader>,
    saved: StoredValue<SavedFiles>,
    /// The text in the box.
    pub text: ReadSignal<String>,
    set_text: WriteSignal<String>,
    /// What was found; `None` while nothing is searched. During a search it is the previous result.
    pub found: ReadSignal<Option<FindResult>>,
    set_found: WriteSignal<Option<FindResult>>,
    /// Whether a search takes so long that it is still under way.
    pub is_searching: ReadSignal<bool>,
    set_searching: WriteSignal<bool>,
    /// The words to mark; `None` while nothing is searched.
    pub marks: Memo<Option<FindTerms>>,
    /// Whether the words are in none of the rows.
    pub finds_nothing: Memo<bool>,
    state: StoredValue<SearchState, LocalStorage>,
}

impl Finder {
    /// An empty box.
    pub fn new(route: Route, loader: Loader, saved: SavedFiles) -> Self {
        let (text, set_text) = signal(String::new());
        let (found, set_found) = signal(None);
        let (is_searching, set_searching) = signal(false);
        let marks =
            move |found: &Option<FindResult>| found.as_ref().map(|found| found.terms.clone());
        let is_empty =
            |found: &Option<FindResult>| found.as_ref().is_some_and(|found| found.count == 0);
        Self {
            route: StoredValue::new(route),
            loader: StoredValue::new(loader),
            saved: StoredValue::new(saved),
            text,
            set_text,
            found,
            set_found,
            is_searching,
            set_searching,
            marks: Memo::new(move |_| found.with(marks)),
            finds_nothing: Memo::new(move |_| found.with(is_empty)),
            state: StoredValue::new_local(SearchState::default()),
        }
    }

    /// The rows of an order that are found.
    pub(crate) fn narrow(self, order: &Order) -> Order {
        self.found.with(|found| match found {
            Some(found) => order.filtered(|place| found.contains(place)),
            None => order.clone(),
        })
    }

    pub(super) fn route(self) -> Route {
        self.route.get_value()
    }

    pub(super) fn loader(self) -> Loader {
        self.loader.get_value()
    }

    pub(super) fn saved(self) -> SavedFiles {
        self.saved.get_value()
    }

    /// Empties the box, without a way back to where the search began.
    pub(crate) fn clear(self) {
        self.state.update_value(|state| state.origin = None);
        if self.text.with_untracked(|text| !text.is_empty()) {
            self.set_text.set(String::new());
        }
    }

    /// Whether the result does not fit the text in the box yet.
    pub(crate) fn is_settling(self) -> bool {
        let is_empty = self.text.with(|text| FindTerms::parse(text).is_empty());
        is_empty == self.found.with(Option::is_some)
    }

    /// Searches the loaded rows whenever they or the text change; `matcher` knows how the page writes
    /// a task. Other rows than those the search began with are not searched: the address does not
    /// show that they would be.
    pub fn follow(self, matcher: Matcher) {
        let mut previous = None;
        Effect::new(move || {
            let source = self.saved().wanted_source();
            let scope = self.route().query.with(|query| query.scope);
            if let Some((before, scope_before)) = previous.replace((source, scope)) {
                let before: RowSource = before;
                if scope_before != scope || !before.is_same_place(source) {
                    self.clear();
                }
            }
        });
        let find = Memo::new(move |_| self.text.with(|text| FindTerms::parse(text)));
        Effect::new(move || {
            self.loader().rows.with(ResultSet::len);
            self.search(find.get(), self.route().zone.get(), &matcher);
        });
    }

    /// Searches all rows. What is found within one slice is shown at once.
    fn search(self, find: FindTerms, zone: Zone, matcher: &Matcher) {
        let Some(token) = self.begin_search(find, zone) else {
            self.set_searching.set(false);
            return self.set_found.set(None);
        };
        let matcher = Rc::clone(matcher);
        let mut step = move || self.step(&matcher, zone);
        if let ControlFlow::Break(found) = run_slice(BUDGET_MS, &mut step) {
            return self.show(found);
        }
        self.set_searching.set(true);
        spawn_local(async move {
            yield_to_browser().await;
            if let Some(found) = in_slices(BUDGET_MS, || token.is_newest(), step).await {
                self.show(found);
            }
        });
    }

    fn begin_search(self, find: FindTerms, zone: Zone) -> Option<CancellationToken> {
        let mut state = self.state.write_value();
        state.cancellation.cancel();
        if find.is_empty() {
            state.search = None;
            return None;
        }
        let search = state.search.take().unwrap_or_default();
        state.search = Some(search.restart(find, zone));
        Some(state.cancellation.next_token())
    }

    /// Searches some rows; breaks with the result.
    fn step(self, matcher: &Matcher, zone: Zone) -> ControlFlow<Option<FindResult>> {
        let mut state = self.state.write_value();
        let Some(search) = &mut state.search else {
            return ControlFlow::Break(None);
        };
        let end = clock::elapsed() + BUDGET_MS;
        let mut is_match = |find: &FindTerms, task: &BackupTask| matcher(find, task, zone);
        let mut is_spent = || clock::elapsed() >= end;
        let is_done = self
            .loader()
            .rows
            .with_untracked(|rows| search.step(rows, &mut is_match, &mut is_spent));
        if is_done {
            ControlFlow::Break(Some(search.result()))
        } else {
            ControlFlow::Continue(())
        }
    }

    fn show(self, found: Option<FindResult>) {
        self.set_searching.set(false);
        self.set_found.set(found);
    }

    /// Searches for `text`. The result begins on the first page, without a new history entry; when the
    /// box is emptied, the page where the search began is shown again.
    pub fn set_text(self, text: String) {
        let before = self.text.with_untracked(|before| FindTerms::parse(before));
        let now = FindTerms::parse(&text);
        self.set_text.set(text);
        if before == now {
            return;
        }
        let query = self.route().query.get_untracked();
        let source = untrack(|| self.saved().source_of(&query));
        let size = query.size.rows();
        let page = if now.is_empty() {
            let origin = self.state.write_value().origin.take();
            let origin = origin.filter(|(of, sort, _)| (*of, sort) == (source, &query.sort));
            origin.map_or(1, |(_, _, row)| row / size + 1)
        } else {
            if before.is_empty() {
                let row = (query.page - 1).saturating_mul(size);
                let origin = Some((source, query.sort, row));
                self.state.update_value(|state| state.origin = origin);
            }
            1
        };
        if query.page != page {
            self.route().change(Entry::Same, |query| query.page = page);
        }
    }
}
