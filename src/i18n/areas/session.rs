//! Texts of signing in and out.

use crate::i18n::texts::messages;

messages! {
    /// Texts of signing in and out.
    SessionTexts {}
    plain {
        error_not_signed_in, error_signed_out, error_proxy_sign_in, error_wrong_password,
        error_blocked, error_address_refused, error_sign_in_refused, sign_in, sign_in_title,
        session_ended, signing_in, sign_out, not_now, user_name, password, show_password,
        user_name_missing, password_missing, user_name_colon, control_character,
    }
    filled {
        sign_in_hint(minutes), signed_out_idle(minutes),
    }
    counted {
        wrong_tries(count, left),
    }
}
