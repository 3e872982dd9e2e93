//! Texts of loading: its progress, its failures and its notices.

use crate::i18n::texts::messages;

messages! {
    /// Texts of loading: its progress, its failures and its notices.
    LoadTexts {}
    plain {
        mark_other_cluster, mark_other_tenant, mark_other_set, mark_other_status, mark_outside_range,
        mark_hint, nothing_to_refresh, refresh_paused, pause, resume, replaced_bytes, refreshes_on_demand,
        loading, nothing_loaded, load_all, refresh, error_title, error_kept, error_previous_filter,
        error_invalid, error_forbidden_by_proxy, error_invalid_unspecified, error_not_found,
        error_throttled_unknown, error_cluster, error_ocp, error_gateway, error_empty,
        error_cut_off, error_undecodable, error_web_page, error_redirected, error_no_tasks, error_other,
        error_network, error_network_cross_origin, error_config, paused, seems_offline, retrying,
        cause_input, cause_session, cause_rights, cause_network, cause_proxy, cause_ocp,
        cause_cluster, cause_rate_limit, cause_page, list_kept_changing, as_received, cancelled, load_tasks, sorting,
        inconsistent_page_order,
    }
    filled {
        refreshes_every(interval), clock_fast(difference), clock_slow(difference), old_response(delay, time),
        error_broken_off(bytes), tenant_of_cluster(tenant, cluster), only_tenant(tenant), only_cluster(cluster),
        loaded_of(loaded, total), loaded_so_far(loaded), refreshing(loaded, total), as_of(time),
        rows_from(time), error_forbidden(cluster, tenant), error_throttled(time),
        error_too_large(megabytes), error_timed_out(seconds), retrying_in(time, next, most),
        gave_up(count), fewer_than_reported(total, loaded), announced_part(loaded, total),
        announced_part_at(loaded, total, time), task_is_now(task, status),
    }
    counted {
        undetermined(count), announced_at(count, time), announced(count), not_tasks(count),
        other_scope(count, loaded, cluster, tenant, other), other_status(count, loaded, statuses), other_set(count, loaded, set),
        outside_range(count, loaded, range), show_new(count), new_tasks(count), tasks_changed(count),
    }
}
