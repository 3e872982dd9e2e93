//! The sign-in dialog, as who signs in uses it.

use model::settings::config::{Auth, Config};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::harness::elements::{click, type_in};
use crate::harness::page::Page;
use crate::harness::world::frame;

/// Whether the dialog is open.
pub(crate) fn is_asked(page: &Page) -> bool {
    page.has("dialog[open]")
}

/// Types both, and submits.
pub(crate) async fn sign_in(page: &Page, user: &str, password: &str) {
    type_in(&page.field("User name"), user).await;
    type_in(&page.field("Password"), password).await;
    click(&page.the("dialog [type=submit]")).await;
}

/// What the browser does when Escape is pressed in a dialog.
pub(crate) async fn put_away(page: &Page) {
    page.the("dialog")
        .unchecked_into::<HtmlDialogElement>()
        .close();
    assert!(!is_asked(page));
    // The page hears of it only then.
    frame().await;
}

/// The console that asks for a password itself, at an address; `ann` has signed in, and her first request waits.
pub(crate) async fn signed_in(query: &str) -> Page {
    let config = Config {
        auth: Auth::Basic,
        refresh_seconds: 0,
        ..Config::default()
    };
    let page = Page::set_up(config, query).await;
    sign_in(&page, "ann", "pa55").await;
    page
}
