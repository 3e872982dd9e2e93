//! What the page has to say of each fault of the stand-in.

use ocp_stand_in::Fault;

/// What the page has to say.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Says {
    /// An error notice with these parts, and no rows.
    Fails(&'static [&'static str]),
    /// So many rows, this total, and exactly these messages (parts of them); several are lines of one notice.
    Shows(usize, &'static str, &'static [&'static str]),
    /// Between so many rows and so many: of a list that never stops changing it depends on which of two requests the server
    /// takes first. And one notice with this part.
    Changes(usize, usize, &'static str),
    /// No rows and no error, but this in their place.
    Empty(&'static str),
}

/// How a fault has to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    /// It is not answered, or not with tasks, and asking again would not help.
    Refused,
    /// Tasks come.
    Answered,
    /// The page asks again by itself, which takes its time.
    TriedAgain,
}

use Says::{Changes, Empty, Fails, Shows};

const SIXTY: Says = Shows(60, "60 tasks", &[]);
const OLD_SAMPLE: &str = "older than its request, so the tasks are as of 2024-08-09 08:13:34.";
const CACHED: &str =
    "The response is 2 h 00 m older than its request, so the tasks are as of 2025-03-10";
const CLOCK_BEHIND: &str = "This computer’s clock is 3 h 0";
const PROXY: &str = "The proxy in front of OCP responded in its place";
const TRIED: &str = "Tried 3 times.";
const TOO_LARGE: Says = Fails(&["The response is larger than 32 MB"]);
const ELSEWHERE: Says = Fails(&[
    "The request was redirected, which this page does not follow",
    "Sign in",
]);
const UNSAID: &str = "OCP rejected this request, and does not say which part of it is wrong.";
const OTHER_STATUS: &str =
    "OCP was asked for Canceling only, but 60 of the 60 tasks it returned have other statuses.";
const REPLACED: &str = "The response has bytes that are no text in its encoding; they are shown as";
const SAMPLE_TENANT: &str =
    "belongs to another (tenant 1000012 of cluster 1000005). It is shown anyway, and marked.";
const HOSTILE_SCOPES: &str = "6 of the 280 tasks it returned belong to others";
const OTHER_TENANT: &str = "but 60 of the 60 tasks it returned belong to others, such as tenant 1000013 of cluster 1000006. They are shown anyway, and marked.";
const HALF_OTHER_TENANT: &str = "but 30 of the 60 tasks it returned belong to others, such as tenant 1000013 of cluster 1000006.";
const OTHER_SET: &str =
    "OCP was asked for backup set 1 only, but 60 of the 60 tasks it returned are of other sets.";
const OUTSIDE: &str = "(until 1999-01-01 00:00:00), but 60 of the 60 tasks it returned lie entirely outside it. They are shown anyway.";
const REFUSED_FILTER: &str = "OCP does not accept a part of this filter";

/// What the page says of a fault in the end.
#[expect(
    clippy::too_many_lines,
    reason = "a table with a row for each fault, and one match makes the compiler miss none"
)]
pub(crate) fn expected(fault: Fault) -> (Group, Says) {
    match fault {
        Fault::Hang | Fault::SlowBody | Fault::Stalls => (
            Group::TriedAgain,
            Fails(&["No complete response was received within 2 seconds.", TRIED]),
        ),
        Fault::Html502 | Fault::SecretPage => {
            (Group::TriedAgain, Fails(&[PROXY, "HTTP 502", TRIED]))
        }
        Fault::Html503 => (Group::TriedAgain, Fails(&[PROXY, "HTTP 503", TRIED])),
        Fault::Html504 => (Group::TriedAgain, Fails(&[PROXY, "HTTP 504", TRIED])),
        Fault::Reset => (
            Group::TriedAgain,
            Fails(&["The response broke off after ", TRIED]),
        ),
        Fault::Envelope503 => (
            Group::TriedAgain,
            Fails(&["OCP failed. Retry", "HTTP 503", "Trace id", TRIED]),
        ),
        Fault::RateLimited => {
            let parts = &[
                "OCP asks you to wait 5 s before",
                "HTTP 429",
                "Excessive number of requests",
                TRIED,
            ];
            (Group::TriedAgain, Fails(parts))
        }
        Fault::Cut429 => (
            Group::TriedAgain,
            Fails(&["OCP asks you to wait 5 s before", "HTTP 429", TRIED]),
        ),
        Fault::RetryAfter => (
            Group::TriedAgain,
            Fails(&["OCP asks you to wait 7 s before", "HTTP 429", TRIED]),
        ),
        Fault::RateLimitedGarbage => {
            let parts = &[
                "Wait a minute before the next one.",
                "HTTP 429",
                "Trying again in ",
                "(try 2 of 3)",
                "Cancel",
            ];
            (Group::TriedAgain, Fails(parts))
        }
        Fault::GatewayOnce | Fault::Flaky => (Group::TriedAgain, SIXTY),

        Fault::RateLimitedDay => (
            Group::Refused,
            Fails(&["OCP asks you to wait 1 day before", "HTTP 429"]),
        ),
        Fault::Truncated => (
            Group::Refused,
            Fails(&["The response was cut off.", "HTTP 200"]),
        ),
        Fault::Unauthorized => (
            Group::Refused,
            Fails(&[
                "You are not signed in to OCP",
                "HTTP 401",
                "Code IAM10000",
                "Trace id",
                "Sign in",
            ]),
        ),
        Fault::Cut401 => (
            Group::Refused,
            Fails(&["You are not signed in to OCP", "HTTP 401", "Sign in"]),
        ),
        Fault::Refused200 => {
            let parts = &[
                "OCP does not accept this user name and password. Check both",
                "HTTP 200",
                "Code IAM10006",
            ];
            (Group::Refused, Fails(parts))
        }
        Fault::Html403 => {
            let parts = &[
                "The proxy in front of OCP rejected this request; it did not reach OCP.",
                "HTTP 403",
            ];
            (Group::Refused, Fails(parts))
        }
        Fault::Forbidden => {
            let parts = &[
                "You do not have permission to see the data backups of cluster 1000099, tenant 8.",
                "Code IAM11000",
            ];
            (Group::Refused, Fails(parts))
        }
        Fault::NotFound => {
            let parts = &[
                "OCP has no such cluster, or the cluster no such tenant",
                "HTTP 404",
                "Code OBE11001",
            ];
            (Group::Refused, Fails(parts))
        }
        Fault::Internal => (
            Group::Refused,
            Fails(&[
                "OCP cannot reach the cluster",
                "HTTP 500",
                "Code OBE12000",
                "Trace id",
            ]),
        ),
        Fault::Html200 => (
            Group::Refused,
            Fails(&[
                "A web page came back instead of OCP’s response",
                "HTTP 200",
                "Sign in",
            ]),
        ),
        Fault::EmptyBody => (
            Group::Refused,
            Fails(&["The response was empty.", "HTTP 200"]),
        ),
        Fault::SuccessFalse => (
            Group::Refused,
            Fails(&["OCP failed", "HTTP 200", "Code COM10999", "Trace id"]),
        ),
        Fault::CodeNumber => (
            Group::Refused,
            Fails(&[UNSAID, "HTTP 400", "Code 30014", "Trace id"]),
        ),
        Fault::FieldErrors => {
            // The target is in the message already.
            const SAYS: &str = "OCP says: Illegal argument: startTime. · startTime: is not a day of the calendar · endTime: ";
            (
                Group::Refused,
                Fails(&[
                    REFUSED_FILTER,
                    SAYS,
                    "status: ",
                    "backupSetId: ",
                    "Code COM10001",
                ]),
            )
        }
        Fault::RangeTooLong => (
            Group::Refused,
            Fails(&[REFUSED_FILTER, "HTTP 400", "Code COM10014"]),
        ),
        Fault::BadTime => (
            Group::Refused,
            Fails(&[REFUSED_FILTER, "HTTP 400", "Code COM10010"]),
        ),
        Fault::SecretError => (
            Group::Refused,
            Fails(&[REFUSED_FILTER, "HTTP 400", "Code COM10001", "***"]),
        ),
        Fault::HugeAnswer | Fault::HugeAnswerAnnounced => (Group::Refused, TOO_LARGE),
        Fault::Redirect | Fault::RedirectAway => (Group::Refused, ELSEWHERE),
        Fault::NoContents => (
            Group::Refused,
            Empty("This tenant has no data backup tasks"),
        ),
        Fault::NoContentsNoTotal => (
            Group::Refused,
            Fails(&["without a list of tasks", "HTTP 200"]),
        ),

        Fault::SizeIgnored => (Group::Answered, Shows(237, "237 tasks", &[])),
        Fault::SizeTooBig => (Group::Answered, Shows(5_200, "5,200 tasks", &[])),
        Fault::PageIgnored => {
            let told = &["OCP reports 4,400 tasks but returned 2,000: the list may be incomplete."];
            (Group::Answered, Shows(2_000, "4,400 tasks", told))
        }
        Fault::TotalWrong => {
            let told = &["OCP reports 100 tasks but returned 60: the list may be incomplete."];
            (Group::Answered, Shows(60, "100 tasks", told))
        }
        Fault::WrongTypes => {
            let told = &["2 entries of OCP’s response are not tasks and are left out."];
            (Group::Answered, Shows(60, "60 tasks", told))
        }
        Fault::BadTasks => {
            let told = &["16 entries of OCP’s response are not tasks and are left out."];
            (Group::Answered, Shows(44, "44 tasks", told))
        }
        Fault::HostileFields => (Group::Answered, Shows(280, "280 tasks", &[HOSTILE_SCOPES])),
        Fault::Shifting => (Group::Answered, Changes(6_000, 6_020, "kept changing")),
        Fault::Vanishing => (Group::Answered, Changes(6_380, 6_400, "kept changing")),
        Fault::ShiftingOnce => (Group::Answered, Shows(6_001, "6,001 tasks", &[])),
        Fault::IgnoresStatus => (Group::Answered, Shows(60, "60 tasks", &[OTHER_STATUS])),
        Fault::InvalidUtf8 => (Group::Answered, Shows(60, "60 tasks", &[REPLACED])),
        Fault::OtherTenant => (Group::Answered, Shows(60, "60 tasks", &[OTHER_TENANT])),
        Fault::HalfOtherTenant => (Group::Answered, Shows(60, "60 tasks", &[HALF_OTHER_TENANT])),
        Fault::Cached => (Group::Answered, Shows(60, "60 tasks", &[CACHED])),
        Fault::ClockBehind => (Group::Answered, Shows(60, "60 tasks", &[CLOCK_BEHIND])),
        Fault::IgnoresSet => (Group::Answered, Shows(60, "60 tasks", &[OTHER_SET])),
        Fault::IgnoresRange => (Group::Answered, Shows(60, "60 tasks", &[OUTSIDE])),
        Fault::Unfiltered => (
            Group::Answered,
            Shows(60, "60 tasks", &[OTHER_STATUS, OTHER_SET, OUTSIDE]),
        ),
        Fault::PagesTurned => {
            let told =
                &["OCP returned its pages in inconsistent orders: some tasks may be missing."];
            (Group::Answered, Shows(6_400, "6,400 tasks", told))
        }
        Fault::Sample => (
            Group::Answered,
            Shows(1, "1 task", &[SAMPLE_TENANT, OLD_SAMPLE]),
        ),
        Fault::Slow
        | Fault::NoPageBlock
        | Fault::DuplicateIds
        | Fault::UnknownStatus
        | Fault::NumbersAsStrings
        | Fault::HugeMessage
        | Fault::HostileText
        | Fault::Unordered
        | Fault::Secrets
        | Fault::HugeField
        | Fault::DeepNesting
        | Fault::DuplicateKeys
        | Fault::Bom
        | Fault::OddDates
        | Fault::UndocumentedFields
        | Fault::TotalGarbage
        | Fault::EverythingSecret => (Group::Answered, SIXTY),
    }
}
