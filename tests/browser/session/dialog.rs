//! Where the console itself asks for a user name and a password.

use leptos::prelude::{document, window};
use model::settings::config::{Auth, Config};
use ocp_backup_console::platform::address::{self, Entry};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlDialogElement, HtmlElement, RequestCredentials};

use crate::harness::{
    Page, attribute, click, frame, happens, is_asked, kept, name, put_away, shown, sign_in,
    signed_in, tasks, type_in, until, value,
};

const TENANT: &str = "cluster=1&tenant=2&range=all&zone=utc";

async fn asking(query: &str) -> Page {
    Page::set_up(
        Config {
            auth: Auth::Basic,
            refresh_seconds: 0,
            ..Config::default()
        },
        query,
    )
    .await
}

/// The message of a field that is marked as wrong.
fn message(field: &HtmlElement) -> Option<String> {
    attribute(field, "aria-invalid").filter(|invalid| invalid == "true")?;
    let id = attribute(field, "aria-describedby").expect("a wrong field points to its message");
    document()
        .get_element_by_id(&id)
        .map(|message| shown(&message))
}

#[wasm_bindgen_test]
async fn nothing_is_sent_before_somebody_submits_a_credential() {
    let page = asking(TENANT).await;
    assert!(is_asked(&page));
    assert_eq!(name(&page.the("dialog")), "Sign in to OCP");
    let notice = "Sign in to OCP Your sessionSign in to OCP to load the tasks. Sign in";
    assert_eq!(page.notices("info"), [notice], "nothing failed");
    assert_eq!(
        shown(&page.the("[role=status]")),
        "Sign in to OCP. Sign in to OCP to load the tasks."
    );
    type_in(&page.field("User name"), "ann").await;
    type_in(&page.field("Password"), "pa55").await;
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn the_credential_is_sent_as_http_basic_says_and_no_cookie_beside_it() {
    let page = asking(TENANT).await;
    sign_in(&page, "ann", "pä:ss✓").await;
    assert!(page.says("Signing in…"));
    let call = page.call().await;
    assert_eq!(
        call.header("Authorization").as_deref(),
        Some("Basic YW5uOnDDpDpzc+Kckw==")
    );
    assert_eq!(call.request.credentials(), RequestCredentials::Omit);
    assert!(!call.url().contains("ann"), "{}", call.url());
    page.asks_nothing().await;
    call.answers(&tasks([1], 1)).await;
    assert_eq!(
        (page.ids(), page.notices("info")),
        (vec!["1".to_owned()], Vec::new())
    );
    until("the dialog is closed", || !is_asked(&page)).await;
    assert_eq!(shown(&page.the(".masthead bdi:has(+ button)")), "ann");
}

#[wasm_bindgen_test]
async fn every_request_of_who_signed_in_carries_the_credential() {
    let page = signed_in(TENANT).await;
    page.call().await.answers(&tasks(1..=200, 240)).await;
    let bulk = page.call().await;
    assert_eq!(
        bulk.header("Authorization").as_deref(),
        Some("Basic YW5uOnBhNTU=")
    );
    bulk.answers(&tasks(1..=240, 240)).await;
    click(&page.button("Refresh")).await;
    assert_eq!(
        page.call().await.header("Authorization").as_deref(),
        Some("Basic YW5uOnBhNTU=")
    );
}

#[wasm_bindgen_test]
async fn a_password_is_gone_from_its_field_when_it_was_read_and_stands_nowhere_else() {
    let page = signed_in(TENANT).await;
    let call = page.call().await;
    assert_eq!(
        (
            value(&page.field("User name")),
            value(&page.field("Password"))
        ),
        ("ann".into(), String::new())
    );
    call.answers(&tasks([1], 1)).await;
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
        kept().as_deref(),
        Some("version=1&recent=1%0A2%0Aob_431%0Aww1144")
    );
}

#[wasm_bindgen_test]
async fn the_fields_are_a_password_managers_and_no_forms() {
    let page = asking(TENANT).await;
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
        "a form that the browser sends by itself would hold the password"
    );
    assert!(
        document()
            .active_element()
            .is_some_and(|focused| focused.id() == user.id())
    );
}

#[wasm_bindgen_test]
async fn a_shown_password_is_hidden_again_after_submit() {
    let page = asking(TENANT).await;
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
        "a submit that sends nothing hides it as well"
    );
    click(&page.field("Show password")).await;
    sign_in(&page, "ann", "pa55").await;
    assert_eq!(kind(), "password");
    assert!(!page.has("dialog :checked"));
}

#[wasm_bindgen_test]
async fn what_cannot_be_sent_is_told_at_its_field() {
    const MISSING: [&str; 2] = ["Enter your user name", "Enter your password"];
    const CONTROL: &str = "There is a character in it that cannot be sent";
    let page = asking(TENANT).await;
    let fields = ["User name", "Password"].map(|label| page.field(label));
    for (user, password, messages) in [
        ("", "", [Some(MISSING[0]), Some(MISSING[1])]),
        ("ann", "", [None, Some(MISSING[1])]),
        ("a:b", "c:d", [Some("A user name has no colon"), None]),
        ("a\tb", "c\u{7f}d", [Some(CONTROL), Some(CONTROL)]),
    ] {
        sign_in(&page, user, password).await;
        assert_eq!(
            fields.each_ref().map(message),
            messages.map(|text| text.map(str::to_owned)),
            "{user:?}"
        );
        let first = usize::from(messages[0].is_none());
        assert!(
            document()
                .active_element()
                .is_some_and(|focused| focused.id() == fields[first].id()),
            "{user:?}"
        );
        page.asks_nothing().await;
    }
    type_in(&fields[0], "ab").await;
    assert_eq!(
        fields.each_ref().map(message),
        [None, Some(CONTROL.to_owned())],
        "a changed field is forgiven"
    );
}

#[wasm_bindgen_test]
async fn the_dialog_can_be_put_away_and_opened_again() {
    let page = asking(TENANT).await;
    click(&page.button("Not now")).await;
    assert!(!is_asked(&page));
    let again = page.the("[data-testid=notice] button");
    assert_eq!(name(&again), "Sign in");
    click(&again).await;
    assert!(is_asked(&page));
    put_away(&page).await;
    click(&again).await;
    assert!(is_asked(&page), "Escape closes it for the page as well");
    put_away(&page).await;
    click(&page.button("Refresh")).await;
    assert!(is_asked(&page));
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn what_the_browser_says_late_of_a_closed_dialog_does_not_close_the_next() {
    let page = asking(TENANT).await;
    // A browser tells of it with the next frame, and in a tab behind others that is when somebody comes back.
    page.the("dialog")
        .unchecked_into::<HtmlDialogElement>()
        .close();
    click(&page.the("[data-testid=notice] button")).await;
    frame().await;
    assert!(is_asked(&page));
}

#[wasm_bindgen_test]
async fn who_signs_in_where_nothing_is_to_be_loaded_is_not_kept_waiting() {
    let page = signed_in(TENANT).await;
    page.call().await.answers(&tasks([1], 1)).await;
    address::show("", Entry::Same);
    happens(&window(), "popstate").await;
    assert!(page.says("Choose a cluster and a tenant"));
    click(&page.button("Sign out")).await;
    click(&page.the("[data-testid=notice] button")).await;
    sign_in(&page, "ann", "pa55").await;
    assert!(!is_asked(&page) && page.has_button("Sign out"));
    assert_eq!(page.notices("info"), [""; 0]);
    page.asks_nothing().await;
}
