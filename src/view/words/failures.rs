//! A failure in words: what it is called, what happened, and what to do.

use crate::i18n::Messages;
use crate::state::load::progress::Failed;
use crate::view::words::format::Format;
use crate::view::words::labels;
use model::filter::Scope;
use model::session::idle::IDLE_MINUTES;
use model::session::sign_in::Refusal;
use model::task::instant::print_exact;
use wire::error::{ApiError, Cause, Facts, UnreadableResponse};

/// What a sentence about a failure depends on besides the failure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FailureContext {
    /// Whether the console has signed the user out for being idle.
    pub is_idle: bool,
    /// Whether the user can sign in from the console: in its dialog, or at a known address.
    pub can_sign_in: bool,
    /// Whether the requests go to another origin than the page's.
    pub is_cross_origin: bool,
    /// The tenant that the page shows.
    pub scope: Option<Scope>,
}

/// Where the cause of a failure lies.
pub(crate) const fn cause(cause: Cause, text: &Messages) -> &'static str {
    match cause {
        Cause::Input => text.load.cause_input,
        Cause::Session => text.load.cause_session,
        Cause::Rights => text.load.cause_rights,
        Cause::Network => text.load.cause_network,
        Cause::Proxy => text.load.cause_proxy,
        Cause::Ocp => text.load.cause_ocp,
        Cause::RateLimit => text.load.cause_rate_limit,
        Cause::Cluster => text.load.cause_cluster,
        Cause::Page => text.load.cause_page,
    }
}

/// What a failure is called.
pub(crate) const fn title(error: &ApiError, kept: bool, text: &Messages) -> &'static str {
    match error {
        // Nothing failed when nobody has signed in yet.
        ApiError::NotSignedIn => text.session.sign_in_title,
        _ if kept => text.load.error_kept,
        _ => text.load.error_title,
    }
}

/// What happened, and what to do.
pub(crate) fn sentence(
    error: &ApiError,
    context: &FailureContext,
    text: &Messages,
    format: &dyn Format,
) -> String {
    let sentence = match error {
        ApiError::InvalidParameter(_) if error.rejected_parameters().is_empty() => {
            text.load.error_invalid_unspecified
        }
        ApiError::InvalidParameter(_) => text.load.error_invalid,
        ApiError::Halted => text.load.error_config,
        ApiError::NotSignedIn if context.is_idle => {
            return text.session.signed_out_idle(&IDLE_MINUTES.to_string());
        }
        ApiError::NotSignedIn => text.session.error_not_signed_in,
        ApiError::SignedOut(_) if !context.can_sign_in => text.session.error_proxy_sign_in,
        ApiError::SignedOut(_) => text.session.error_signed_out,
        ApiError::SignInRefused(_) => error
            .refusal()
            .map_or(text.session.error_sign_in_refused, |reason| {
                refusal(reason, text)
            }),
        ApiError::Forbidden(_) if error.cause() == Cause::Proxy => {
            text.load.error_forbidden_by_proxy
        }
        ApiError::Forbidden(_) => {
            let [cluster, tenant] = context.scope.map_or_else(Default::default, |scope| {
                [scope.cluster.0, scope.tenant.0].map(|id| id.to_string())
            });
            return text.load.error_forbidden(&cluster, &tenant);
        }
        ApiError::NotFound(_) => text.load.error_not_found,
        ApiError::Throttled {
            wait: Some(seconds),
            ..
        } => {
            return text
                .load
                .error_throttled(&labels::duration(i64::from(*seconds), text));
        }
        ApiError::Throttled { wait: None, .. } => text.load.error_throttled_unknown,
        ApiError::Ocp(_) if error.cause() == Cause::Cluster => text.load.error_cluster,
        ApiError::Ocp(_) => text.load.error_ocp,
        ApiError::Gateway(_) => text.load.error_gateway,
        ApiError::Unreadable { what, .. } => unreadable(*what, text),
        ApiError::Network if context.is_cross_origin => text.load.error_network_cross_origin,
        ApiError::Network => text.load.error_network,
        ApiError::BrokenOff {
            is_undecodable: true,
            ..
        } => text.load.error_undecodable,
        ApiError::BrokenOff { bytes, .. } => {
            return text.load.error_broken_off(&format.number(*bytes as u64));
        }
        ApiError::TimedOut { seconds } => return text.load.error_timed_out(&seconds.to_string()),
        ApiError::TooLarge { megabytes } => {
            return text.load.error_too_large(&megabytes.to_string());
        }
    };
    sentence.to_owned()
}

/// Why OCP refuses a sign-in.
pub(crate) const fn refusal(refusal: Refusal, text: &Messages) -> &'static str {
    match refusal {
        Refusal::WrongPassword => text.session.error_wrong_password,
        Refusal::Blocked => text.session.error_blocked,
        Refusal::AddressRefused => text.session.error_address_refused,
        Refusal::Other => text.session.error_sign_in_refused,
    }
}

/// OCP's message about a failure, with the messages about single fields.
pub(crate) fn ocp_message(facts: &Facts) -> String {
    let of_field = facts.sub_errors.iter().map(|sub| {
        let parts = [sub.field.as_deref(), sub.message.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(": ")
    });
    let message = facts.message.clone().unwrap_or_default();
    let target = facts
        .target
        .clone()
        .filter(|target| !message.contains(target.as_str()));
    let parts = [Some(message), target]
        .into_iter()
        .flatten()
        .chain(of_field)
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// What is wrong with a response that cannot be read, and what to do.
const fn unreadable(what: UnreadableResponse, text: &Messages) -> &'static str {
    match what {
        UnreadableResponse::Empty => text.load.error_empty,
        UnreadableResponse::CutOff => text.load.error_cut_off,
        UnreadableResponse::WebPage => text.load.error_web_page,
        UnreadableResponse::Redirected => text.load.error_redirected,
        UnreadableResponse::NoTasks => text.load.error_no_tasks,
        UnreadableResponse::Other => text.load.error_other,
    }
}

/// The facts about a failed request that the support may ask for, a line for each. The names are English in
/// every language, and OCP's message was masked when it was received.
pub(crate) fn report(failed: &Failed, sentence: &str, about_page: &str) -> String {
    let mut lines = vec![sentence.to_owned()];
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            lines.push(format!("{name}: {value}"));
        }
    };
    line("Time", &print_exact(failed.at));
    if !failed.path.is_empty() {
        line("Request", &format!("GET {}", failed.path));
    }
    line("Tries", &failed.tries.to_string());
    if let Some(facts) = failed.error.facts() {
        line("HTTP status", &facts.http_status.to_string());
        for (name, value) in [
            ("Code", &facts.code),
            ("Trace id", &facts.trace_id),
            ("Server", &facts.server),
        ] {
            line(name, value.as_deref().unwrap_or_default());
        }
        line("OCP says", &ocp_message(facts));
    }
    lines.push(about_page.to_owned());
    lines.join("\n")
}

#[cfg(test)]
#[path = "failures_tests.rs"]
mod tests;
