//! The keyboard focus when the sign-in dialog opens and closes.

use model::settings::config::{Auth, Config};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{
    ALL_TASKS_QUERY, MINUTE, Page, Timers, advance_clock, click, dismiss_sign_in, dispatch,
    error_response, focused_id, has_focus, is_sign_in_open, open_signed_in_with_row,
    open_with_basic_auth, sign_in, tasks_response, text_of, value, wait_until,
};

const TITLE: &str = "sign-in-title";

const USER: &str = "sign-in-user";

const PASSWORD: &str = "sign-in-password";

const RESULTS: &str = "results";

/// Focuses and clicks a button, as the mouse does.
async fn focus_and_click(button: &HtmlElement) {
    button.focus().expect("a button takes the focus");
    click(button).await;
}

/// Refuses the next refresh with this code, which ends the session.
async fn refuse_refresh(page: &Page, code: &str) {
    focus_and_click(&page.button("Refresh")).await;
    page.respond_next_with(401, &[], &error_response(code, "no"))
        .await;
    assert!(is_sign_in_open(page), "{code}");
}

#[wasm_bindgen_test]
async fn dialog_that_opens_by_itself_focuses_its_title() {
    let timers = Timers::install();
    for cause in ["IAM10000", "IAM10006", "idle"] {
        let page = open_signed_in_with_row().await;
        if cause == "idle" {
            advance_clock(29 * MINUTE);
            timers.advance(MINUTE).await;
        } else {
            refuse_refresh(&page, cause).await;
        }
        assert_eq!(
            (is_sign_in_open(&page), focused_id().as_str()),
            (true, TITLE),
            "{cause}"
        );
        for key in ["keydown", "keypress", "keyup"] {
            dispatch(&page.only(&format!("#{TITLE}")), key).await;
        }
        assert_eq!(
            page.only(&format!("#{TITLE}"))
                .closest("form")
                .ok()
                .flatten(),
            None,
            "the title is outside the form, so Enter submits nothing"
        );
        page.assert_no_request().await;
        assert!(is_sign_in_open(&page), "{cause}");
        assert_eq!(value(&page.field("Password")), "", "{cause}");
    }
}

#[wasm_bindgen_test]
async fn dialog_opened_by_the_user_focuses_the_first_empty_field() {
    let page = open_with_basic_auth(ALL_TASKS_QUERY).await;
    assert_eq!(focused_id(), USER, "on the first load");
    for button in ["Sign in", "Refresh", "Apply"] {
        dismiss_sign_in(&page).await;
        let button = match button {
            "Sign in" => page.only("[data-testid=notice] .btn--primary"),
            button => page.button(button),
        };
        focus_and_click(&button).await;
        assert_eq!(
            (is_sign_in_open(&page), focused_id().as_str()),
            (true, USER),
            "{}",
            text_of(&button)
        );
    }
    sign_in(&page, "ann", "pa55").await;
    page.respond_next_with(401, &[], &error_response("IAM10006", "wrong"))
        .await;
    assert_eq!(focused_id(), PASSWORD, "a refused password is typed again");
    dismiss_sign_in(&page).await;
    focus_and_click(&page.only("[data-testid=notice] .btn--primary")).await;
    assert_eq!(focused_id(), PASSWORD);
}

#[wasm_bindgen_test]
async fn automatic_refresh_after_idle_keeps_the_focus_and_asks_once() {
    let timers = Timers::install();
    let page = Page::open_with_config(
        Config {
            auth: Auth::Basic,
            refresh_seconds: 40,
            ..Config::default()
        },
        ALL_TASKS_QUERY,
    )
    .await;
    sign_in(&page, "ann", "pa55").await;
    page.respond_next(&tasks_response([1], 1).replace("DONE", "DOING"))
        .await;
    wait_until("the dialog is closed", || !is_sign_in_open(&page)).await;
    // After sleep, timers fire late, so only the clock tells that the time is up.
    advance_clock(30 * MINUTE);
    timers.advance(40_000).await;
    page.assert_no_request().await;
    assert_eq!(
        (is_sign_in_open(&page), focused_id().as_str()),
        (true, TITLE)
    );

    sign_in(&page, "ann", "pa55").await;
    page.respond_next(&tasks_response([1], 1).replace("DONE", "DOING"))
        .await;
    wait_until("the dialog is closed", || !is_sign_in_open(&page)).await;
    advance_clock(29 * MINUTE);
    timers.advance(MINUTE).await;
    assert_eq!(
        (is_sign_in_open(&page), focused_id().as_str()),
        (true, TITLE)
    );
    timers.advance(40_000).await;
    assert_eq!(
        (is_sign_in_open(&page), focused_id().as_str()),
        (true, TITLE),
        "the next refresh opens no dialog"
    );
    dismiss_sign_in(&page).await;
    page.assert_no_request().await;
    assert_eq!(
        (is_sign_in_open(&page), timers.pending_delays()),
        (false, Vec::new()),
        "a dismissed dialog stays closed"
    );
}

#[wasm_bindgen_test]
async fn automatic_retry_after_idle_keeps_the_focus() {
    let timers = Timers::install();
    let page = open_signed_in_with_row().await;
    click(&page.button("Refresh")).await;
    page.respond_next_with(429, &[], &error_response("0", "slow down"))
        .await;
    advance_clock(29 * MINUTE);
    timers.advance(MINUTE).await;
    assert_eq!(
        (is_sign_in_open(&page), focused_id().as_str()),
        (true, TITLE)
    );
    timers.advance(MINUTE + 499).await;
    page.assert_no_request().await;
    assert_eq!(
        (page.notices("info").len(), focused_id().as_str()),
        (1, TITLE)
    );
}

/// Closes the dialog: with `Escape`, when `signed in`, or by the button with this name.
async fn close_dialog(page: &Page, closed_by: &str) {
    match closed_by {
        "Escape" => dismiss_sign_in(page).await,
        "signed in" => {
            sign_in(page, "ann", "pa55").await;
            page.respond_next(&tasks_response([1], 1)).await;
            wait_until("the dialog is closed", || !is_sign_in_open(page)).await;
        }
        button => click(&page.button(button)).await,
    }
}

#[wasm_bindgen_test]
async fn closing_the_dialog_returns_the_focus() {
    for closed_by in ["Not now", "Escape", "signed in"] {
        let page = open_signed_in_with_row().await;
        refuse_refresh(&page, "IAM10000").await;
        close_dialog(&page, closed_by).await;
        let refresh = page.button("Refresh");
        assert!(has_focus(&refresh), "{closed_by}");
    }
}

#[wasm_bindgen_test]
async fn closing_the_dialog_without_a_previous_focus_focuses_the_results() {
    for closed_by in ["Not now", "Escape", "signed in"] {
        let page = open_with_basic_auth(ALL_TASKS_QUERY).await;
        if closed_by == "signed in" {
            dismiss_sign_in(&page).await;
            focus_and_click(&page.only("[data-testid=notice] .btn--primary")).await;
        }
        close_dialog(&page, closed_by).await;
        assert_eq!(focused_id(), RESULTS, "{closed_by}");
    }
}
