//! Texts of the summary above the table.

use crate::i18n::texts::messages;

messages! {
    /// Texts of the summary above the table.
    SummaryTexts {}
    plain {
        title, last_success, recoverable_point, running, success_rate, typical_duration,
        no_success, no_recoverable_point, nothing_runs, none_ended, no_duration,
        leaves_out_done, leaves_out_running, leaves_out_ended,
        by_finish, longer_than_usual, start_unknown, any_type,
    }
    filled {
        ago(duration), since(time), p90(duration, backups), typical(duration, backups), untypical(kind),
        share(share), scope_partial(loaded, total), scope_loaded(loaded),
    }
    counted {
        backups(count), backups_of_type(count, kind), ended(count, succeeded), more_running(count),
    }
}
