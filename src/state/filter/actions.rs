//! Acts on the filter that need no form: a part of it taken away, the tasks around one, a link to what is shown.

use chrono::TimeDelta;
use leptos::prelude::*;

use crate::platform::address::Entry;
use crate::platform::page;
use crate::state::app::App;
use model::filter::TaskFilter;
use model::filter::time_range::TimeRange;
use model::link::query::TaskQuery;
use model::task::BackupTask;
use model::task::row_key::RowKey;

/// How long before and after a task others are of interest, in hours.
const AROUND: i64 = 1;

impl App {
    /// Asks for the tasks of the same tenant that ran about when `task` did, whatever else they are; its row stays open,
    /// and its page is shown. Nothing is looked for among them: that would leave most of them out.
    pub fn around(&'static self, task: &BackupTask) {
        let Some(start) = task.start_time else { return };
        let range = TimeRange::around(start, task.finish_time, TimeDelta::hours(AROUND));
        let filter = TaskFilter {
            range,
            ..TaskFilter::everything()
        };
        let before = self.query.get_untracked();
        self.finding.forget();
        if before.filter == filter {
            self.refresh();
        } else {
            self.go(
                TaskQuery {
                    open: vec![task.key],
                    ..before.with_filter(filter)
                },
                Entry::New,
            );
        }
        self.reveal.set(Some((filter, task.key)));
    }

    /// Shows the page of the row that is to be seen, when it has come.
    pub(crate) fn keep_revealed(&'static self) {
        Effect::new(move || {
            let Some((filter, key)) = self.reveal.get() else {
                return;
            };
            let is_answered = !self.is_outdated() && !self.finding.is_settling();
            let is_over = self
                .loader
                .progress
                .with(|progress| progress.stop.is_some() || progress.error.is_some());
            let is_asked = self.query.with_untracked(|query| query.filter == filter);
            let page = is_answered.then(|| self.page_of(key)).flatten();
            if !is_asked || page.is_some() || (is_answered && is_over) {
                self.reveal.set(None);
            }
            if let Some(page) = page
                .filter(|page| is_asked && self.query.with_untracked(|query| query.page != *page))
            {
                self.change(Entry::Same, |query| query.page = page);
            }
        });
    }

    /// The page that a row is on, from 1.
    fn page_of(&'static self, key: RowKey) -> Option<usize> {
        let size = self.query.with_untracked(|query| query.size.rows());
        let row = self.shown.with(|order| {
            self.loader.rows.with(|rows| {
                order
                    .places()
                    .iter()
                    .position(|place| rows.at(*place).is_some_and(|task| task.key == key))
            })
        });
        row.map(|row| row / size + 1)
    }

    /// The whole address of what is shown, as others would read it.
    pub fn link(&'static self) -> String {
        self.query.with_untracked(|query| self.address_of(query))
    }

    /// The same with the range that was asked as the instants that were sent, ended when they were answered: who
    /// follows it later sees the same tasks.
    pub fn pinned_link(&'static self) -> String {
        let query = self.query.get_untracked();
        let sent = self.loader.progress.with_untracked(|progress| {
            let is_answer = progress.answered.is_some() && progress.answered == query.question();
            progress
                .as_of
                .filter(|_| is_answer)
                .map(|as_of| (progress.bounds, as_of))
        });
        let now = untrack(|| self.moment());
        let (bounds, as_of) = sent.unwrap_or_else(|| (query.filter.range.resolve(now), now));
        let filter = TaskFilter {
            range: query.filter.range.pinned(bounds, as_of),
            ..query.filter
        };
        self.address_of(&TaskQuery { filter, ..query })
    }

    fn address_of(&'static self, query: &TaskQuery) -> String {
        // Made of what is understood, so nothing that somebody put into the address by mistake goes on.
        let query = query.print(&self.settings.understood());
        let page = page::without_query();
        if query.is_empty() {
            page
        } else {
            format!("{page}?{query}")
        }
    }
}
