//! Where the keyboard is while somebody is asked to sign in, and what is left of what was typed.

use leptos::prelude::document;
use model::settings::config::{Auth, Config};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{
    Page, Timers, attribute, click, failure, happens, is_asked, later, put_away, shown, sign_in,
    signed_in, tasks, type_in, until, value,
};

const TENANT: &str = "cluster=1&tenant=2&range=all&zone=utc";
const MINUTE: i32 = 60_000;
const TITLE: &str = "sign-in-title";
const USER: &str = "sign-in-user";
const PASSWORD: &str = "sign-in-password";
const RESULTS: &str = "results";

/// The id of what has the focus.
fn focused() -> String {
    document()
        .active_element()
        .map(|element| element.id())
        .unwrap_or_default()
}

async fn asking() -> Page {
    Page::set_up(
        Config {
            auth: Auth::Basic,
            refresh_seconds: 0,
            ..Config::default()
        },
        TENANT,
    )
    .await
}

/// The console with a row, somebody signed in.
async fn with_a_row() -> Page {
    let page = signed_in(TENANT).await;
    page.call().await.answers(&tasks([1], 1)).await;
    until("the dialog is closed", || !is_asked(&page)).await;
    page
}

/// Clicks as a user does, who moves the focus with it.
async fn press(button: &HtmlElement) {
    button.focus().expect("a button takes the focus");
    click(button).await;
}

/// Whoever is signed in is so no longer.
async fn refuse(page: &Page, code: &str) {
    press(&page.button("Refresh")).await;
    page.call()
        .await
        .answers_with(401, &[], &failure(code, "no"))
        .await;
    assert!(is_asked(page), "{code}");
}

#[wasm_bindgen_test]
async fn a_dialog_that_opens_by_itself_takes_no_keys_of_who_types_elsewhere() {
    let timers = Timers::hold();
    for why in ["IAM10000", "IAM10006", "idle"] {
        let page = with_a_row().await;
        if why == "idle" {
            later(29 * MINUTE);
            timers.pass(MINUTE).await;
        } else {
            refuse(&page, why).await;
        }
        assert_eq!(
            (is_asked(&page), focused().as_str()),
            (true, TITLE),
            "{why}"
        );
        for key in ["keydown", "keypress", "keyup"] {
            happens(&page.the(&format!("#{TITLE}")), key).await;
        }
        assert_eq!(
            page.the(&format!("#{TITLE}"))
                .closest("form")
                .ok()
                .flatten(),
            None,
            "Enter would submit it"
        );
        page.asks_nothing().await;
        assert!(is_asked(&page), "{why}");
        assert_eq!(value(&page.field("Password")), "", "{why}");
    }
}

#[wasm_bindgen_test]
async fn who_wants_to_sign_in_can_type_at_once() {
    let page = asking().await;
    assert_eq!(focused(), USER, "the first load");
    for button in ["Sign in", "Refresh", "Apply"] {
        put_away(&page).await;
        let button = match button {
            "Sign in" => page.the("[data-testid=notice] .btn--primary"),
            button => page.button(button),
        };
        press(&button).await;
        assert_eq!(
            (is_asked(&page), focused().as_str()),
            (true, USER),
            "{}",
            shown(&button)
        );
    }
    sign_in(&page, "ann", "pa55").await;
    page.call()
        .await
        .answers_with(401, &[], &failure("IAM10006", "wrong"))
        .await;
    assert_eq!(
        focused(),
        PASSWORD,
        "who was refused types the password again"
    );
    put_away(&page).await;
    press(&page.the("[data-testid=notice] .btn--primary")).await;
    assert_eq!(focused(), PASSWORD);
}

#[wasm_bindgen_test]
async fn a_live_page_that_was_left_neither_moves_the_focus_to_a_field_nor_asks_twice() {
    let timers = Timers::hold();
    let page = Page::set_up(
        Config {
            auth: Auth::Basic,
            refresh_seconds: 40,
            ..Config::default()
        },
        TENANT,
    )
    .await;
    sign_in(&page, "ann", "pa55").await;
    page.call()
        .await
        .answers(&tasks([1], 1).replace("DONE", "DOING"))
        .await;
    until("the dialog is closed", || !is_asked(&page)).await;
    // A machine that slept has no timer that fired in time.
    later(30 * MINUTE);
    timers.pass(40_000).await;
    page.asks_nothing().await;
    assert_eq!((is_asked(&page), focused().as_str()), (true, TITLE));

    sign_in(&page, "ann", "pa55").await;
    page.call()
        .await
        .answers(&tasks([1], 1).replace("DONE", "DOING"))
        .await;
    until("the dialog is closed", || !is_asked(&page)).await;
    later(29 * MINUTE);
    timers.pass(MINUTE).await;
    assert_eq!((is_asked(&page), focused().as_str()), (true, TITLE));
    timers.pass(40_000).await;
    assert_eq!(
        (is_asked(&page), focused().as_str()),
        (true, TITLE),
        "the next refresh wants nothing of the user"
    );
    put_away(&page).await;
    page.asks_nothing().await;
    assert_eq!(
        (is_asked(&page), timers.waiting()),
        (false, Vec::new()),
        "who put it away is left alone"
    );
}

#[wasm_bindgen_test]
async fn what_is_tried_again_when_the_time_was_up_does_not_move_the_focus_to_a_field() {
    let timers = Timers::hold();
    let page = with_a_row().await;
    click(&page.button("Refresh")).await;
    page.call()
        .await
        .answers_with(429, &[], &failure("0", "slow down"))
        .await;
    later(29 * MINUTE);
    timers.pass(MINUTE).await;
    assert_eq!((is_asked(&page), focused().as_str()), (true, TITLE));
    timers.pass(MINUTE + 499).await;
    page.asks_nothing().await;
    assert_eq!((page.notices("info").len(), focused().as_str()), (1, TITLE));
}

#[wasm_bindgen_test]
async fn however_the_dialog_is_closed_the_password_is_gone_and_hidden() {
    for way in ["Not now", "Escape"] {
        let page = asking().await;
        type_in(&page.field("User name"), "ann").await;
        type_in(&page.field("Password"), "pa55").await;
        click(&page.field("Show password")).await;
        assert_eq!(
            attribute(&page.field("Password"), "type").as_deref(),
            Some("text")
        );
        match way {
            "Escape" => put_away(&page).await,
            button => click(&page.button(button)).await,
        }
        assert!(!is_asked(&page));
        let (user, password) = (value(&page.field("User name")), page.field("Password"));
        assert_eq!(
            (user.as_str(), value(&password).as_str()),
            ("ann", ""),
            "{way}"
        );
        assert_eq!(
            attribute(&password, "type").as_deref(),
            Some("password"),
            "{way}"
        );
        assert!(!page.has("dialog :checked"), "{way}");
    }
}

#[wasm_bindgen_test]
async fn who_leaves_leaves_no_name_for_the_next() {
    let timers = Timers::hold();
    for way in ["sign out", "idle"] {
        let page = with_a_row().await;
        assert_eq!(value(&page.field("User name")), "ann");
        if way == "idle" {
            later(29 * MINUTE);
            timers.pass(MINUTE).await;
        } else {
            click(&page.button("Sign out")).await;
        }
        assert_eq!(
            [page.field("User name"), page.field("Password")].map(|field| value(&field)),
            ["", ""],
            "{way}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_submit_while_one_is_under_way_does_nothing() {
    let page = asking().await;
    let inert = || attribute(&page.the("dialog [type=submit]"), "aria-disabled");
    assert_eq!(inert(), None);
    sign_in(&page, "ann", "pa55").await;
    let call = page.call().await;
    assert_eq!(inert().as_deref(), Some("true"));
    sign_in(&page, "bob", "n3w").await;
    page.asks_nothing().await;
    assert!(!call.is_aborted() && page.says("Signing in…"));
    call.answers_with(401, &[], &failure("IAM10006", "wrong"))
        .await;
    assert_eq!(inert(), None);
    sign_in(&page, "bob", "n3w").await;
    assert_eq!(
        page.call().await.header("Authorization").as_deref(),
        Some("Basic Ym9iOm4zdw==")
    );
}

/// Closes the dialog: with Escape, by signing in, or by a button of that name.
async fn close(page: &Page, way: &str) {
    match way {
        "Escape" => put_away(page).await,
        "signed in" => {
            sign_in(page, "ann", "pa55").await;
            page.call().await.answers(&tasks([1], 1)).await;
            until("the dialog is closed", || !is_asked(page)).await;
        }
        button => click(&page.button(button)).await,
    }
}

#[wasm_bindgen_test]
async fn the_focus_returns_to_where_it_was() {
    for way in ["Not now", "Escape", "signed in"] {
        let page = with_a_row().await;
        refuse(&page, "IAM10000").await;
        close(&page, way).await;
        let refresh = page.button("Refresh");
        assert!(
            document()
                .active_element()
                .is_some_and(|focused| focused.is_same_node(Some(&refresh))),
            "{way}"
        );
    }
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_the_results_where_nothing_is_left_to_return_to() {
    for way in ["Not now", "Escape", "signed in"] {
        let page = asking().await;
        if way == "signed in" {
            put_away(&page).await;
            press(&page.the("[data-testid=notice] .btn--primary")).await;
        }
        close(&page, way).await;
        assert_eq!(focused(), RESULTS, "{way}");
    }
}
