//! The overview as a CSV file.

use crate::export::delimited::{DelimitedTable, Delimiter, write_number};
use crate::overview::figures::Attention;
use crate::overview::table::{Overview, TenantAnswer, TenantRow};
use crate::task::instant::{Instant, print_api};

/// The columns of the file.
const COLUMNS: [&str; 15] = [
    "clusterId",
    "tenantId",
    "tenantName",
    "state",
    "lastSuccess",
    "lastSuccessType",
    "restorableTo",
    "runningTasks",
    "runningSince",
    "lastFailure",
    "lastFailureMessage",
    "tasksLoaded",
    "tasksReported",
    "notKnownBecause",
    "asOf",
];

/// The state of a tenant in the file and in `data-state`.
pub const fn state_name(attention: Option<Attention>) -> &'static str {
    match attention {
        Some(Attention::Failed) => "failed",
        Some(Attention::Late) => "late",
        Some(Attention::NoBackup) => "no-backup",
        Some(Attention::None) => "ok",
        None => "unknown",
    }
}

/// The name of the file: the cluster, and the second in UTC at which it was made.
pub fn overview_file_name<E>(overview: &Overview<E>, made: Instant) -> String {
    let made = print_api(made).replace(['-', ':'], "");
    format!("data-backup-tenants_{}_{made}.csv", overview.cluster.0)
}

/// The file with all tenants, those first that need attention at the server's time `now`. `time` prints a moment,
/// `reason` says why a tenant's backups are not known.
pub fn overview_csv<E: Clone>(
    overview: &Overview<E>,
    now: Instant,
    time: &dyn Fn(Instant) -> String,
    reason: &dyn Fn(Option<&E>) -> String,
) -> String {
    let table = DelimitedTable {
        delimiter: Delimiter::Comma,
        fields: &[],
        time,
        words: None,
    };
    // Spreadsheets read UTF-8 only with this mark.
    let mut file = String::from('\u{feff}');
    file.push_str(&COLUMNS.join(","));
    file.push_str("\r\n");
    for row in overview.sorted(now) {
        for (place, cell) in cells(overview, &row, now, time, reason).iter().enumerate() {
            if place > 0 {
                file.push(',');
            }
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => table.write_text(&mut file, text),
                Cell::Number(number) => write_number(&mut file, *number),
            }
        }
        file.push_str("\r\n");
    }
    file
}

/// A cell of the file.
enum Cell {
    Empty,
    Text(String),
    Number(i64),
}

impl Cell {
    fn text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }

    fn count(count: impl TryInto<i64>) -> Self {
        count.try_into().map_or(Self::Empty, Self::Number)
    }
}

fn cells<E: Clone>(
    overview: &Overview<E>,
    row: &TenantRow<E>,
    now: Instant,
    time: &dyn Fn(Instant) -> String,
    reason: &dyn Fn(Option<&E>) -> String,
) -> [Cell; COLUMNS.len()] {
    let mut cells = [const { Cell::Empty }; COLUMNS.len()];
    cells[0] = Cell::Number(overview.cluster.0);
    cells[1] = Cell::Number(row.id.0);
    cells[2] = Cell::Text(row.name.clone());
    cells[3] = Cell::Text(state_name(row.answer.attention(now)).to_owned());
    if row.is_earlier {
        cells[13] = Cell::Text(reason(None));
    } else {
        cells[14] = Cell::text(overview.as_of.map(time));
    }
    let figures = match &row.answer {
        TenantAnswer::Figures(figures) => figures,
        TenantAnswer::Waiting => {
            cells[13] = Cell::Text(reason(None));
            return cells;
        }
        TenantAnswer::Failed(error) => {
            cells[13] = Cell::Text(reason(Some(error)));
            return cells;
        }
    };
    let (success, failure) = (&figures.last_success, &figures.last_failure);
    let since = figures.running.as_ref().and_then(|task| task.since);
    let kind = success.as_ref().and_then(|success| success.kind.as_deref());
    let message = failure
        .as_ref()
        .and_then(|failure| failure.message.as_deref());
    cells[4] = Cell::text(success.as_ref().map(|success| time(success.finished)));
    cells[5] = Cell::text(kind);
    cells[6] = Cell::text(figures.recoverable.map(|point| time(point.at)));
    cells[7] = Cell::count(figures.running_count);
    cells[8] = Cell::text(since.map(time));
    cells[9] = Cell::text(failure.as_ref().map(|failure| time(failure.at)));
    cells[10] = Cell::text(message);
    cells[11] = Cell::count(figures.loaded);
    cells[12] = Cell::count(figures.more_of.unwrap_or(figures.loaded as u64));
    cells
}
