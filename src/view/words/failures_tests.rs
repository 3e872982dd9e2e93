use super::*;
use crate::i18n::{Language, messages};
use crate::view::words::format::PlainFormat;
use model::task::{ClusterId, TenantId};

fn texts() -> &'static Messages {
    messages(Language::English)
}

fn facts() -> Box<Facts> {
    Box::new(Facts {
        http_status: 403,
        code: Some("OBE1".to_owned()),
        message: Some("no access".to_owned()),
        trace_id: Some("0a1b".to_owned()),
        ..Facts::default()
    })
}

fn in_context(error: &ApiError, context: FailureContext) -> String {
    sentence(error, &context, texts(), &PlainFormat)
}

#[test]
fn ended_session_points_to_the_proxy_only_without_another_way_to_sign_in() {
    let error = ApiError::SignedOut(facts());
    let can_sign_in = FailureContext {
        can_sign_in: true,
        ..FailureContext::default()
    };
    let session = &texts().session;
    assert_eq!(in_context(&error, can_sign_in), session.error_signed_out);
    assert_eq!(
        in_context(&error, FailureContext::default()),
        session.error_proxy_sign_in
    );
}

#[test]
fn idle_user_is_told_after_how_many_minutes_the_session_ended() {
    let context = FailureContext {
        is_idle: true,
        ..FailureContext::default()
    };
    let sentence = in_context(&ApiError::NotSignedIn, context);
    assert!(sentence.contains(&IDLE_MINUTES.to_string()), "{sentence}");
}

#[test]
fn forbidden_tenant_is_named() {
    let context = FailureContext {
        scope: Some(Scope {
            cluster: ClusterId(11),
            tenant: TenantId(22),
        }),
        ..FailureContext::default()
    };
    let sentence = in_context(&ApiError::Forbidden(facts()), context);
    assert!(
        sentence.contains("11") && sentence.contains("22"),
        "{sentence}"
    );
}

#[test]
fn requests_to_another_origin_may_lack_a_permission_of_that_origin() {
    let context = FailureContext {
        is_cross_origin: true,
        ..FailureContext::default()
    };
    assert_ne!(
        in_context(&ApiError::Network, context),
        in_context(&ApiError::Network, FailureContext::default())
    );
}

#[test]
fn response_that_stops_early_is_told_from_none_and_from_undecodable_bytes() {
    let broken_off = |bytes, is_undecodable| {
        let error = ApiError::BrokenOff {
            bytes,
            is_undecodable,
        };
        in_context(&error, FailureContext::default())
    };
    assert!(broken_off(3_000, false).contains("3000 bytes"));
    assert!(broken_off(0, true).contains("decoded"));
    assert!(!broken_off(3_000, false).contains(texts().load.error_network));
}

#[test]
fn report_has_a_line_for_each_known_fact() {
    let report = report(
        &Failed {
            error: ApiError::Forbidden(facts()),
            at: "2025-03-01T00:00:00Z".parse().unwrap(),
            path: "/api?size=1".to_owned(),
            tries: 3,
        },
        "It failed.",
        "Page: here",
    );
    assert_eq!(
        report.lines().collect::<Vec<_>>(),
        [
            "It failed.",
            "Time: 2025-03-01T00:00:00Z",
            "Request: GET /api?size=1",
            "Tries: 3",
            "HTTP status: 403",
            "Code: OBE1",
            "Trace id: 0a1b",
            "OCP says: no access",
            "Page: here",
        ]
    );
}

#[test]
fn report_of_an_unsent_request_has_no_facts_of_a_response() {
    let report = report(
        &Failed {
            error: ApiError::Network,
            at: "2025-03-01T00:00:00Z".parse().unwrap(),
            path: String::new(),
            tries: 0,
        },
        "It failed.",
        "Page: here",
    );
    for name in ["Request", "HTTP status", "Code", "OCP says"] {
        assert!(!report.contains(name), "{name}: {report}");
    }
}
