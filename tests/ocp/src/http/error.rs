//! Why OCP refuses, with its codes, in English or Chinese.

use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::envelope::{Code, ErrorBlock, Stamp, SubError};

/// The languages OCP writes messages in (documented: `en-US`, `zh-CN`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lang {
    En,
    Zh,
}

impl Lang {
    /// The first language of `Accept-Language` that OCP knows; English otherwise.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let accepted = headers
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok());
        let mut tags = accepted.unwrap_or_default().split(',').map(str::trim_start);
        match tags.find(|tag| tag.starts_with("zh") || tag.starts_with("en")) {
            Some(tag) if tag.starts_with("zh") => Self::Zh,
            _ => Self::En,
        }
    }
}

/// What kind of refusal: HTTP status, code and message in both languages; `{0}` in a message stands for an argument.
#[derive(Debug)]
pub(crate) struct Reason {
    status: StatusCode,
    code: Code,
    english: &'static str,
    chinese: &'static str,
}

/// A refusal of one request.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    reason: &'static Reason,
    argument: String,
    sub_errors: Vec<SubError>,
}

/// Makes [`Reason`]s; codes and HTTP statuses are documented for OCP, the wording is the stand-in's own.
macro_rules! reasons {
    ($($name:ident $status:ident $code:expr, $english:literal, $chinese:literal;)*) => {
        $(pub(crate) static $name: Reason = Reason {
            status: StatusCode::$status,
            code: $code,
            english: $english,
            chinese: $chinese,
        };)*
    };
}

reasons! {
    WRONG_TIME BAD_REQUEST Code::Text("COM10010"), "The start time or end time is invalid.", "开始时间或结束时间无效。";
    WRONG_PARAMETER BAD_REQUEST Code::Text("COM10001"), "Illegal argument: {0}.", "参数非法：{0}。";
    RANGE_TOO_LONG BAD_REQUEST Code::Text("COM10014"), "The time range is too long.", "时间范围过长。";
    NO_ROUTE BAD_REQUEST Code::Text("COM10001"), "No such interface: {0}.", "接口不存在：{0}。";
    NOT_SIGNED_IN UNAUTHORIZED Code::Text("IAM10000"), "You are not signed in, or the session has expired.", "未登录或会话已过期。";
    WRONG_PASSWORD UNAUTHORIZED Code::Text("IAM10006"), "User name or password is wrong; {0} tries left.", "用户名或密码错误，还可尝试 {0} 次。";
    BLOCKED UNAUTHORIZED Code::Text("IAM10007"), "Too many wrong passwords: this client is blocked for {0} minutes.", "密码错误次数过多，该客户端被锁定 {0} 分钟。";
    ADDRESS_REFUSED UNAUTHORIZED Code::Text("IAM10014"), "Your IP address may not sign in.", "您的 IP 地址不允许登录。";
    FORBIDDEN FORBIDDEN Code::Text("IAM11000"), "You do not have the permission for this operation.", "没有执行该操作的权限。";
    NO_CLUSTER NOT_FOUND Code::Text("OBE11001"), "Cluster {0} does not exist.", "集群 {0} 不存在。";
    NO_TENANT NOT_FOUND Code::Text("OBE11001"), "Tenant {0} does not exist in this cluster.", "该集群中不存在租户 {0}。";
    UNREACHABLE INTERNAL_SERVER_ERROR Code::Text("OBE12000"), "Failed to connect to the OceanBase cluster.", "连接 OceanBase 集群失败。";
    UNAVAILABLE SERVICE_UNAVAILABLE Code::Text("COM10999"), "The service is not available at the moment.", "服务暂不可用。";
    // Failures that the server reports with HTTP 200.
    FAILED_WITH_200 OK Code::Text("COM10999"), "An unexpected error occurred.", "发生未知错误。";
    REFUSED_WITH_200 OK Code::Text("IAM10006"), "User name or password is wrong.", "用户名或密码错误。";
    // A code that is an integer, as some of OCP's documents print it.
    NUMBERED BAD_REQUEST Code::Number(30014), "The request parameter is invalid.", "请求参数无效。";
}

impl Refusal {
    /// A refusal that tells nothing but its reason; `argument` is empty where the message has no place for one.
    pub(crate) fn new(reason: &'static Reason, argument: &(impl ToString + ?Sized)) -> Self {
        Self {
            reason,
            argument: argument.to_string(),
            sub_errors: Vec::new(),
        }
    }

    /// Wrong parameters, each named in `subErrors`; the first of them is the `target` and decides the code.
    pub(crate) fn parameters(sub_errors: Vec<SubError>) -> Self {
        let field = sub_errors
            .first()
            .map(|first| first.field.clone())
            .unwrap_or_default();
        let is_time = matches!(field.as_str(), "startTime" | "endTime");
        let reason = if is_time {
            &WRONG_TIME
        } else {
            &WRONG_PARAMETER
        };
        Self {
            reason,
            argument: field,
            sub_errors,
        }
    }

    /// Wrong parameters of any kind under one code, as a validation framework reports them.
    pub(crate) fn validation(sub_errors: Vec<SubError>) -> Self {
        Self {
            reason: &WRONG_PARAMETER,
            ..Self::parameters(sub_errors)
        }
    }

    /// One wrong parameter.
    pub(crate) fn parameter(field: &str, rejected: &str, message: &str) -> Self {
        Self::parameters(vec![sub_error(field, rejected, message)])
    }

    /// The refusal as a sentence.
    pub(crate) fn message(&self, lang: Lang) -> String {
        let message = match lang {
            Lang::En => self.reason.english,
            Lang::Zh => self.reason.chinese,
        };
        message.replace("{0}", &self.argument)
    }

    /// The refusal in OCP's form.
    pub(crate) fn respond(&self, stamp: &Stamp, lang: Lang) -> Response {
        super::json(self.reason.status, self.body(stamp, lang))
    }

    /// What [`Refusal::respond`] has as its body.
    pub(crate) fn body(&self, stamp: &Stamp, lang: Lang) -> String {
        let Reason { status, code, .. } = *self.reason;
        let error = ErrorBlock {
            code,
            message: self.message(lang),
            sub_errors: &self.sub_errors,
            target: self.sub_errors.first().map(|first| first.field.as_str()),
        };
        stamp.failure(status.as_u16(), &error)
    }
}

/// One entry of `subErrors`; `message` is in English whatever the language, as a validation framework writes it.
pub(crate) fn sub_error(field: &str, rejected: &str, message: &str) -> SubError {
    SubError {
        field: field.to_owned(),
        message: message.to_owned(),
        object: "dataBackupTasks",
        rejected_value: rejected.to_owned(),
    }
}
