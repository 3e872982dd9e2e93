//! Texts of the request details.

use crate::i18n::areas::RequestsTexts;
use crate::i18n::texts::Plural;

pub(super) const REQUESTS: RequestsTexts = RequestsTexts {
    field_successful: "Successful",
    field_http_status: "HTTP status",
    field_server_clock: "Server clock",
    field_server_time: "Server time in ms",
    field_trace_id: "Request trace id",
    field_server: "Server",

    copy_details: "Copy details",

    http: "HTTP",
    code: "Code",
    trace_id: "Trace id",
    server: "Server",
    ocp_says: "OCP says",

    title: "Request details",
    close: "Close",
    about: "The requests that this page sent to OCP and the responses to them, newest first. OCP’s support asks for the trace id.",
    of_file: "The tasks shown come from the file {name} and from none of these requests, which were sent before it was opened.",
    credential_basic: "A copied curl command takes your user name and password from the shell’s variables OCP_USER and OCP_PASSWORD, and sends nothing until both are set.",
    credential_session: "A copied curl command takes your session’s cookie (name=value, as your browser sends it to OCP) from the shell’s variable OCP_COOKIE, and sends nothing until it is set.",
    credential_proxy: "A copied curl command has no credential: the proxy in front of OCP may ask for one.",
    copy_as_curl: "Copy as cURL",
    pending: "Pending",
    answered: "Answered",
    failed: "Failed",
    discarded: "Discarded",
    discarded_hint: "It was cancelled, or replaced by a newer request before its response was received.",
    attempt_number: "Try {count}",
    milliseconds: "{count} ms",
    url: "URL",
    total_time: "Total time in ms",
    bytes: "Bytes read",
    tasks: "Tasks",
    attempt: "Try",
    sent: "Sent",
    latest_load: Plural {
        one: "Latest load: {count} request",
        other: "Latest load: {count} requests",
    },
    earlier: Plural {
        one: "Earlier: {count} request",
        other: "Earlier: {count} requests",
    },
    show_newer: Plural {
        one: "Show {count} newer request",
        other: "Show {count} newer requests",
    },
    only_latest_kept: "Only the latest {most} requests are kept.",
};
