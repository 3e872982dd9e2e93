//! The faults that the stand-in can simulate on demand.

/// Makes the enum and its table from one list, so that each fault is written once.
macro_rules! faults {
    ($($variant:ident $name:literal $description:literal,)*) => {
        /// One kind of faulty response. Each is also a tenant of [`crate::demo::FAULT_CLUSTER`]
        /// whose responses all have it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Fault {
            $(#[doc = concat!("`", $name, "`: ", $description)] $variant,)*
        }

        /// Fault, name, description; in the order of the tenant ids.
        const TABLE: &[(Fault, &str, &str)] = &[$((Fault::$variant, $name, $description),)*];
    };
}

// The position, from 1, is the tenant id of the fault: append only.
faults! {
    Slow "slow" "responds after 3 s (control path: ms=)",
    Hang "hang" "never responds",
    Truncated "truncated" "JSON cut in the middle; content-length matches the cut",
    Html502 "html-502" "a proxy's 502 page",
    Html503 "html-503" "a proxy's 503 page",
    Html504 "html-504" "a proxy's 504 page",
    Unauthorized "unauthorized" "401 IAM10000: not signed in",
    Forbidden "forbidden" "403 IAM11000: no permission for this tenant",
    NotFound "not-found" "404 OBE11001: the tenant does not exist",
    RateLimited "rate-limited" "429 with RateLimit-Reset: 5 and the documented body",
    Internal "internal" "500 OBE12000: OCP cannot reach the cluster",
    Reset "reset" "the connection is reset in the middle of the response",
    SizeIgnored "size-ignored" "10 tasks a page for every requested size; 237 tasks",
    SizeTooBig "size-too-big" "5000 tasks a page for every requested size",
    PageIgnored "page-ignored" "always the first page",
    TotalWrong "total-wrong" "totalElements is 40 too large",
    NoPageBlock "no-page-block" "data.page is absent",
    NoContents "no-contents" "data.contents is absent, total 0",
    DuplicateIds "duplicate-ids" "tasks share a taskId; one is repeated across pages",
    UnknownStatus "unknown-status" "statuses INIT, COMPLETED, BACKUP_SYS_META, \"\" and null",
    NumbersAsStrings "numbers-as-strings" "every long is a string, 9223372036854775807 among them",
    HugeMessage "huge-message" "one errorMsg of 1 MB, one of 20 kB in many lines",
    Html200 "html-200" "200 with a login page",
    EmptyBody "empty-body" "200 without a body",
    HostileText "hostile-text" "markup, scripts, templates, bidi, control characters, lone surrogates and more in texts",
    WrongTypes "wrong-types" "objects, arrays and booleans in place of scalars; null and 42 among contents",
    Unordered "unordered" "tasks in no order",
    Unfiltered "unfiltered" "filters are ignored",
    Secrets "secrets" "access keys and passwords in errorMsg and backupUri",
    SuccessFalse "success-false" "HTTP 200 with successful:false and an error",
    CodeNumber "code-number" "HTTP 400 whose error.code is the integer 30014",
    Sample "sample" "the documented samples, byte for byte (control path: every endpoint)",
    HostileFields "hostile-fields" "each task has one invalid field; taskId is 1000 x the field's number + the defect's",
    HugeField "huge-field" "texts of 1 MB in five fields; a task with 10,000 unknown members",
    DeepNesting "deep-nesting" "values nested 10,000 deep in unknown and in documented fields",
    DuplicateKeys "duplicate-keys" "repeated members in tasks, data and envelope; the last of each is right",
    Bom "bom" "a byte order mark before the JSON",
    InvalidUtf8 "invalid-utf8" "texts with bytes that are not UTF-8",
    HugeAnswer "huge-answer" "200 MB of tasks, chunked, without a length",
    HugeAnswerAnnounced "huge-answer-announced" "200 MB of tasks, with Content-Length",
    SlowBody "slow-body" "a body of one byte a second (control path: ms=)",
    Stalls "stalls" "half of the body, then nothing",
    BadTasks "bad-tasks" "null, 42, texts and arrays in place of some tasks",
    OddDates "odd-dates" "times outside the calendar, or in forms that few parsers know",
    Shifting "shifting" "a new task appears at the front between any two requests; 6400 tasks",
    ShiftingOnce "shifting-once" "one new task appears at the front before the 3rd request after a pause of 5 s; 6400 tasks",
    Vanishing "vanishing" "a task disappears from the front between any two requests; 6400 tasks",
    Redirect "redirect" "302 to /login",
    RedirectAway "redirect-away" "302 to an origin that does not exist",
    RetryAfter "retry-after" "429 with Retry-After: 7 alone",
    RateLimitedDay "rate-limited-day" "429 with RateLimit-Reset: 86400",
    RateLimitedGarbage "rate-limited-garbage" "429 with RateLimit-Reset: soon",
    GatewayOnce "gateway-once" "a proxy's 503 page once, then none until a pause of one minute",
    Flaky "flaky" "a proxy's 503 page twice, then none until a pause of one minute",
    FieldErrors "field-errors" "400 COM10001 with subErrors for startTime, endTime, status and backupSetId",
    RangeTooLong "range-too-long" "400 COM10014: the time range is too long",
    BadTime "bad-time" "400 COM10010: start or end time is invalid",
    Envelope503 "envelope-503" "503 in OCP's own form",
    UndocumentedFields "undocumented-fields" "every task has fields that OCP does not document",
    NoContentsNoTotal "no-contents-no-total" "data is {}",
    TotalGarbage "total-garbage" "totalElements is in turn \"many\", -1, 1e30 and 2^64",
    EverythingSecret "everything-secret" "S3CR3T-MARKER as a secret in every possible place of a response with tasks",
    SecretError "secret-error" "400 with S3CR3T-MARKER as a secret in message, target and subErrors",
    SecretPage "secret-page" "a proxy's 502 page with S3CR3T-MARKER as a secret",
    Cut401 "cut-401" "401 IAM10006, and the connection closes in the middle of the body",
    Cut429 "cut-429" "429 with RateLimit-Reset: 5, and the connection closes in the middle of the body",
    Refused200 "refused-200" "HTTP 200 with successful:false and IAM10006",
    Html403 "html-403" "a proxy's 403 page",
    IgnoresStatus "ignores-status" "the status filter is ignored",
    IgnoresSet "ignores-set" "the backup set filter is ignored",
    IgnoresRange "ignores-range" "the time range filter is ignored",
    PagesTurned "pages-turned" "every second page starts with its oldest task; 6400 tasks",
    OtherTenant "other-tenant" "the tasks belong to tenant 1000013 of cluster 1000006",
    HalfOtherTenant "half-other-tenant" "every second task belongs to tenant 1000013 of cluster 1000006",
    Cached "cached" "a cache between: timestamp is two hours before the request",
    ClockBehind "clock-behind" "the server's clock, timestamp and Date, is three hours slow",
}

impl Fault {
    /// Every fault, in the order of the tenant ids.
    pub fn all() -> impl Iterator<Item = Fault> {
        TABLE.iter().map(|row| row.0)
    }

    /// The name in the control path and of the fault's tenant, such as `html-502`.
    pub fn name(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// A description in one line of English.
    pub fn description(self) -> &'static str {
        TABLE[self as usize].2
    }

    /// The tenant of [`crate::demo::FAULT_CLUSTER`] that always has this fault; from 1.
    pub fn tenant_id(self) -> i64 {
        self as i64 + 1
    }

    /// The fault with this name, if there is one.
    pub fn named(name: &str) -> Option<Fault> {
        TABLE.iter().find(|row| row.1 == name).map(|row| row.0)
    }
}
