//! Writing an export's file in slices.

use model::export::delimited::TableWords;
use model::export::writer::Writer;
use model::link::query::Zone;
use model::task::Value;
use model::task::instant::Instant;

use super::options::{ExportWords, Stage};
use crate::platform::download::{Download, Refused};
use crate::platform::scheduling::{CancellationToken, run_slice, yield_to_browser};
use crate::platform::zoned;
use leptos::prelude::*;
use std::ops::ControlFlow;

/// Bytes that are written in one step.
const BYTES_PER_STEP: usize = 4 * 1024;

/// How long is written before the browser may do something else, in milliseconds.
const BUDGET_MS: f64 = 5.0;

/// Bytes that are handed to the browser at once.
const BYTES_PER_PART: usize = 256 * 1024;

/// A file that is to be written.
pub(super) struct FileJob {
    pub(super) writer: Writer,
    pub(super) zone: Zone,
    pub(super) name: String,
    pub(super) mime_type: &'static str,
    /// The words of a table for people.
    pub(super) words: Option<ExportWords>,
}

/// Writes the file and has the browser save it. Returns `None` when the export was cancelled.
pub(super) async fn write_file(
    job: FileJob,
    token: CancellationToken,
    set_stage: WriteSignal<Stage>,
) -> Option<Result<(), Refused>> {
    let FileJob {
        mut writer,
        zone,
        name,
        mime_type,
        words,
    } = job;
    let time = move |instant: Instant| zoned::exact(instant, zone);
    let label = |field| words.map_or_else(String::new, |it| (it.label)(field, it.language, zone));
    let value = |value: Value<'_>| {
        words.map_or_else(String::new, |it| (it.value)(value, it.language, zone))
    };
    let table_words = words.map(|_| TableWords {
        label: &label,
        value: &value,
    });
    let download = Download::default();
    let mut part = String::with_capacity(BYTES_PER_PART + 2 * BYTES_PER_STEP);
    let mut has_more = true;
    let mut result = Ok(());
    while result.is_ok() && (has_more || !part.is_empty()) {
        // Writing and handing over a part each take a slice of their own.
        if has_more && part.len() < BYTES_PER_PART {
            let step = || {
                has_more = writer.write_step(&mut part, BYTES_PER_STEP, &time, table_words);
                if has_more && part.len() < BYTES_PER_PART {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            };
            let _: ControlFlow<()> = run_slice(BUDGET_MS, step);
            set_stage.set(Stage::Writing {
                written: writer.written(),
                total: writer.len(),
            });
        } else {
            result = download.push(&part);
            part.clear();
        }
        yield_to_browser().await;
        if !token.is_newest() {
            return None;
        }
    }
    Some(result.and_then(|()| download.save(&name, mime_type)))
}
