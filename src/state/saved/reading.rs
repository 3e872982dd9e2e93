//! Reading files, and filtering their tasks, in slices.

use std::ops::ControlFlow;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::filter::local_filter::LocalFilter;
use model::saved::SavedTasks;
use model::settings::config::SamplePath;
use web_sys::{File, ReadableStream};
use wire::envelope::Base;
use wire::saved::{FileError, MAX_BYTES, ReadState, Reader};

use super::file::{FileProblem, OpenedFile, Reading, RowSource};
use super::handle::SavedFiles;
use crate::api::body::Parts;
use crate::api::client;
use crate::platform::clock;
use crate::platform::scheduling::{CancellationToken, in_slices, run_slice, yield_to_browser};
use crate::state::load::progress::Progress;
use crate::state::settings::note::FileNote;

/// Tasks of a file that are filtered in one step.
const TASKS_PER_STEP: u32 = 10_000;

/// How long tasks are filtered before the browser may do something else, in milliseconds.
const BUDGET_MS: f64 = 12.0;

/// Bytes of a file that are read before the browser may do something else and the progress is shown.
const BYTES_PER_STEP: u64 = 128 * 1024;

/// The origin of a file.
enum FileOrigin {
    /// The user.
    Stream(ReadableStream),
    /// The site that serves the console.
    Sample(SamplePath),
}

/// A file that is about to be read.
struct FileToRead {
    name: String,
    number: u32,
    token: CancellationToken,
}

impl SavedFiles {
    /// Opens the first of these files. What is on screen stays until it is read, and for good if it
    /// is no saved response.
    pub fn open(self, files: &[File]) {
        let Some(file) = files.first() else { return };
        let name = file.name();
        let first_of = (files.len() > 1).then(|| FileNote::FirstOf(name.clone()));
        self.settings().set_file_note(first_of);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes are whole and fit 2^53"
        )]
        let size = file.size() as u64;
        let to_read = self.begin_reading(name.clone(), Some(size));
        if size > MAX_BYTES {
            self.stop_reading();
            self.set_problem.set(Some(FileProblem {
                name,
                is_sample: false,
                reason: FileError::TooLarge,
            }));
            return;
        }
        let stream = file.stream();
        spawn_local(async move {
            if let Some(opened) = self.read(to_read, FileOrigin::Stream(stream)).await {
                self.show(opened);
            }
        });
    }

    /// Reads the sample if one is configured. The address still decides which of its tasks are shown.
    pub fn read_sample(self) {
        let Some(path) = self.sample.get_value() else {
            return;
        };
        let to_read = self.begin_reading(path.name().to_owned(), None);
        self.loader().set_fetching(true);
        spawn_local(async move {
            let sample = self.read(to_read, FileOrigin::Sample(path)).await;
            self.loader().set_fetching(false);
            if let Some(sample) = sample {
                self.state
                    .update_value(|state| state.sample = Some(Arc::clone(&sample)));
                self.set_opened(Some(sample));
                self.route().adjust(|query| self.keep_to_file(query));
            }
        });
    }

    /// Cancels the file that is being read.
    pub fn stop_reading(self) {
        self.state.update_value(|state| state.reading.cancel());
        self.set_reading.set(None);
    }

    /// Begins to read a file; one that is being read is cancelled.
    fn begin_reading(self, name: String, size: Option<u64>) -> FileToRead {
        self.dismiss_problem();
        self.set_reading.set(Some(Reading {
            name: name.clone(),
            bytes: 0,
            size,
        }));
        let mut state = self.state.write_value();
        state.count += 1;
        FileToRead {
            name,
            number: state.count,
            token: state.reading.next_token(),
        }
    }

    /// Reads a file; `None` if that was cancelled, or the file cannot be shown, which has its notice.
    async fn read(self, file: FileToRead, origin: FileOrigin) -> Option<Arc<OpenedFile>> {
        let FileToRead {
            name,
            number,
            token,
        } = file;
        let is_sample = matches!(origin, FileOrigin::Sample(_));
        let stream = match origin {
            FileOrigin::Stream(stream) => Ok(stream),
            FileOrigin::Sample(path) => client::sample(&path).await,
        };
        let content = match stream {
            Ok(stream) => self.read_parts(&token, &Parts::of(&stream)).await?,
            Err(reason) => Err(reason),
        };
        if !token.is_newest() {
            return None;
        }
        self.set_reading.set(None);
        match content {
            Ok((saved, base)) => Some(Arc::new(OpenedFile {
                number,
                opened_at: clock::now(),
                is_sample,
                name,
                saved,
                base,
            })),
            Err(reason) => {
                self.set_problem.set(Some(FileProblem {
                    name,
                    is_sample,
                    reason,
                }));
                None
            }
        }
    }

    async fn read_parts(
        self,
        token: &CancellationToken,
        parts: &Parts,
    ) -> Option<Result<(SavedTasks, Base), FileError>> {
        let mut reader = Reader::default();
        let (mut bytes, mut bytes_shown) = (0, 0);
        loop {
            match reader.step() {
                Err(reason) => return Some(Err(reason)),
                Ok(ReadState::Complete) => return Some(reader.finish()),
                Ok(ReadState::MoreToDecode) => yield_to_browser().await,
                Ok(ReadState::NeedsBytes) => match parts.next().await {
                    Err(()) => return Some(Err(FileError::Unreadable)),
                    Ok(None) => reader.end(),
                    Ok(Some(part)) => {
                        reader.push(&part.to_vec());
                        bytes += u64::from(part.length());
                        if bytes > MAX_BYTES {
                            return Some(Err(FileError::TooLarge));
                        }
                    }
                },
            }
            if !token.is_newest() {
                return None;
            }
            if bytes - bytes_shown >= BYTES_PER_STEP {
                bytes_shown = bytes;
                self.show_bytes_read(bytes);
                yield_to_browser().await;
            }
        }
    }

    fn show_bytes_read(self, bytes: u64) {
        self.set_reading.update(|reading| {
            if let Some(reading) = reading {
                reading.bytes = bytes;
            }
        });
    }

    /// Shows what `source` wants of the open file.
    pub(crate) fn show_rows_of(self, source: RowSource) {
        let (RowSource::File(_, filter), Some(opened)) = (source, self.opened.get_untracked())
        else {
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
        let mut step = move || match filtered.step(&opened.saved, TASKS_PER_STEP) {
            Some(rows) => ControlFlow::Break(rows),
            None => ControlFlow::Continue(()),
        };
        let show = move |rows| {
            self.loader().show_rows(rows, progress);
            self.answered.set(Some(source));
        };
        self.answered.set(None);
        let token = self.state.write_value().filtering.next_token();
        if let ControlFlow::Break(rows) = run_slice(BUDGET_MS, &mut step) {
            return show(rows);
        }
        spawn_local(async move {
            yield_to_browser().await;
            if let Some(rows) = in_slices(BUDGET_MS, || token.is_newest(), step).await {
                show(rows);
            }
        });
    }

    /// Cancels filtering the open file.
    pub(crate) fn cancel_filtering(self) {
        self.state.update_value(|state| state.filtering.cancel());
    }
}
