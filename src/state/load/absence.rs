//! What failed while the user looked at another tab.

use leptos::prelude::*;
use model::filter::Question;
use model::load::result_set::ResultSet;
use model::task::status::Status;

use super::loader::Loader;

/// The question that the page answered when the user left it, and how many of its tasks had failed.
type Departure = (Question, usize);

/// The failures since the user left the page.
#[derive(Clone, Copy, Debug)]
pub struct Absence {
    loader: StoredValue<Loader>,
    departure: RwSignal<Option<Departure>>,
    /// How many tasks have failed since; 0 once the user has used the page again.
    pub failed: Memo<usize>,
}

impl Absence {
    /// The user is here.
    pub(crate) fn new(loader: Loader) -> Self {
        let departure = RwSignal::new(None::<Departure>);
        let failed = Memo::new(move |_| {
            let answered = loader.progress.with(|progress| progress.answered);
            match departure.get() {
                Some((question, before)) if answered == Some(question) => {
                    loader.rows.with(failed_tasks).saturating_sub(before)
                }
                _ => 0,
            }
        });
        Self {
            loader: StoredValue::new(loader),
            departure,
            failed,
        }
    }

    /// The user has left the page. If it was not used since the last time, that one counts.
    pub(crate) fn begin(self) {
        let loader = self.loader.get_value();
        let answered = loader.progress.with_untracked(|progress| progress.answered);
        if let Some(question) = answered
            && self.departure.with_untracked(Option::is_none)
        {
            let failed = loader.rows.with_untracked(failed_tasks);
            self.departure.set(Some((question, failed)));
        }
    }

    /// The user uses the page.
    pub(crate) fn end(self) {
        if self.departure.with_untracked(Option::is_some) {
            self.departure.set(None);
        }
    }
}

fn failed_tasks(rows: &ResultSet) -> usize {
    rows.counts().of(Status::Failed)
}
