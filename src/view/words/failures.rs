//! What a failure is called, what happened, and what to do.

use leptos::prelude::*;

use crate::i18n::Messages;
use crate::state::app::App;
use crate::view::words::labels;
use model::session::idle::IDLE_MINUTES;
use model::session::sign_in::{Refusal, SignedOutReason};
use wire::error::{ApiError, NotAnAnswer, Whose};

/// Where the trouble lies.
pub(crate) const fn whose(whose: Whose, text: &Messages) -> &'static str {
    match whose {
        Whose::Input => text.whose_input,
        Whose::Session => text.whose_session,
        Whose::Rights => text.whose_rights,
        Whose::Network => text.whose_network,
        Whose::Proxy => text.whose_proxy,
        Whose::Ocp => text.whose_ocp,
        Whose::Cluster => text.whose_cluster,
        Whose::Page => text.whose_page,
    }
}

/// What a failure is called.
pub(crate) const fn title(error: &ApiError, kept: bool, text: &Messages) -> &'static str {
    match error {
        // Nothing failed when nobody has signed in yet.
        ApiError::NotSignedIn => text.sign_in_title,
        _ if kept => text.error_kept,
        _ => text.error_title,
    }
}

/// What happened, and what to do.
pub(crate) fn sentence(error: &ApiError, app: App) -> String {
    let text = app.text();
    let sentence = match error {
        ApiError::InvalidParameter(_) if error.blamed().is_empty() => text.error_invalid_unsaid,
        ApiError::InvalidParameter(_) => text.error_invalid,
        ApiError::Halted => text.error_halted,
        ApiError::NotSignedIn
            if untrack(|| app.session().status.get()).why == Some(SignedOutReason::Idle) =>
        {
            return text.sign_in_idle(&IDLE_MINUTES.to_string());
        }
        ApiError::NotSignedIn => text.error_not_signed_in,
        ApiError::SignedOut(_)
            if !app.session().is_basic() && app.session().login_address().is_none() =>
        {
            text.error_not_let_in
        }
        ApiError::SignedOut(_) => text.error_signed_out,
        ApiError::SignInRefused(_) => error
            .refusal()
            .map_or(text.error_sign_in_refused, |why| refusal(why, text)),
        ApiError::Forbidden(_) if error.whose() == Whose::Proxy => text.error_forbidden_by_proxy,
        ApiError::Forbidden(_) => {
            let scope = app.route().query.with_untracked(|query| query.scope);
            let [cluster, tenant] = scope.map_or_else(Default::default, |scope| {
                [scope.cluster.0, scope.tenant.0].map(|id| id.to_string())
            });
            return text.error_forbidden(&cluster, &tenant);
        }
        ApiError::NotFound(_) => text.error_not_found,
        ApiError::Throttled {
            wait: Some(seconds),
            ..
        } => {
            return text.error_throttled(&labels::duration(i64::from(*seconds), text));
        }
        ApiError::Throttled { wait: None, .. } => text.error_throttled_unknown,
        ApiError::Ocp(_) if error.whose() == Whose::Cluster => text.error_cluster,
        ApiError::Ocp(_) => text.error_ocp,
        ApiError::Gateway(_) => text.error_gateway,
        ApiError::Unreadable { what, .. } => match what {
            NotAnAnswer::Empty => text.error_empty,
            NotAnAnswer::CutOff => text.error_cut_off,
            NotAnAnswer::WebPage => text.error_web_page,
            NotAnAnswer::Redirected => text.error_redirected,
            NotAnAnswer::NoTasks => text.error_no_tasks,
            NotAnAnswer::Other => text.error_other,
        },
        ApiError::Network if app.settings().config().api_base.is_absolute() => {
            text.error_network_elsewhere
        }
        ApiError::Network => text.error_network,
        ApiError::TimedOut { seconds } => return text.error_timed_out(&seconds.to_string()),
        ApiError::TooLarge { megabytes } => return text.error_too_large(&megabytes.to_string()),
    };
    sentence.to_owned()
}

/// Why OCP refuses who signs in.
pub(crate) const fn refusal(refusal: Refusal, text: &Messages) -> &'static str {
    match refusal {
        Refusal::WrongPassword => text.error_wrong_password,
        Refusal::Blocked => text.error_blocked,
        Refusal::AddressRefused => text.error_address_refused,
        Refusal::Other => text.error_sign_in_refused,
    }
}
