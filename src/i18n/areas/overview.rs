//! Texts of the overview of a cluster's tenants.

use crate::i18n::texts::messages;

messages! {
    /// Texts of the overview of a cluster's tenants.
    OverviewTexts {}
    plain {
        link, range, refresh, stop, resume, export, exported, not_exported,
        column_tenant, column_state, column_success, column_recoverable, column_running, column_failure, column_tasks,
        state_failed, state_late, state_no_backup, state_ok, state_unknown, state_waiting, earlier,
        not_asked, no_success, nothing_runs, no_failure, no_message,
        asking_list, asking_cluster, stopped, failed, each_tenant, cluster_wide, only_with_tasks, no_tenants,
    }
    filled {
        title(cluster), asked(asked, total), as_of(time), waiting(time),
        tasks_partial(loaded, total), tab(title, cluster),
    }
    counted {
        tasks(count), more_running(count),
        count_failed(count), count_late(count), count_no_backup(count), count_ok(count), count_unknown(count),
        count_waiting(count), without_tenant(count),
    }
}
