//! Texts of signing in and out.

use crate::i18n::areas::SessionTexts;
use crate::i18n::texts::Plural;

pub(super) const SESSION: SessionTexts = SessionTexts {
    error_not_signed_in: "Sign in to OCP to load the tasks.",
    error_signed_out: "You are not signed in to OCP, or the session has ended. Sign in: loading continues where it stopped.",
    error_proxy_sign_in: "The proxy in front of OCP has not signed you in. Reload the page; if that does not help, tell whoever runs the proxy.",
    error_wrong_password: "OCP does not accept this user name and password. Check both: they are not sent again until you choose Sign in.",
    error_blocked: "OCP has blocked this sign-in for a while, after too many failed attempts. Wait before the next one: each may make it longer.",
    error_address_refused: "OCP does not accept sign-ins from this computer’s address. Ask an OCP administrator to allow it.",
    error_sign_in_refused: "OCP refused this sign-in. It is not repeated automatically: too many attempts lock you out.",

    sign_in: "Sign in",
    sign_in_title: "Sign in to OCP",
    sign_in_hint: "Both stay in this page’s memory and go to OCP only. They are forgotten when you sign out, reload, or leave the page unused for {minutes} minutes.",
    session_ended: "OCP has ended the session. Sign in again: loading continues where it stopped.",
    signed_out_idle: "You were signed out, as the page was not used for {minutes} minutes. What is loaded stays.",
    signing_in: "Signing in…",
    sign_out: "Sign out",
    not_now: "Not now",
    user_name: "User name",
    password: "Password",
    show_password: "Show password",
    user_name_missing: "Enter your user name",
    password_missing: "Enter your password",
    user_name_colon: "A user name cannot contain a colon",
    control_character: "It contains a character that cannot be sent",
    wrong_tries: Plural {
        one: "{count} failed attempt from this page; at most {left} more until OCP blocks it.",
        other: "{count} failed attempts from this page; at most {left} more until OCP blocks it.",
    },
};
