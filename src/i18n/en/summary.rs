//! Texts of the summary above the table.

use crate::i18n::areas::SummaryTexts;
use crate::i18n::texts::Plural;

pub(super) const SUMMARY: SummaryTexts = SummaryTexts {
    title: "Summary",
    last_success: "Last success",
    recoverable_point: "Restorable to",
    running: "Running",
    success_rate: "Success rate",
    typical_duration: "Typical duration",
    no_success: "no finished backup among them",
    no_recoverable_point: "no finished backup among them",
    nothing_runs: "nothing runs",
    none_ended: "no task among them has ended",
    no_duration: "no finished backup tells its duration",
    leaves_out_done: "the filter leaves out Done",
    leaves_out_running: "the filter leaves out running tasks",
    leaves_out_ended: "the filter leaves out some of the ended tasks",
    by_finish: "the backup’s finish, as OCP names no snapshot",
    longer_than_usual: "longer than usual",
    start_unknown: "start not known",
    any_type: "no type",
    ago: "{duration} ago",
    since: "since {time}",
    p90: "90 % in {duration}, {backups}",
    typical: "typical {duration}, median of {backups}",
    untypical: "{kind}, typical duration not known",
    share: "{share} %",
    scope_partial: "among {loaded} loaded of {total}",
    scope_loaded: "among {loaded} loaded",
    backups: Plural {
        one: "{count} backup",
        other: "{count} backups",
    },
    backups_of_type: Plural {
        one: "{count} {kind}",
        other: "{count} {kind}",
    },
    ended: Plural {
        one: "{succeeded} of {count} ended task",
        other: "{succeeded} of {count} ended tasks",
    },
    more_running: Plural {
        one: "{count} more runs",
        other: "{count} more run",
    },
};
