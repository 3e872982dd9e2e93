//! The fields of the sign-in dialog, and where a password may remain.

use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, MINUTE, Timers, advance_clock, attribute, click, dismiss_sign_in,
    error_response, focused_id, is_sign_in_open, open_signed_in, open_signed_in_with_row,
    open_with_basic_auth, sign_in, stored_preferences, tasks_response, type_in, validation_message,
    value,
};

#[wasm_bindgen_test]
async fn password_is_cleared_after_submit_and_stored_nowhere() {
    let page = open_signed_in(ALL_TASKS_QUERY).await;
    let request = page.next_request().await;
    assert_eq!(
        (
            value(&page.field("User name")),
            value(&page.field("Password"))
        ),
        ("ann".into(), String::new())
    );
    request.respond(&tasks_response([1], 1)).await;
    let html = document()
        .document_element()
        .expect("a page has a root")
        .outer_html();
    assert!(html.contains("ann") && !html.contains("pa55") && !html.contains("YW5uOnBhNTU="));
    assert!(
        !document()
            .document_uri()
            .is_ok_and(|address| address.contains("pa55") || address.contains("ann"))
    );
    assert_eq!(
        stored_preferences().as_deref(),
        Some("version=1&recent=1%0A2%0Aob_431%0Aww1144")
    );
}

#[wasm_bindgen_test]
async fn fields_suit_password_managers_and_cannot_be_submitted_by_the_browser() {
    let page = open_with_basic_auth(ALL_TASKS_QUERY).await;
    let (user, password) = (page.field("User name"), page.field("Password"));
    assert_eq!(
        attribute(&user, "autocomplete").as_deref(),
        Some("username")
    );
    assert_eq!(
        attribute(&password, "autocomplete").as_deref(),
        Some("current-password")
    );
    assert_eq!(attribute(&password, "type").as_deref(), Some("password"));
    assert!(
        !page.has("dialog [name]"),
        "fields without a name cannot be submitted by the browser"
    );
    assert_eq!(focused_id(), user.id());
}

#[wasm_bindgen_test]
async fn shown_password_is_hidden_after_submit() {
    let page = open_with_basic_auth(ALL_TASKS_QUERY).await;
    let kind = || attribute(&page.field("Password"), "type").expect("it has one");
    click(&page.field("Show password")).await;
    assert_eq!(kind(), "text");
    click(&page.field("Show password")).await;
    assert_eq!(kind(), "password");
    click(&page.field("Show password")).await;
    sign_in(&page, "ann", "").await;
    assert_eq!(
        kind(),
        "password",
        "an invalid submit hides the password, too"
    );
    click(&page.field("Show password")).await;
    sign_in(&page, "ann", "pa55").await;
    assert_eq!(kind(), "password");
    assert!(!page.has("dialog :checked"));
}

#[wasm_bindgen_test]
async fn invalid_input_shows_a_message_at_its_field() {
    const MISSING: [&str; 2] = ["Enter your user name", "Enter your password"];
    const CONTROL: &str = "It contains a character that cannot be sent";
    let page = open_with_basic_auth(ALL_TASKS_QUERY).await;
    let fields = ["User name", "Password"].map(|label| page.field(label));
    for (user, password, messages) in [
        ("", "", [Some(MISSING[0]), Some(MISSING[1])]),
        ("ann", "", [None, Some(MISSING[1])]),
        (
            "a:b",
            "c:d",
            [Some("A user name cannot contain a colon"), None],
        ),
        ("a\tb", "c\u{7f}d", [Some(CONTROL), Some(CONTROL)]),
    ] {
        sign_in(&page, user, password).await;
        assert_eq!(
            fields.each_ref().map(validation_message),
            messages.map(|text| text.map(str::to_owned)),
            "{user:?}"
        );
        let first = usize::from(messages[0].is_none());
        assert!(focused_id() == fields[first].id(), "{user:?}");
        page.assert_no_request().await;
    }
    type_in(&fields[0], "ab").await;
    assert_eq!(
        fields.each_ref().map(validation_message),
        [None, Some(CONTROL.to_owned())],
        "changing a field clears its message"
    );
}

#[wasm_bindgen_test]
async fn closing_the_dialog_clears_and_hides_the_password() {
    for closed_by in ["Not now", "Escape"] {
        let page = open_with_basic_auth(ALL_TASKS_QUERY).await;
        type_in(&page.field("User name"), "ann").await;
        type_in(&page.field("Password"), "pa55").await;
        click(&page.field("Show password")).await;
        assert_eq!(
            attribute(&page.field("Password"), "type").as_deref(),
            Some("text")
        );
        match closed_by {
            "Escape" => dismiss_sign_in(&page).await,
            button => click(&page.button(button)).await,
        }
        assert!(!is_sign_in_open(&page));
        let (user, password) = (value(&page.field("User name")), page.field("Password"));
        assert_eq!(
            (user.as_str(), value(&password).as_str()),
            ("ann", ""),
            "{closed_by}"
        );
        assert_eq!(
            attribute(&password, "type").as_deref(),
            Some("password"),
            "{closed_by}"
        );
        assert!(!page.has("dialog :checked"), "{closed_by}");
    }
}

#[wasm_bindgen_test]
async fn signing_out_clears_the_user_name() {
    let timers = Timers::install();
    for closed_by in ["sign out", "idle"] {
        let page = open_signed_in_with_row().await;
        assert_eq!(value(&page.field("User name")), "ann");
        if closed_by == "idle" {
            advance_clock(29 * MINUTE);
            timers.advance(MINUTE).await;
        } else {
            click(&page.button("Sign out")).await;
        }
        assert_eq!(
            [page.field("User name"), page.field("Password")].map(|field| value(&field)),
            ["", ""],
            "{closed_by}"
        );
    }
}

#[wasm_bindgen_test]
async fn second_submit_while_signing_in_does_nothing() {
    let page = open_with_basic_auth(ALL_TASKS_QUERY).await;
    let aria_disabled = || attribute(&page.only("dialog [type=submit]"), "aria-disabled");
    assert_eq!(aria_disabled(), None);
    sign_in(&page, "ann", "pa55").await;
    let request = page.next_request().await;
    assert_eq!(aria_disabled().as_deref(), Some("true"));
    sign_in(&page, "bob", "n3w").await;
    page.assert_no_request().await;
    assert!(!request.is_aborted() && page.has_text("Signing in…"));
    request
        .respond_with(401, &[], &error_response("IAM10006", "wrong"))
        .await;
    assert_eq!(aria_disabled(), None);
    sign_in(&page, "bob", "n3w").await;
    assert_eq!(
        page.next_request().await.header("Authorization").as_deref(),
        Some("Basic Ym9iOm4zdw==")
    );
}
