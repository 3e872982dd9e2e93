//! Texts of signing in and out.

use crate::i18n::areas::SessionTexts;
use crate::i18n::texts::Plural;

pub(super) const SESSION: SessionTexts = SessionTexts {
    error_not_signed_in: "Sign in to OCP to load the tasks.",
    error_signed_out: "Nobody is signed in to OCP, or the session is over. Sign in: loading goes on where it stopped.",
    error_proxy_sign_in: "What stands in front of OCP has not signed you in. Reload the page; if that does not help, tell who runs it.",
    error_wrong_password: "OCP does not accept this user name and password. Check both: they are not sent again unless you do it.",
    error_blocked: "OCP has blocked this sign-in for a while, after too many wrong tries. Wait before the next: each one may make it longer.",
    error_address_refused: "OCP does not accept sign-ins from this computer’s address. Ask an OCP administrator to allow it.",
    error_sign_in_refused: "OCP refuses this sign-in. The same is not sent again by itself: too many tries lock you out.",

    sign_in: "Sign in",
    sign_in_title: "Sign in to OCP",
    sign_in_hint: "Both stay in this page’s memory and go to OCP only. They are forgotten when you sign out, reload, or leave the page unused for {minutes} minutes.",
    session_ended: "OCP has ended the session. Sign in again: loading goes on where it stopped.",
    signed_out_idle: "You were signed out, as the page was not used for {minutes} minutes. What is loaded stays.",
    signing_in: "Signing in…",
    sign_out: "Sign out",
    not_now: "Not now",
    user_name: "User name",
    password: "Password",
    show_password: "Show password",
    user_name_missing: "Enter your user name",
    password_missing: "Enter your password",
    user_name_colon: "A user name has no colon",
    control_character: "There is a character in it that cannot be sent",
    wrong_tries: Plural {
        one: "{count} wrong try from this page; at most {left} more until OCP blocks it.",
        other: "{count} wrong tries from this page; at most {left} more until OCP blocks it.",
    },
};
