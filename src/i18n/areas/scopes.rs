//! Texts of the choice of a cluster and a tenant.

use crate::i18n::texts::messages;

messages! {
    /// Texts of the choice of a cluster and a tenant.
    ScopesTexts {}
    plain {
        tenant, cluster, cluster_id, tenant_id, no_scope_title, choose_or_type, show_clusters,
        show_tenants, clusters, tenants, pinned_and_recent, from_ocp, loading, loading_more, more,
        retry, reload, no_cluster_at_all, no_tenant_at_all, no_match, cluster_first,
        forbidden_clusters, forbidden_tenants, sign_in_first, unreadable, list_timed_out,
        throttled_unknown, file_is_shown, config_error, pinned, recent, pin_this, now_pinned,
        now_unpinned, recent_menu, clear_recent, recent_cleared, how_to_choose, choose_cluster, choose_tenant,
        or_continue_with,
    }
    filled {
        tenant_number(id), cluster_number(id), tenant_of_cluster(tenant, cluster), chosen(name),
        matching(matching, total), matching_loaded(matching, loaded, total),
        matching_known(matching, loaded), loaded_of(loaded, total), loaded(loaded),
        no_such_cluster(id), throttled(time), pin(scope), pins_full(count), ids(cluster, tenant),
    }
    counted {
        cluster_count(count), tenant_count(count),
    }
}
