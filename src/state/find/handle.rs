//! Finding words in the tasks that are loaded. The address does not say what is looked for: it is a glance at what is
//! here, not a question.

use leptos::prelude::*;
use std::rc::Rc;

use chrono::TimeDelta;
use leptos::task::spawn_local;

use crate::platform::address::Entry;
use crate::platform::clock;
use crate::platform::zoned::breathe;
use crate::state::app::App;
use crate::state::saved::source::Asked;
use model::find::{FindTerms, FindResult, TaskSearch};
use model::link::query::Zone;
use model::load::result_set::{Order, ResultSet};
use model::table::sort::Sort;
use model::task::BackupTask;

/// How long a search goes on before the browser may do something else, in milliseconds.
const SHARE: i64 = 16;

/// Whether the words are in a task.
pub type Look = Rc<dyn Fn(&FindTerms, &BackupTask, Zone) -> bool>;

/// What is looked for, and what was found.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// What stands in the box.
    pub text: RwSignal<String>,
    /// What was found; `None` while nothing is looked for. While a search goes on it is what the one before it found.
    pub found: RwSignal<Option<FindResult>>,
    /// Whether a search takes so long that it is still going on.
    pub searching: RwSignal<bool>,
    /// The words to mark; `None` while nothing is looked for.
    pub marks: Memo<Option<FindTerms>>,
    /// Whether the words are in none of the rows.
    pub in_vain: Memo<bool>,
    search: StoredValue<Slot, LocalStorage>,
    /// Where the user was before the search: among the rows of what, in which order, and the first row on the page.
    began: StoredValue<Option<(Asked, Sort, usize)>, LocalStorage>,
}

#[derive(Debug, Default)]
struct Slot {
    search: Option<TaskSearch>,
    /// Which search is the newest one.
    generation: u32,
}

impl Finding {
    /// Looking for nothing.
    pub(crate) fn new() -> Self {
        let found = RwSignal::new(None);
        let in_vain = Memo::new(move |_| {
            found.with(|found: &Option<FindResult>| found.as_ref().is_some_and(|found| found.count == 0))
        });
        Self {
            text: RwSignal::new(String::new()),
            found,
            searching: RwSignal::new(false),
            marks: Memo::new(move |_| {
                found.with(|found| found.as_ref().map(|found| found.find.clone()))
            }),
            in_vain,
            search: StoredValue::new_local(Slot::default()),
            began: StoredValue::new_local(None),
        }
    }

    /// Of an order the rows that are to be shown.
    pub(crate) fn narrow(&self, order: &Order) -> Order {
        self.found.with(|found| match found {
            Some(found) => order.narrowed(|place| found.has(place)),
            None => order.clone(),
        })
    }

    /// Looks for nothing any more, and goes back to nowhere.
    pub(crate) fn forget(&self) {
        self.began.set_value(None);
        if self.text.with_untracked(|text| !text.is_empty()) {
            self.text.set(String::new());
        }
    }

    /// Whether the rows are not narrowed any more, or not yet, as the box says.
    pub(crate) fn is_settling(&self) -> bool {
        self.text.with(|text| FindTerms::parse(text).is_empty()) == self.found.with(Option::is_some)
    }

    /// Begins to look for the words among all rows.
    fn start(&self, app: &'static App, find: FindTerms, zone: Zone, look: &Look) {
        let generation = self.search.try_update_value(|slot| {
            slot.generation += 1;
            slot.search = (!find.is_empty())
                .then(|| slot.search.take().unwrap_or_default().restart(find, zone));
            slot.search.is_some().then_some(slot.generation)
        });
        let Some(Some(generation)) = generation else {
            self.searching.set(false);
            return self.found.set(None);
        };
        // What is found quickly is shown at once, and nothing flickers.
        if self.share(app, generation, zone, look) != Some(false) {
            return;
        }
        self.searching.set(true);
        let (finding, app, look) = (*self, app, Rc::clone(look));
        spawn_local(async move {
            loop {
                breathe().await;
                if finding.share(app, generation, zone, &look) != Some(false) {
                    return;
                }
            }
        });
    }

    /// Goes on with a search for a while, and says whether that was all; `None` when it is not wanted any more.
    fn share(&self, app: &'static App, generation: u32, zone: Zone, look: &Look) -> Option<bool> {
        let until = clock::now() + TimeDelta::milliseconds(SHARE);
        let found = self.search.try_update_value(|slot| {
            let search = slot
                .search
                .as_mut()
                .filter(|_| slot.generation == generation)?;
            let mut is_in = |find: &FindTerms, task: &BackupTask| look(find, task, zone);
            let mut is_spent = || clock::now() >= until;
            let done = app
                .loader
                .rows
                .with_untracked(|rows| search.step(rows, &mut is_in, &mut is_spent));
            Some(done.then(|| search.result()))
        });
        let found = found.flatten()?;
        let done = found.is_some();
        if done {
            self.searching.set(false);
            self.found.set(found);
        }
        Some(done)
    }
}

impl App {
    /// Looks for what is typed, among whatever is loaded, for as long as the page lives; `look` knows how the page writes
    /// a task. Other tasks than this tenant's are not looked into: nobody sees from the address that they would be.
    pub fn keep_found(&'static self, look: Look) {
        let mut whose = None;
        Effect::new(move || {
            let (asked, scope) = self
                .query
                .with(|query| (self.source.asked(query), query.scope));
            let before = whose.replace((asked, scope));
            if before.is_some_and(|(before, owner)| owner != scope || !before.is_of_same(asked)) {
                self.finding.forget();
            }
        });
        let find = Memo::new(move |_| self.finding.text.with(|text| FindTerms::parse(text)));
        Effect::new(move || {
            self.loader.rows.with(ResultSet::len);
            self.finding.start(self, find.get(), self.zone.get(), &look);
        });
    }

    /// Looks for `text`. What is found begins on the first page, and that is no place to go back to; where nothing is
    /// looked for any more, the page is shown from which the search began.
    pub fn look_for(&'static self, text: String) {
        let before = self
            .finding
            .text
            .with_untracked(|before| FindTerms::parse(before));
        let now = FindTerms::parse(&text);
        self.finding.text.set(text);
        if before == now {
            return;
        }
        let query = self.query.get_untracked();
        let (asked, size) = (untrack(|| self.source.asked(&query)), query.size.rows());
        let page = if now.is_empty() {
            let began = self.finding.began.try_update_value(Option::take).flatten();
            began
                .filter(|(of, sort, _)| (*of, sort) == (asked, &query.sort))
                .map_or(1, |(_, _, row)| row / size + 1)
        } else {
            if before.is_empty() {
                let row = (query.page - 1).saturating_mul(size);
                self.finding.began.set_value(Some((asked, query.sort, row)));
            }
            1
        };
        if query.page != page {
            self.change(Entry::Same, |query| query.page = page);
        }
    }
}
