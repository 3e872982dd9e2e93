//! Of the choice of a cluster and a tenant.

use crate::i18n::texts::messages;

messages! {
    /// Of the choice of a cluster and a tenant.
    ScopesTexts {}
    plain {
        choose_or_type, show_clusters, show_tenants, clusters, tenants, used_before, from_ocp,
        loading, loading_more, more, retry, reload, no_cluster_at_all, no_tenant_at_all, no_match, cluster_first,
        forbidden_clusters, forbidden_tenants, sign_in_first, unreadable, late, throttled_unknown, halted, file_is_shown,
        pinned, recent, pin_this, now_pinned, now_unpinned, menu, forget, forgotten,
        how_to_choose, choose_cluster, used_here,
    }
    filled {
        tenant_number(id), cluster_number(id), of_cluster(tenant, cluster), chosen(name), pin(scope), pins_full(count),
        no_such_cluster(id), throttled(time), ids(cluster, tenant),
        matching(matching, total), matching_loaded(matching, loaded, total), matching_known(matching, loaded),
        loaded_of(loaded, total), loaded(loaded),
    }
    counted { cluster_count(count), tenant_count(count) }
}
