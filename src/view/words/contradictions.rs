//! What is said where an answer contradicts what was asked.

use crate::platform::zoned::{self, Detail, number};
use crate::state::app::App;
use crate::view::words::labels;
use leptos::prelude::*;
use model::filter::time_range::Bounds;
use model::load::contradiction::Contradiction;
use model::load::load_plan::Stop;
use model::load::result_set::ResultSet;

/// A sentence for each contradiction of the rows on screen.
pub(crate) fn sentences(app: App) -> Vec<String> {
    // Pages of a list that shifts do not fit together for a reason that is told already.
    let shifts = app
        .loader()
        .progress
        .with(|progress| progress.stop == Some(Stop::Shifting));
    let (found, loaded) = app
        .loader()
        .rows
        .with(|rows| (rows.contradictions(), ResultSet::len(rows) as u64));
    let found = found
        .into_iter()
        .filter(|found| !(shifts && *found == Contradiction::PageOrder));
    found.map(|found| sentence(app, found, loaded)).collect()
}

fn sentence(app: App, found: Contradiction, loaded: u64) -> String {
    let text = app.text();
    let number = |count| number(count, app.language.tag());
    let all = text.task.count(loaded, &number(loaded));
    match found {
        Contradiction::Statuses(asked, count) => {
            let names: Vec<_> = asked
                .iter()
                .map(|status| labels::status(status, text))
                .collect();
            text.load
                .other_status(count as u64, &number(count as u64), &all, &names.join(", "))
        }
        Contradiction::BackupSet(set, count) => {
            text.load
                .other_set(count as u64, &number(count as u64), &all, &set.to_string())
        }
        Contradiction::Range(bounds, count) => text.load.outside_range(
            count as u64,
            &number(count as u64),
            &all,
            &range(app, bounds),
        ),
        Contradiction::PageOrder => text.load.inconsistent_page_order.to_owned(),
    }
}

/// A range of time as the page writes it, to the second that was sent.
fn range(app: App, bounds: Bounds) -> String {
    let text = app.text();
    let time = |time| {
        zoned::print(
            time,
            app.language.date_locale(),
            app.route().zone.get(),
            Detail::DateAndTime,
        )
    };
    match (bounds.start.map(time), bounds.end.map(time)) {
        (Some(start), Some(end)) => text.filter.between(&start, &end),
        (Some(start), None) => text.filter.since(&start),
        (None, Some(end)) => text.filter.until(&end),
        (None, None) => String::new(),
    }
}
