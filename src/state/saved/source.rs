//! Where the rows come from: OCP, a file that the user has opened, or the sample that those who host the console show in
//! OCP's place. What a file is asked is answered from its own tasks: nothing is sent.

use leptos::prelude::*;
use std::sync::Arc;

use leptos::task::spawn_local;
use web_sys::ReadableStream;

use crate::api::body::Parts;
use crate::api::client;
use crate::platform::clock;
use crate::platform::zoned::breathe;
use crate::state::load::loader::{Loader, Progress};
use model::filter::local_filter::LocalFilter;
use model::filter::{Question, Scope, TaskFilter};
use model::link::query::TaskQuery;
use model::saved::SavedTasks;
use model::settings::config::{Config, SamplePath};
use model::task::instant::Instant;
use wire::answer::Base;
use wire::saved::{MOST_BYTES, Needs, NotSaved, Reader};

/// Tasks of a file that are looked at before the browser may breathe.
const AT_ONCE: u32 = 10_000;

/// Bytes of a file that are taken in before the browser may breathe, and between two tellings of how many there were.
const BYTES_AT_ONCE: u64 = 128 * 1024;

/// A saved answer that is open.
#[derive(Debug)]
pub struct Opened {
    /// No other file that was opened has the same.
    number: u32,
    /// When it was opened, by the browser's clock.
    since: Instant,
    /// Whether it is the sample.
    pub is_sample: bool,
    /// The file's name.
    pub name: String,
    /// What it is.
    pub saved: SavedTasks,
    /// What the answer in it says of itself.
    base: Base,
}

impl Opened {
    /// Whose tasks it has, if it says.
    pub fn scope(&self) -> Option<Scope> {
        self.saved.metadata.scope
    }

    /// What stands for it in the browser's history. The time tells it from what other lives of the page have opened.
    pub(crate) fn mark(&self) -> String {
        format!("{} {}", self.since.timestamp_millis(), self.name)
    }

    /// The file's name in such a mark.
    pub(crate) fn name_in(mark: &str) -> Option<String> {
        mark.split_once(' ').map(|(_, name)| name.to_owned())
    }

    /// The moment from which its relative ranges count back.
    pub fn moment(&self) -> Instant {
        self.saved.reference_time().unwrap_or_else(clock::now)
    }
}

/// A file that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its name.
    pub name: String,
    /// How many bytes have come.
    pub come: u64,
    /// How many there are, where that is known.
    pub size: Option<u64>,
}

/// A file that could not be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Its name.
    pub name: String,
    /// Whether it is the sample: without it the page has nothing to show.
    pub is_sample: bool,
    /// Why.
    pub why: NotSaved,
}

/// Something about files that the user has to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileNote {
    /// The page was loaded again, or went back to where this file was open: browsers keep no files.
    Gone(String),
    /// Another tenant's tasks were asked for, so this file is closed.
    Closed(String),
    /// Of several files only this one is shown.
    FirstOf(String),
    /// The sample has only this tenant's tasks, or those of nobody it names.
    OnlyOf(Option<Scope>),
}

/// What the page asks, and whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nobody: there is no scope, or the sample is still to come.
    Nothing,
    /// OCP.
    Ocp(Question),
    /// The file with this number.
    File(u32, TaskFilter),
}

impl Asked {
    /// Whether both are asked of the same.
    pub fn is_of_same(self, other: Self) -> bool {
        match (self, other) {
            (Self::File(one, _), Self::File(other, _)) => one == other,
            (Self::File(..), _) | (_, Self::File(..)) => false,
            _ => true,
        }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Slot {
    /// How many files there were.
    count: u32,
    /// The sample, behind a file that was opened.
    pub sample: Option<Arc<Opened>>,
    /// What the page showed before files were opened.
    pub former: Option<TaskQuery>,
}

/// The source of the rows.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// The file whose tasks are shown; `None` where OCP is asked, or the sample is still to come.
    pub opened: RwSignal<Option<Arc<Opened>>>,
    /// The file that is being read. What is on screen stays until it is.
    pub reading: RwSignal<Option<Reading>>,
    /// The file that could not be shown.
    pub wrong: RwSignal<Option<Wrong>>,
    /// What the rows on screen answer, if they are a file's.
    answered: RwSignal<Option<Asked>>,
    /// What is shown in OCP's place.
    pub(crate) sample: Option<&'static SamplePath>,
    pub(crate) slot: StoredValue<Slot, LocalStorage>,
}

impl Source {
    /// The source that `config` names: OCP, or a sample that is still to come.
    pub fn new(config: &'static Config) -> Self {
        Self {
            opened: RwSignal::new(None),
            reading: RwSignal::new(None),
            wrong: RwSignal::new(None),
            answered: RwSignal::new(None),
            sample: config.sample.as_ref(),
            slot: StoredValue::new_local(Slot::default()),
        }
    }

    /// Whether OCP is asked nothing: a file is open, or the page has a sample in its place.
    pub fn is_offline(&self) -> bool {
        self.sample.is_some() || self.opened.with(Option::is_some)
    }

    /// Whether the page shows a sample in OCP's place.
    pub fn has_sample(&self) -> bool {
        self.sample.is_some()
    }

    /// Whether the user has opened a file.
    pub fn has_file(&self) -> bool {
        self.opened
            .with(|opened| opened.as_ref().is_some_and(|opened| !opened.is_sample))
    }

    /// Whether there is nothing to show, as the sample could not be read.
    pub fn lacks_sample(&self) -> bool {
        let is_wrong = self
            .wrong
            .with(|wrong| wrong.as_ref().is_some_and(|wrong| wrong.is_sample));
        is_wrong && self.opened.with(Option::is_none)
    }

    /// What `query` asks, and whom.
    pub fn asked(&self, query: &TaskQuery) -> Asked {
        match self
            .opened
            .with(|opened| opened.as_ref().map(|opened| opened.number))
        {
            Some(number) => Asked::File(number, query.filter),
            None if self.sample.is_some() => Asked::Nothing,
            None => query.question().map_or(Asked::Nothing, Asked::Ocp),
        }
    }

    /// Whether the rows on screen answer what is asked; `progress` knows it of OCP.
    pub fn is_answered(&self, asked: Asked, progress: &Progress) -> bool {
        match asked {
            Asked::Nothing => progress.answered.is_none() && self.sample.is_none(),
            Asked::Ocp(question) => progress.answered == Some(question),
            Asked::File(..) => self.answered.get() == Some(asked),
        }
    }

    /// Answers from the open file, a share at a time.
    pub(crate) fn answer(&self, loader: &'static Loader, asked: Asked) {
        let (source, opened) = (*self, self.opened.get_untracked());
        let (Asked::File(number, filter), Some(opened)) = (asked, opened) else {
            return;
        };
        let local = LocalFilter::new(&filter, opened.moment());
        let mut filtered = opened.saved.filter_rows(local);
        let progress = Progress {
            bounds: local.bounds(),
            as_of: opened.saved.reference_time(),
            base: (opened.base != Base::default()).then(|| opened.base.clone()),
            stop: Some(opened.saved.stop()),
            ..Progress::default()
        };
        let mut step = move || {
            let rows = filtered.step(&opened.saved, AT_ONCE)?;
            loader.show(rows, progress.clone());
            source.answered.set(Some(asked));
            Some(())
        };
        source.answered.set(None);
        if step().is_none() {
            spawn_local(async move {
                let is_wanted = || {
                    let wanted = source
                        .opened
                        .try_with_untracked(|opened| opened.as_ref().map(|opened| opened.number));
                    wanted.flatten() == Some(number)
                };
                loop {
                    breathe().await;
                    if !is_wanted() || step().is_some() {
                        return;
                    }
                }
            });
        }
    }

    /// Begins with a file: the one before it is not waited for any more.
    pub(crate) fn begin(&self, name: &str, size: Option<u64>) -> u32 {
        self.wrong.set(None);
        self.reading.set(Some(Reading {
            name: name.to_owned(),
            come: 0,
            size,
        }));
        self.slot.try_update_value(|slot| slot.count += 1);
        self.slot.with_value(|slot| slot.count)
    }

    /// Gives up the file that is being read.
    pub fn stop_reading(&self) {
        self.slot.update_value(|slot| slot.count += 1);
        self.reading.set(None);
    }

    fn is_wanted(&self, number: u32) -> bool {
        self.slot.try_with_value(|slot| slot.count) == Some(number)
    }

    /// Reads a file. `None` when nobody waits for it any more; nothing when it could not be shown, which is told.
    pub(crate) async fn read(&self, number: u32, name: String, from: From) -> Option<Arc<Opened>> {
        let is_sample = matches!(from, From::Sample(_));
        let stream = match from {
            From::Stream(stream) => Ok(stream),
            From::Sample(path) => client::sample(path).await,
        };
        let read = match stream {
            Ok(stream) => self.parts(number, &Parts::of(&stream)).await?,
            Err(why) => Err(why),
        };
        if !self.is_wanted(number) {
            return None;
        }
        self.reading.set(None);
        match read {
            Ok((saved, base)) => Some(Arc::new(Opened {
                number,
                since: clock::now(),
                is_sample,
                name,
                saved,
                base,
            })),
            Err(why) => {
                self.wrong.set(Some(Wrong {
                    name,
                    is_sample,
                    why,
                }));
                None
            }
        }
    }

    async fn parts(&self, number: u32, parts: &Parts) -> Option<Result<(SavedTasks, Base), NotSaved>> {
        let mut reader = Reader::default();
        let (mut come, mut told) = (0, 0);
        loop {
            match reader.share() {
                Err(why) => return Some(Err(why)),
                Ok(Needs::Nothing) => return Some(reader.finish()),
                Ok(Needs::Time) => breathe().await,
                Ok(Needs::Bytes) => match parts.next().await {
                    Err(()) => return Some(Err(NotSaved::Unreadable)),
                    Ok(None) => reader.end(),
                    Ok(Some(part)) => {
                        reader.push(&part.to_vec());
                        come += u64::from(part.length());
                        if come > MOST_BYTES {
                            return Some(Err(NotSaved::TooLarge));
                        }
                    }
                },
            }
            if !self.is_wanted(number) {
                return None;
            }
            if come - told >= BYTES_AT_ONCE {
                told = come;
                self.reading.update(|reading| {
                    if let Some(reading) = reading {
                        reading.come = come;
                    }
                });
                breathe().await;
            }
        }
    }
}

/// Where a file is read from.
pub(crate) enum From {
    /// What the user gave.
    Stream(ReadableStream),
    /// The site.
    Sample(&'static SamplePath),
}
