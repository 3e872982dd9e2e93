//! What each failure is taken for.

use super::*;
use proptest::prelude::*;

fn envelope(code: &str) -> String {
    format!(
        r#"{{"successful":false,"traceId":"t1","server":"s1","status":500,"error":{{"code":{code},"message":"m"}}}}"#
    )
}

fn name(error: &ApiError) -> String {
    format!("{error:?}")
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect()
}

#[test]
fn each_failure_of_the_contract_has_its_variant() {
    for (status, code, expected) in [
        (400, "\"COM10001\"", "InvalidParameter"),
        (400, "\"COM10010\"", "InvalidParameter"),
        (400, "30014", "InvalidParameter"),
        (401, "\"IAM10000\"", "SignedOut"),
        (401, "\"IAM10004\"", "SignInRefused"),
        (401, "\"IAM10007\"", "SignInRefused"),
        (401, "\"IAM10014\"", "SignInRefused"),
        (403, "\"IAM11000\"", "Forbidden"),
        (404, "\"OBE11001\"", "NotFound"),
        (400, "\"COM10002\"", "NotFound"),
        (429, "0", "Throttled"),
        (500, "\"OBE12000\"", "Ocp"),
        (503, "\"COM10999\"", "Ocp"),
        (200, "\"COM10999\"", "Ocp"),
    ] {
        let error = ApiError::classify(status, &envelope(code), Some(5));
        assert_eq!(name(&error), expected, "{status} {code}");
        let facts = error.facts().unwrap();
        assert_eq!(
            (facts.http_status, facts.trace_id.as_deref()),
            (status, Some("t1"))
        );
        assert_eq!(facts.code.as_deref(), Some(code.trim_matches('"')));
    }
}

#[test]
fn responses_of_others_are_distinguished() {
    for (status, body, expected) in [
        (502, "<html>Bad Gateway</html>", "Gateway"),
        (500, "", "Gateway"),
        (401, "", "SignedOut"),
        (429, "slow down", "Throttled"),
        (404, "<html>", "Unreadable"),
        (200, "<html>sign in</html>", "Unreadable"),
    ] {
        assert_eq!(
            name(&ApiError::classify(status, body, None)),
            expected,
            "{status} {body}"
        );
    }
    for (body, expected) in [
        (" ", UnreadableResponse::Empty),
        ("\n<!doctype html>", UnreadableResponse::WebPage),
        (r#"{"data":{"contents":[{"#, UnreadableResponse::CutOff),
        ("OK", UnreadableResponse::Other),
        ("[]", UnreadableResponse::Other),
        ("{}", UnreadableResponse::Other),
    ] {
        let error = ApiError::classify(200, body, None);
        assert!(
            matches!(error, ApiError::Unreadable { what, .. } if what == expected),
            "{body}: {error:?}"
        );
    }
}

#[test]
fn empty_trace_id_is_none() {
    let error = ApiError::classify(
        429,
        include_str!("../../../tests/ocp/samples/rate-limited.json"),
        Some(30),
    );
    assert!(
        matches!(&error, ApiError::Throttled { facts, wait: Some(30) } if facts.trace_id.is_none())
    );
}

#[test]
fn secrets_in_messages_are_masked() {
    let body = envelope("1").replace("\"m\"", "\"access_key=S3cr3t\"");
    assert!(!format!("{:?}", ApiError::classify(500, &body, None)).contains("S3cr3t"));
}

fn failed(status: u16, error: &str) -> ApiError {
    ApiError::classify(
        status,
        &format!(r#"{{"successful":false,"traceId":"t1","error":{error}}}"#),
        None,
    )
}

const fn broken_off(is_undecodable: bool) -> ApiError {
    ApiError::BrokenOff {
        bytes: 3,
        is_undecodable,
    }
}

#[test]
fn each_failure_has_its_cause() {
    for (status, code, whose) in [
        (400, "COM10001", Cause::Input),
        (404, "OBE11001", Cause::Input),
        (401, "IAM10000", Cause::Session),
        (401, "IAM10004", Cause::Session),
        (403, "IAM11000", Cause::Rights),
        (429, "0", Cause::RateLimit),
        (500, "OBE12000", Cause::Cluster),
        (200, "OBE12000", Cause::Cluster),
        (500, "COM10999", Cause::Ocp),
        (503, "COM10999", Cause::Ocp),
    ] {
        assert_eq!(
            failed(status, &format!(r#"{{"code":"{code}"}}"#)).cause(),
            whose,
            "{status} {code}"
        );
    }
    for (status, body, whose) in [
        (502, "<html>", Cause::Proxy),
        (503, "", Cause::Proxy),
        (200, "<html>", Cause::Proxy),
        (200, "OK", Cause::Proxy),
        (200, "", Cause::Proxy),
        (200, "{\"data\":", Cause::Network),
        (401, "", Cause::Session),
        (403, "<html>", Cause::Proxy),
        (403, "", Cause::Proxy),
    ] {
        assert_eq!(
            ApiError::classify(status, body, None).cause(),
            whose,
            "{status} {body}"
        );
    }
    for (error, whose) in [
        (ApiError::Network, Cause::Network),
        (broken_off(false), Cause::Network),
        (broken_off(true), Cause::Proxy),
        (ApiError::TimedOut { seconds: 30 }, Cause::Network),
        (ApiError::NotSignedIn, Cause::Session),
        (ApiError::TooLarge { megabytes: 32 }, Cause::Page),
        (ApiError::redirected(), Cause::Proxy),
        (
            ApiError::unreadable(200, Base::default(), UnreadableResponse::NoTasks),
            Cause::Ocp,
        ),
    ] {
        assert_eq!(error.cause(), whose, "{error:?}");
    }
}

#[test]
fn only_temporary_failures_are_transient() {
    for (status, code, transient) in [
        (502, "COM10999", true),
        (503, "OBE12000", true),
        (504, "0", true),
        (500, "OBE12000", false),
        (200, "COM10999", false),
        (400, "COM10001", false),
        (503, "IAM10000", false),
        (503, "IAM10004", false),
        (401, "IAM10007", false),
    ] {
        let expected = if transient {
            FailureKind::Transient
        } else {
            FailureKind::Final
        };
        assert_eq!(
            failed(status, &format!(r#"{{"code":"{code}"}}"#)).failure_kind(),
            expected,
            "{status} {code}"
        );
    }
    for (status, expected) in [
        (500, FailureKind::Final),
        (502, FailureKind::Transient),
        (504, FailureKind::Transient),
        (200, FailureKind::Final),
    ] {
        assert_eq!(
            ApiError::classify(status, "<html>", None).failure_kind(),
            expected,
            "{status}"
        );
    }
    assert_eq!(
        ApiError::classify(429, "", Some(7)).failure_kind(),
        FailureKind::Throttled { wait: Some(7) }
    );
    assert_eq!(
        ApiError::classify(429, &envelope("0"), None).failure_kind(),
        FailureKind::Throttled { wait: None }
    );
    assert_eq!(ApiError::Network.failure_kind(), FailureKind::Transient);
    assert_eq!(
        ApiError::TimedOut { seconds: 1 }.failure_kind(),
        FailureKind::Transient
    );
    for error in [
        ApiError::NotSignedIn,
        ApiError::TooLarge { megabytes: 1 },
        ApiError::redirected(),
    ] {
        assert_eq!(error.failure_kind(), FailureKind::Final);
    }
}

#[test]
fn refused_sign_in_has_its_reason() {
    for (code, refusal) in [
        ("IAM10004", Some(Refusal::WrongPassword)),
        ("IAM10006", Some(Refusal::WrongPassword)),
        ("IAM10007", Some(Refusal::Blocked)),
        ("IAM10014", Some(Refusal::AddressRefused)),
        ("IAM10099", Some(Refusal::Other)),
        ("IAM10000", None),
        ("IAM11000", None),
    ] {
        assert_eq!(
            failed(401, &format!(r#"{{"code":"{code}"}}"#)).refusal(),
            refusal,
            "{code}"
        );
    }
    assert_eq!(ApiError::Network.refusal(), None);
}

#[test]
fn rejected_parameters_are_named() {
    let blamed = |error: &str| {
        let error = failed(400, error);
        let blamed = error.rejected_parameters().into_iter();
        blamed
            .map(|(name, message)| format!("{name}={}", message.unwrap_or("-")))
            .collect::<Vec<_>>()
            .join(" ")
    };
    for (error, expected) in [
        (r#"{"code":"COM10001","message":"m"}"#, ""),
        (
            r#"{"code":"COM10010","message":"m"}"#,
            "startTime=m endTime=m",
        ),
        (r#"{"code":"COM10014"}"#, "startTime=- endTime=-"),
        (
            r#"{"code":"COM10010","message":"m","target":"endTime"}"#,
            "endTime=m",
        ),
        (
            r#"{"code":"COM10001","message":"m","target":"startTime, endTime"}"#,
            "startTime=m endTime=m",
        ),
        (
            r#"{"subErrors":[{"field":"queryTaskParam.startTime","message":"x"},{"field":"status[0]"},{"message":"y"}]}"#,
            "startTime=x status=-",
        ),
        (
            r#"{"message":"m","target":"size","subErrors":[{"field":"size","message":"x"},{"field":"p.size","message":"y"}]}"#,
            "size=x",
        ),
        (
            r#"{"target":"...","subErrors":[{"field":"[0]"},{"field":"a."},{"field":" "}]}"#,
            "",
        ),
    ] {
        assert_eq!(blamed(error), expected, "{error}");
    }
    assert!(
        failed(500, r#"{"code":"COM10010"}"#)
            .rejected_parameters()
            .is_empty()
    );
    assert!(ApiError::Network.rejected_parameters().is_empty());
}

proptest! {
    #[test]
    fn any_response_is_classified(status: u16, body in "(\\PC|[{}\\[\\]\":,]|\"error\"|\"status\"){0,30}") {
        let error = ApiError::classify(status, &body, None);
        let _ = (error.cause(), error.failure_kind(), error.refusal(), error.rejected_parameters());
    }
}
