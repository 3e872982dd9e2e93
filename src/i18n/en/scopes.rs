//! Texts of the choice of a cluster and a tenant.

use crate::i18n::areas::ScopesTexts;
use crate::i18n::texts::Plural;

pub(super) const SCOPES: ScopesTexts = ScopesTexts {
    tenant: "Tenant",
    cluster: "Cluster",

    cluster_id: "Cluster id",
    tenant_id: "Tenant id",

    no_scope_title: "Choose a cluster and a tenant",

    choose_or_type: "Choose one from the list or type the id",
    show_clusters: "Show clusters",
    show_tenants: "Show tenants",
    clusters: "Clusters",
    tenants: "Tenants",
    pinned_and_recent: "Pinned and recent",
    from_ocp: "From OCP’s list",
    tenant_number: "Tenant {id}",
    cluster_number: "Cluster {id}",
    tenant_of_cluster: "{tenant}, cluster {cluster}",
    chosen: "{name} chosen",

    loading: "Loading OCP’s list…",
    loading_more: "Loading more…",
    more: "Show more",
    retry: "Try again",
    reload: "Reload list",
    no_cluster_at_all: "OCP lists no cluster for you; type the id.",
    no_tenant_at_all: "OCP lists no tenant of this cluster for you; type the id.",
    no_match: "Nothing matches.",
    cluster_first: "Choose or type a cluster: then its tenants are listed here.",
    cluster_count: Plural {
        one: "{count} cluster",
        other: "{count} clusters",
    },
    tenant_count: Plural {
        one: "{count} tenant",
        other: "{count} tenants",
    },
    matching: "{matching} of {total} match",
    matching_loaded: "{matching} match among {loaded} loaded of {total}",
    matching_known: "{matching} match among {loaded} loaded",
    loaded_of: "{loaded} of {total} loaded: type to search",
    loaded: "{loaded} loaded: type to search",

    forbidden_clusters: "You may not read OCP’s list of clusters; type the id.",
    forbidden_tenants: "You may not read OCP’s list of this cluster’s tenants; type the id.",
    no_such_cluster: "OCP knows no cluster {id}.",
    sign_in_first: "Sign in to see OCP’s list; an id can be typed.",
    unreadable: "The response is not OCP’s list; type the id.",
    list_timed_out: "OCP’s list was not received; type the id.",
    throttled: "Too many requests: OCP asks you to wait {time}. An id can be typed.",
    throttled_unknown: "Too many requests: wait a minute. An id can be typed.",
    file_is_shown: "A saved response is shown, so nothing is requested from OCP; type the id.",
    config_error: "No requests are sent until config.json is corrected.",

    pinned: "Pinned",
    recent: "Recent",
    pin_this: "Pin this tenant",
    pin: "Pin {scope}",
    now_pinned: "Pinned",
    now_unpinned: "No longer pinned",
    pins_full: "{count} tenants are pinned, which is the most that can be pinned. Unpin one first.",
    recent_menu: "Recent and pinned tenants",
    clear_recent: "Clear recent tenants",
    recent_cleared: "Recent tenants cleared",
    ids: "cluster {cluster}, tenant {tenant}",
    how_to_choose: "First the cluster, then one of its tenants. Where OCP does not show you its lists, type the two ids: both are in the address of the tenant’s page in OCP.",
    choose_cluster: "Choose a cluster",
    choose_tenant: "Choose a tenant",
    or_continue_with: "Or continue where you left off",
};
