//! Texts of loading: its progress, its failures and its notices.

use crate::i18n::areas::LoadTexts;
use crate::i18n::texts::Plural;

pub(super) const LOAD: LoadTexts = LoadTexts {
    loading: "Loading tasks…",
    nothing_loaded: "No tasks loaded",
    loaded_of: "Loading: {loaded} of {total}",
    loaded_so_far: "Loading: {loaded} so far",
    refreshing: "Refreshing: {loaded} of {total}",
    load_all: "Load all",
    as_of: "As of {time}",
    refresh: "Refresh",
    announced_at: Plural {
        one: "{count} task loaded, as of {time}",
        other: "{count} tasks loaded, as of {time}",
    },
    announced: Plural {
        one: "{count} task loaded",
        other: "{count} tasks loaded",
    },

    error_title: "The tasks could not be loaded",
    error_kept: "Loading failed; the rows below were loaded before",
    error_previous_filter: "The rows below are still those of the previous filter.",
    rows_from: "The rows are as of {time}.",
    error_invalid: "OCP does not accept a part of this filter. Correct it and apply again.",
    error_forbidden: "You do not have permission to see the data backups of cluster {cluster}, tenant {tenant}. Ask an OCP administrator for it, and give the trace id.",
    error_forbidden_by_proxy: "The proxy in front of OCP rejected this request; it did not reach OCP. Ask whoever runs the proxy.",
    error_invalid_unspecified: "OCP rejected this request, and does not say which part of it is wrong. Check the filter; if it is right, give the details to whoever runs OCP.",
    error_not_found: "OCP has no such cluster, or the cluster no such tenant. Check both ids.",
    error_throttled: "Too many requests. OCP asks you to wait {time} before the next one.",
    error_throttled_unknown: "Too many requests. Wait a minute before the next one.",
    error_cluster: "OCP cannot reach the cluster, or the cluster failed. Look at the cluster’s state; then retry, or give the trace id to whoever runs OCP.",
    error_ocp: "OCP failed. Retry; if that does not help, give the trace id to whoever runs OCP.",
    error_gateway: "The proxy in front of OCP responded in its place: OCP is down, restarting or overloaded. Retry later.",
    error_empty: "The response was empty. Something between this page and OCP dropped it.",
    error_cut_off: "The response was cut off. Retry; if it happens again, something between this page and OCP truncates responses.",
    error_web_page: "A web page came back instead of OCP’s response: perhaps a sign-in page, or the proxy sends /api elsewhere.",
    error_redirected: "The request was redirected, which this page does not follow: perhaps to a sign-in page, or apiBase is wrong.",
    error_too_large: "The response is larger than {megabytes} MB, the most that this page reads. Choose a shorter time range, or have maxAnswerMegabytes raised in config.json.",
    error_no_tasks: "OCP responded, but without a list of tasks that could be read.",
    error_other: "The response is not from OCP. Perhaps the proxy sends /api elsewhere.",
    error_network: "No response was received. Either this browser is offline, or the server cannot be reached, or it closed the connection.",
    error_timed_out: "No complete response was received within {seconds} seconds. OCP or the cluster may be overloaded.",
    error_network_cross_origin: "No response was received. The server of apiBase cannot be reached, or this page’s Content-Security-Policy or that server’s CORS does not allow it.",
    error_config: "No requests are sent, because config.json does not say clearly where OCP is. Correct apiBase there, then reload.",
    paused: "Not tried again until you choose Retry.",
    seems_offline: "This browser says that it is offline. ",
    retrying_in: "Trying again in {time} (try {next} of {most}).",
    retrying: "Trying again…",
    gave_up: "Tried {count} times.",
    cause_input: "Your input",
    cause_session: "Your session",
    cause_rights: "Your permissions",
    cause_network: "Network",
    cause_proxy: "Proxy",
    cause_ocp: "OCP",
    cause_cluster: "Cluster",
    cause_page: "This page",

    fewer_than_reported: "OCP reports {total} matching tasks, but returned only {loaded} different ones.",
    list_kept_changing: "OCP’s list kept changing while it was loaded: some tasks may be missing. Refresh loads it again.",
    as_received: "Show as received",
    not_tasks: Plural {
        one: "{count} entry of OCP’s response is not a task and is left out.",
        other: "{count} entries of OCP’s response are not tasks and are left out.",
    },

    cancelled: "Loading was cancelled before a response was received.",
    load_tasks: "Load tasks",
    sorting: "Sorting…",
    inconsistent_page_order: "OCP returned its pages in inconsistent orders: some tasks may be missing. All tasks received are shown, sorted by this page.",

    announced_part: "{loaded} of {total} tasks loaded",
    announced_part_at: "{loaded} of {total} tasks loaded, as of {time}",

    other_status: Plural {
        one: "OCP was asked for {statuses} only, but {count} of the {loaded} it returned has another status. It is shown anyway.",
        other: "OCP was asked for {statuses} only, but {count} of the {loaded} it returned have other statuses. They are shown anyway.",
    },
    other_set: Plural {
        one: "OCP was asked for backup set {set} only, but {count} of the {loaded} it returned is of another set. It is shown anyway.",
        other: "OCP was asked for backup set {set} only, but {count} of the {loaded} it returned are of other sets. They are shown anyway.",
    },
    outside_range: Plural {
        one: "OCP was asked for one time range only ({range}), but {count} of the {loaded} it returned lies entirely outside it. It is shown anyway.",
        other: "OCP was asked for one time range only ({range}), but {count} of the {loaded} it returned lie entirely outside it. They are shown anyway.",
    },
};
