//! Texts of the overview of a cluster's tenants.

use crate::i18n::areas::OverviewTexts;
use crate::i18n::texts::Plural;

pub(super) const OVERVIEW: OverviewTexts = OverviewTexts {
    link: "All tenants",
    range: "Time range",
    refresh: "Ask again",
    stop: "Stop",
    resume: "Go on",
    export: "Export CSV",
    exported: "The file was saved",
    not_exported: "The browser did not save the file",
    column_tenant: "Tenant",
    column_state: "State",
    column_success: "Last success",
    column_recoverable: "Restorable to",
    column_running: "Running",
    column_failure: "Last failure",
    column_tasks: "Tasks",
    state_failed: "Failed last",
    state_late: "Longer than usual",
    state_no_backup: "No backup",
    state_ok: "OK",
    state_unknown: "Not known",
    state_waiting: "Not asked yet",
    earlier: "from before, not asked again yet",
    not_asked: "not asked yet",
    no_success: "no finished backup",
    nothing_runs: "nothing runs",
    no_failure: "none failed",
    no_message: "no message",
    asking_list: "Reading the list of tenants…",
    asking_cluster: "Reading the tasks of the whole cluster…",
    stopped: "Stopped.",
    failed: "The tenants could not all be asked.",
    each_tenant: "Each tenant is asked on its own, as OCP does not give all tasks of the cluster at once.",
    cluster_wide: "From the tasks of the whole cluster; tenants without any are asked on their own.",
    only_with_tasks: "OCP’s list of tenants cannot be read, so only tenants with tasks are shown.",
    no_tenants: "OCP lists no tenant of this cluster for you.",
    title: "All tenants of cluster {cluster}",
    asked: "{asked} of {total} tenants",
    as_of: "as of {time}",
    waiting: "Waiting until {time}, as OCP or its proxy asks to.",
    tasks_partial: "{loaded} of {total}",
    tab: "Tenants of {cluster} · {title}",
    tasks: Plural {
        one: "{count} task",
        other: "{count} tasks",
    },
    more_running: Plural {
        one: "and {count} more",
        other: "and {count} more",
    },
    count_failed: Plural {
        one: "{count} failed last",
        other: "{count} failed last",
    },
    count_late: Plural {
        one: "{count} runs longer than usual",
        other: "{count} run longer than usual",
    },
    count_no_backup: Plural {
        one: "{count} without a backup",
        other: "{count} without a backup",
    },
    count_ok: Plural {
        one: "{count} OK",
        other: "{count} OK",
    },
    count_unknown: Plural {
        one: "{count} not known",
        other: "{count} not known",
    },
    count_waiting: Plural {
        one: "{count} not asked yet",
        other: "{count} not asked yet",
    },
    without_tenant: Plural {
        one: "{count} task names no tenant, or another cluster, and is not counted.",
        other: "{count} tasks name no tenant, or another cluster, and are not counted.",
    },
};
