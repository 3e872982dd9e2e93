//! The sign-in dialog, and pages on which a user has signed in.

use model::settings::config::{Auth, Config};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::harness::elements::{click, text_of, type_in};
use crate::harness::page::{ALL_TASKS_QUERY, Page};
use crate::harness::responses::tasks_response;
use crate::harness::time::{wait_for_paint, wait_until};

/// Whether the sign-in dialog is open.
pub(crate) fn is_sign_in_open(page: &Page) -> bool {
    page.has("dialog[open]")
}

/// The reason for signing in that the dialog states.
pub(crate) fn sign_in_reason(page: &Page) -> String {
    text_of(&page.only("dialog [role=alert]"))
}

/// Types user name and password, and submits them.
pub(crate) async fn sign_in(page: &Page, user: &str, password: &str) {
    type_in(&page.field("User name"), user).await;
    type_in(&page.field("Password"), password).await;
    click(&page.only("dialog [type=submit]")).await;
}

/// Closes the dialog as a browser does when Escape is pressed.
pub(crate) async fn dismiss_sign_in(page: &Page) {
    page.only("dialog")
        .unchecked_into::<HtmlDialogElement>()
        .close();
    assert!(!is_sign_in_open(page));
    // The close event is sent with the next frame.
    wait_for_paint().await;
}

/// Opens the console with HTTP Basic authentication and without automatic refresh.
pub(crate) async fn open_with_basic_auth(query: &str) -> Page {
    let config = Config {
        auth: Auth::Basic,
        refresh_seconds: 0,
        ..Config::default()
    };
    Page::open_with_config(config, query).await
}

/// Opens the console, and signs in as `ann`, whose first request waits for its response.
pub(crate) async fn open_signed_in(query: &str) -> Page {
    let page = open_with_basic_auth(query).await;
    sign_in(&page, "ann", "pa55").await;
    page
}

/// Opens the console, signs in as `ann`, and loads one task.
pub(crate) async fn open_signed_in_with_row() -> Page {
    let page = open_signed_in(ALL_TASKS_QUERY).await;
    page.respond_next(&tasks_response([1], 1)).await;
    wait_until("the dialog is closed", || !is_sign_in_open(&page)).await;
    page
}
