//! The timeline's chart, which is drawn only while it is unfolded, and the span that is marked in it.

use chrono::DateTime;
use leptos::prelude::*;
use model::filter::time_range::TimeRange;
use model::task::instant::Instant;
use model::timeline::{Chart, TimeScale};

use crate::state::filter::FilterActions;
use crate::state::load::Loader;
use crate::state::saved::SavedFiles;
use crate::state::settings::Settings;
use crate::state::summary::SummaryState;
use crate::state::table::Pages;

/// How much longer the span is after zooming out.
const ZOOM_FACTOR: i32 = 3;

/// The timeline.
#[derive(Clone, Copy, Debug)]
pub struct TimelineState {
    settings: StoredValue<Settings>,
    filter: StoredValue<FilterActions>,
    /// Whether it is unfolded.
    pub is_open: ReadSignal<bool>,
    set_open: WriteSignal<bool>,
    /// What is drawn; `None` while it is folded away, and without a task that says when it started.
    pub chart: Memo<Option<Chart>>,
}

impl TimelineState {
    /// The timeline of the loaded tasks, unfolded if it was so last time.
    pub(crate) fn new(
        settings: Settings,
        loader: Loader,
        saved: SavedFiles,
        pages: Pages,
        summary: SummaryState,
        filter: FilterActions,
    ) -> Self {
        let (is_open, set_open) = signal(settings.shows_timeline());
        let is_all = Memo::new(move |_| pages.counts().is_all);
        let chart = Memo::new(move |known: Option<&Option<Chart>>| {
            if !is_open.get() {
                return None;
            }
            let now = saved.moment();
            loader.rows.with(|rows| {
                // Hidden until the next response, the chart need not be drawn twice.
                if summary.is_outdated.get() && !rows.is_empty() {
                    return known.cloned().flatten();
                }
                let bounds = loader.progress.with_untracked(|progress| progress.bounds);
                let asked = (bounds.start, bounds.end);
                Chart::of(rows.tasks_of_scope(), asked, now, is_all.get())
            })
        });
        Self {
            settings: StoredValue::new(settings),
            filter: StoredValue::new(filter),
            is_open,
            set_open,
            chart,
        }
    }

    /// Unfolds it, or folds it away, and remembers that.
    pub fn set_open(self, is_open: bool) {
        self.set_open.set(is_open);
        self.settings.get_value().remember_timeline(is_open);
    }

    /// Requests the tasks between two moments only.
    pub fn narrow(self, start: Instant, end: Instant) {
        let whole = |moment: Instant| DateTime::from_timestamp(moment.timestamp(), 0);
        let range = TimeRange::between(whole(start), whole(end));
        self.filter.get_value().set_range(range);
    }

    /// Requests the tasks of a longer span around the one that is drawn.
    pub fn zoom_out(self) {
        let scale = self
            .chart
            .with_untracked(|chart| chart.as_ref().map(|chart| chart.scale));
        if let Some(scale) = scale {
            let TimeScale { start, end } = scale.zoomed(ZOOM_FACTOR);
            self.narrow(start, end);
        }
    }
}
