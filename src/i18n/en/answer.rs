//! Of what was asked of OCP and what came back.

use crate::i18n::areas::AnswerTexts;
use crate::i18n::texts::Plural;

pub(super) const ANSWER: AnswerTexts = AnswerTexts {
    this_answer: "This answer",
    close: "Close",
    about: "What this page asked OCP and what came back, newest first. OCP’s support asks for the trace id.",
    of_file: "The tasks shown come from the file {name} and from none of these requests, which were sent before it was opened.",
    credential_basic: "A copied curl command takes your user name and password from the shell’s variables OCP_USER and OCP_PASSWORD, and sends nothing until both are set.",
    credential_session: "A copied curl command takes your session’s cookie (name=value, as your browser sends it to OCP) from the shell’s variable OCP_COOKIE, and sends nothing until it is set.",
    credential_proxy: "A copied curl command has no credential: what stands in front of OCP may ask for one.",
    copy_as_curl: "Copy as cURL",
    under_way: "Under way",
    answered: "Answered",
    failed: "Failed",
    dropped: "Not waited for",
    dropped_why: "It was cancelled, or something newer was asked before its answer came.",
    again: "Try {count}",
    milliseconds: "{count} ms",
    url: "URL",
    total_time: "Total time in ms",
    bytes: "Bytes read",
    tasks: "Tasks",
    tries: "Try",
    sent: "Sent",
    latest_load: Plural {
        one: "Latest load: {count} request",
        other: "Latest load: {count} requests",
    },
    before: Plural {
        one: "Before it: {count} request",
        other: "Before it: {count} requests",
    },
    newer: Plural {
        one: "Show {count} newer request",
        other: "Show {count} newer requests",
    },
    kept: "Only the latest {most} requests are kept.",
};
