//! The way to sign in.

use leptos::prelude::*;

use crate::view::context::app;
use crate::view::ui::button;
use ui::{Element, a, ev};
use wire::error::ApiError;

/// A link or button to sign in, where signing in helps against this failure.
///
/// ```ignore
/// div().class("notice__actions").child(sign_in_action(&error))
/// ```
pub(crate) fn sign_in_action(error: &ApiError) -> Option<Element> {
    let app = app();
    let text = app.text();
    let is_refused = matches!(
        error,
        ApiError::NotSignedIn | ApiError::SignedOut(_) | ApiError::SignInRefused(_)
    );
    if !is_refused && (app.session().is_basic() || !error.may_be_signed_out()) {
        return None;
    }
    if app.session().is_basic() {
        let ask = move |_| app.session().ask_to_sign_in();
        return Some(
            button("btn btn--primary")
                .on(ev::click, ask)
                .child(text.session.sign_in),
        );
    }
    // The address as it is when the link is followed: rows may be opened and sorted until then.
    let address = move || {
        app.route().query.track();
        app.session().login_address()
    };
    app.session().login_address()?;
    Some(
        a().class("btn btn--primary")
            .attr("href", address)
            .child(text.session.sign_in),
    )
}
