//! Everything the stand-in can do wrong on demand.

/// Makes the enum and its table from one list, so that each fault is said once.
macro_rules! faults {
    ($($variant:ident $name:literal $description:literal,)*) => {
        /// One way to answer badly. Each is also a tenant of [`crate::demo::FAULT_CLUSTER`] that always answers so.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Fault {
            $(#[doc = concat!("`", $name, "`: ", $description)] $variant,)*
        }

        /// Fault, name, description; in the order of the tenant ids.
        const TABLE: &[(Fault, &str, &str)] = &[$((Fault::$variant, $name, $description),)*];
    };
}

// The position, from 1, is the fault's tenant id: append, do not insert.
faults! {
    Slow "slow" "answers after 3 s (control path: ms=)",
    Hang "hang" "never answers",
    Truncated "truncated" "JSON cut in the middle; content-length matches the cut",
    Html502 "html-502" "a proxy's 502 page",
    Html503 "html-503" "a proxy's 503 page",
    Html504 "html-504" "a proxy's 504 page",
    Unauthorized "unauthorized" "401 IAM10000: not signed in",
    Forbidden "forbidden" "403 IAM11000: no right to this tenant",
    NotFound "not-found" "404 OBE11001: no such tenant",
    RateLimited "rate-limited" "429 with RateLimit-Reset: 5 and the documented body",
    Internal "internal" "500 OBE12000: OCP cannot reach the cluster",
    Reset "reset" "the connection is reset in the middle of the answer",
    SizeIgnored "size-ignored" "10 tasks a page whatever size is asked; 237 tasks",
    SizeTooBig "size-too-big" "5000 tasks a page whatever size is asked",
    PageIgnored "page-ignored" "always the first page",
    TotalWrong "total-wrong" "totalElements is 40 more than there are",
    NoPageBlock "no-page-block" "data.page is absent",
    NoContents "no-contents" "data.contents is absent, total 0",
    DuplicateIds "duplicate-ids" "tasks share a taskId; one is repeated across pages",
    UnknownStatus "unknown-status" "statuses INIT, COMPLETED, BACKUP_SYS_META, \"\" and null",
    NumbersAsStrings "numbers-as-strings" "every long is a string, 9223372036854775807 among them",
    HugeMessage "huge-message" "one errorMsg of 1 MB, one of 20 kB in many lines",
    Html200 "html-200" "200 with a login page",
    EmptyBody "empty-body" "200 without a body",
    HostileText "hostile-text" "markup, templates, bidi overrides and a javascript: URI in fields",
    WrongTypes "wrong-types" "objects, arrays and bools for scalars; null and 42 among contents",
    Unordered "unordered" "tasks in no order",
    Unfiltered "unfiltered" "filters are ignored",
    Secrets "secrets" "access keys and passwords in errorMsg and backupUri",
    SuccessFalse "success-false" "HTTP 200 with successful:false and an error",
    CodeNumber "code-number" "HTTP 400 whose error.code is the integer 30014",
    Sample "sample" "the documented samples, byte for byte (control path: every endpoint)",
}

impl Fault {
    /// Every fault, in the order of the tenant ids.
    pub fn all() -> impl Iterator<Item = Fault> {
        TABLE.iter().map(|row| row.0)
    }

    /// The name that the control path takes and the fault's tenant bears, such as `html-502`.
    pub fn name(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// What it does, in one line of English.
    pub fn description(self) -> &'static str {
        TABLE[self as usize].2
    }

    /// The tenant of [`crate::demo::FAULT_CLUSTER`] that always answers so; from 1.
    pub fn tenant_id(self) -> i64 {
        self as i64 + 1
    }

    /// The fault of that name; `None` when there is none.
    pub fn named(name: &str) -> Option<Fault> {
        TABLE.iter().find(|row| row.1 == name).map(|row| row.0)
    }
}
