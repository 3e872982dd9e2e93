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
    error_kept: "Loading failed; the rows below are what was loaded before",
    error_previous_filter: "The rows below still answer the previous filter.",
    rows_from: "The rows are as of {time}.",
    error_invalid: "OCP does not accept a part of this filter. Correct it and apply again.",
    error_forbidden: "You lack the right to see the data backups of cluster {cluster}, tenant {tenant}. Ask an OCP administrator for it, and give the trace id.",
    error_forbidden_by_proxy: "The proxy in front of OCP forbids this request; OCP was not asked. Ask whoever runs the proxy.",
    error_invalid_unspecified: "OCP does not accept this request, and does not say which part of it. Check the filter; if it is right, give the details to whoever runs OCP.",
    error_not_found: "OCP has no such cluster, or the cluster no such tenant. Check both ids.",
    error_throttled: "Too many requests. OCP asks to wait {time} before the next.",
    error_throttled_unknown: "Too many requests. Wait a minute before the next.",
    error_cluster: "OCP cannot reach the cluster, or the cluster failed. Look at the cluster’s state; then retry, or give the trace id to whoever runs OCP.",
    error_ocp: "OCP failed. Retry; if that does not help, give the trace id to whoever runs OCP.",
    error_gateway: "The proxy in front of OCP answered in its place: OCP is down, restarting or overloaded. Retry later.",
    error_empty: "The answer was empty. Something between this page and OCP swallowed it.",
    error_cut_off: "The answer ended in the middle. Retry; if it happens again, something between this page and OCP cuts answers off.",
    error_web_page: "A web page came instead of OCP’s answer: perhaps a sign-in page, or the proxy sends /api elsewhere.",
    error_redirected: "The request was sent elsewhere, and this page does not follow: perhaps to a sign-in page, or apiBase is wrong.",
    error_too_large: "The answer is larger than {megabytes} MB, which is all that this page reads. Choose a shorter time range, or have maxAnswerMegabytes raised in config.json.",
    error_no_tasks: "OCP answered, but without a list of tasks that could be read.",
    error_other: "The answer is not one of OCP’s. Perhaps the proxy sends /api elsewhere.",
    error_network: "No answer came. Either this browser is offline, or the server cannot be reached, or it closed the connection.",
    error_timed_out: "No whole answer came within {seconds} seconds. OCP or the cluster may be overloaded.",
    error_network_cross_origin: "No answer came. The server of apiBase cannot be reached, or this page’s Content-Security-Policy or that server’s CORS does not allow it.",
    error_config: "Nothing is asked, as config.json says in a way that is not understood where OCP lies. Correct apiBase there; then reload.",
    paused: "Not tried again until you ask.",
    seems_offline: "This browser says that it is offline. ",
    retrying_in: "Trying again in {time} (try {next} of {most}).",
    retrying: "Trying again…",
    gave_up: "Tried {count} times.",
    cause_input: "Your input",
    cause_session: "Your session",
    cause_rights: "Your rights",
    cause_network: "Network",
    cause_proxy: "Proxy",
    cause_ocp: "OCP",
    cause_cluster: "Cluster",
    cause_page: "This page",

    fewer_than_reported: "OCP says that {total} tasks match, but gave only {loaded} different ones.",
    list_kept_changing: "OCP’s list kept changing while it was loaded: some tasks may be missing. Refresh loads it again.",
    as_received: "Show as received",
    not_tasks: Plural {
        one: "{count} entry of OCP’s answer is not a task and is left out.",
        other: "{count} entries of OCP’s answer are not tasks and are left out.",
    },

    cancelled: "Loading was cancelled before an answer came.",
    load_tasks: "Load tasks",
    sorting: "Sorting…",
    inconsistent_page_order: "OCP gave its pages in orders that do not fit together: some tasks may be missing. All that came are shown, sorted by this page.",

    announced_part: "{loaded} of {total} tasks loaded",
    announced_part_at: "{loaded} of {total} tasks loaded, as of {time}",

    other_status: Plural {
        one: "OCP was asked for {statuses} only, but {count} of the {loaded} it gave has another status. It is shown all the same.",
        other: "OCP was asked for {statuses} only, but {count} of the {loaded} it gave have other statuses. They are shown all the same.",
    },
    other_set: Plural {
        one: "OCP was asked for backup set {set} only, but {count} of the {loaded} it gave is of another set. It is shown all the same.",
        other: "OCP was asked for backup set {set} only, but {count} of the {loaded} it gave are of other sets. They are shown all the same.",
    },
    outside_range: Plural {
        one: "OCP was asked for one time range only ({range}), but {count} of the {loaded} it gave lies wholly outside it. It is shown all the same.",
        other: "OCP was asked for one time range only ({range}), but {count} of the {loaded} it gave lie wholly outside it. They are shown all the same.",
    },
};
