//! The handle of the watched tasks.

use std::sync::Arc;

use leptos::prelude::*;
use model::filter::Question;
use model::load::load_plan::Stop;
use model::task::BackupTask;
use model::task::row_key::RowKey;
use model::watch::{WatchEnd, WatchList};

use crate::platform::notification::{self, Permission};
use crate::state::load::Loader;

/// The tasks that the user watches until they end.
#[derive(Clone, Copy, Debug)]
pub struct Watch {
    list: RwSignal<WatchList>,
    /// The question that the rows on screen answer; `None` for the rows of a file, which do not change.
    question: Memo<Option<Question>>,
    /// The ends that the user has not dismissed, the latest last.
    pub ends: ReadSignal<Vec<WatchEnd>>,
    set_ends: WriteSignal<Vec<WatchEnd>>,
    /// Whether the page may show notifications.
    pub permission: ReadSignal<Permission>,
    set_permission: WriteSignal<Permission>,
    /// Whether a task of the rows on screen is watched.
    pub is_watching: Memo<bool>,
}

impl Watch {
    /// No task is watched. The responses to `loader` tell which tasks have ended.
    pub fn new(loader: Loader) -> Self {
        let list = RwSignal::new(WatchList::default());
        let (ends, set_ends) = signal(Vec::new());
        let (permission, set_permission) = signal(notification::permission());
        let question = Memo::new(move |_| {
            let answered = loader.progress.with(|progress| progress.answered);
            answered.filter(|_| !loader.is_offline.get())
        });
        let is_watching = Memo::new(move |_| {
            question
                .get()
                .is_some_and(|question| list.with(|list| list.count(question) > 0))
        });
        let is_complete = Memo::new(move |_| {
            loader
                .progress
                .with(|progress| progress.stop == Some(Stop::Complete))
        });
        Effect::new(move || {
            let (question, complete) = (question.get(), is_complete.get());
            let Some(question) = question.filter(|_| is_watching.get()) else {
                return;
            };
            let mut ended = loader.rows.with(|rows| {
                let mut list = list.write_untracked();
                list.review(question, rows, complete)
            });
            if !ended.is_empty() {
                list.notify();
                set_ends.update(|ends| ends.append(&mut ended));
            }
        });
        Self {
            list,
            question,
            ends,
            set_ends,
            permission,
            set_permission,
            is_watching,
        }
    }

    /// Whether the task of a row on screen is watched.
    pub fn is_watched(self, key: RowKey) -> bool {
        self.question
            .get()
            .is_some_and(|question| self.list.with(|list| list.contains(question, key)))
    }

    /// Watches a task of the rows on screen, or no longer. The user is asked once whether the page may show notifications.
    pub fn toggle(self, task: &Arc<BackupTask>) {
        let Some(question) = self.question.get_untracked() else {
            return;
        };
        let is_watched = self
            .list
            .try_update(|list| {
                if list.contains(question, task.key) {
                    list.end(question, task.key);
                    return false;
                }
                list.begin(question, task)
            })
            .unwrap_or_default();
        let permission = notification::permission();
        self.set_permission.set(permission);
        if is_watched && permission == Permission::Unknown {
            notification::request_permission(move || {
                self.set_permission.set(notification::permission());
            });
        }
    }

    /// Forgets the ends that were told.
    pub fn dismiss(self) {
        self.set_ends.set(Vec::new());
    }

    /// Watches nothing any more.
    pub(crate) fn clear(self) {
        self.list.set(WatchList::default());
        self.dismiss();
    }
}
