//! Authentication by the browser session with OCP or by a proxy.

use leptos::prelude::window;
use model::settings::config::{ApiBase, Auth, Config, LoginUrl};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Page, Timers, click, dispatch, error_response, set_page_visible,
    tasks_response, wait_until,
};

/// Opens the page, loads one task, and refuses the next refresh with status 401.
async fn open_signed_out(config: Config) -> Page {
    let page = Page::open_with_config(
        Config {
            refresh_seconds: 0,
            ..config
        },
        ALL_TASKS_QUERY,
    )
    .await;
    page.respond_next(&tasks_response([1], 1)).await;
    click(&page.button("Refresh")).await;
    page.respond_next_with(401, &[], &error_response("IAM10000", "not logged in"))
        .await;
    page
}

fn percent_encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

fn path_and_query() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

#[wasm_bindgen_test]
async fn ended_session_shows_a_sign_in_link_that_returns_here() {
    let page = open_signed_out(Config::default()).await;
    assert!(
        page.error_notice()
            .contains("You are not signed in to OCP, or the session has ended."),
        "{}",
        page.error_notice()
    );
    assert_eq!(
        (page.task_ids(), page.has("dialog")),
        (vec!["1".to_owned()], false)
    );
    let expected = || {
        Some(format!(
            "/login?callback={}",
            percent_encoded(&path_and_query())
        ))
    };
    assert!(expected().is_some_and(|link| {
        link.ends_with("%3Fcluster%3D1%26tenant%3D2%26range%3Dall%26zone%3Dutc")
    }));
    assert_eq!(page.link_target("Sign in"), expected());

    let before = page.link_target("Sign in");
    click(&page.by_test_id("sort-taskId")).await;
    assert_eq!(page.link_target("Sign in"), expected());
    click(&page.by_test_id("row-expander")).await;
    assert_eq!(page.link_target("Sign in"), expected());
    assert_ne!(
        page.link_target("Sign in"),
        before,
        "the link keeps open rows and sorting"
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn external_sign_in_page_receives_the_whole_address() {
    let login_url = LoginUrl::parse("https://sso.example.com/in?to={return}&app=ocp");
    assert!(login_url.is_some());
    let page = open_signed_out(Config {
        login_url,
        ..Config::default()
    })
    .await;
    let address = window()
        .location()
        .href()
        .expect("the test page has an address");
    assert_eq!(
        page.link_target("Sign in"),
        Some(format!(
            "https://sso.example.com/in?to={}&app=ocp",
            percent_encoded(&address)
        ))
    );
}

#[wasm_bindgen_test]
async fn returning_from_the_sign_in_page_resumes_the_load() {
    for event in ["focus", "visibilitychange"] {
        let page = Page::open(ALL_TASKS_QUERY).await;
        page.respond_next(&tasks_response(1..=200, 240)).await;
        let bulk = page.next_request().await;
        bulk.respond_with(401, &[], &error_response("IAM10000", "not logged in"))
            .await;
        page.assert_no_request().await;
        set_page_visible(false).await;
        page.assert_no_request().await;
        match event {
            "focus" => {
                set_page_visible(true).await;
                dispatch(&window(), "focus").await;
            }
            _ => set_page_visible(true).await,
        }
        let retry = page.next_request().await;
        assert_eq!(retry.url(), bulk.url());
        page.assert_no_request().await;
        retry.respond(&tasks_response(1..=240, 240)).await;
        assert_eq!(
            (page.loaded_count().as_deref(), page.notices("error")),
            (Some("240"), Vec::new())
        );
        dispatch(&window(), "focus").await;
        page.assert_no_request().await;
    }
}

#[wasm_bindgen_test]
async fn each_return_to_the_page_is_exactly_one_try() {
    let timers = Timers::install();
    let page = open_signed_out(Config::default()).await;
    for _ in 0..5 {
        assert_eq!(timers.pending_delays(), [0; 0]);
        dispatch(&window(), "focus").await;
        page.respond_next_with(401, &[], &error_response("IAM10000", "not logged in"))
            .await;
        page.assert_no_request().await;
        assert_eq!(
            (page.task_ids(), page.notices("error").len()),
            (vec!["1".to_owned()], 1)
        );
    }
}

#[wasm_bindgen_test]
async fn proxy_authentication_shows_its_own_text_and_no_sign_in() {
    let page = open_signed_out(Config {
        auth: Auth::Proxy,
        ..Config::default()
    })
    .await;
    assert!(
        page.error_notice()
            .contains("The proxy in front of OCP has not signed you in."),
        "{}",
        page.error_notice()
    );
    assert!(!page.error_notice().contains("You are not signed in"));
    assert_eq!(
        (
            page.link_target("Sign in"),
            page.has_button("Sign in"),
            page.has("dialog")
        ),
        (None, false, false)
    );
    dispatch(&window(), "focus").await;
    page.respond_next_with(401, &[], "").await;
    page.assert_no_request().await;
    click(&page.button("Retry")).await;
    let request = page.next_request().await;
    assert_eq!(request.header("Authorization"), None);
    request.respond(&tasks_response([2], 1)).await;
    wait_until("the row is shown", || page.task_ids() == ["2"]).await;
}

#[wasm_bindgen_test]
async fn configured_proxy_sign_in_page_is_linked() {
    let login_url = LoginUrl::parse("/oauth/start?rd={return}");
    let page = open_signed_out(Config {
        auth: Auth::Proxy,
        login_url,
        ..Config::default()
    })
    .await;
    assert_eq!(
        page.link_target("Sign in"),
        Some(format!(
            "/oauth/start?rd={}",
            percent_encoded(&path_and_query())
        ))
    );
    assert!(
        page.error_notice()
            .contains("You are not signed in to OCP, or the session has ended."),
        "{}",
        page.error_notice()
    );
}

#[wasm_bindgen_test]
async fn missing_right_is_not_treated_as_an_ended_session() {
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.respond_next_with(403, &[], &error_response("IAM11000", "no right"))
        .await;
    assert_eq!(page.link_target("Sign in"), None);
    dispatch(&window(), "focus").await;
    page.assert_no_request().await;
    let announcement = page.announcement();
    assert!(
        announcement
            .starts_with("The tasks could not be loaded. You do not have permission to see"),
        "{announcement}"
    );
}

#[wasm_bindgen_test]
async fn redirect_to_a_sign_in_page_shows_the_sign_in_link() {
    let login_url = || LoginUrl::parse("/oauth/start?rd={return}");
    for (auth, login_url, is_linked) in [
        (Auth::Session, None, true),
        (Auth::Proxy, login_url(), true),
        (Auth::Proxy, None, false),
    ] {
        for leads_by in ["redirect", "web page"] {
            let config = Config {
                auth,
                login_url: login_url.clone(),
                refresh_seconds: 0,
                ..Config::default()
            };
            let page = Page::open_with_config(config, ALL_TASKS_QUERY).await;
            let request = page.next_request().await;
            match leads_by {
                "redirect" => request.respond_with_redirect().await,
                _ => request.respond("<!doctype html><p>Sign in</p>").await,
            }
            assert_eq!(
                page.link_target("Sign in").is_some(),
                is_linked,
                "{auth:?} {leads_by}: {}",
                page.error_notice()
            );
            page.assert_no_request().await;
            dispatch(&window(), "focus").await;
            page.respond_next(&tasks_response([1], 1)).await;
            assert_eq!(
                (page.task_ids(), page.notices("error")),
                (vec!["1".to_owned()], Vec::new())
            );
            dispatch(&window(), "focus").await;
            page.assert_no_request().await;
        }
    }
}

#[wasm_bindgen_test]
async fn sign_in_page_of_ocp_is_below_the_api_base() {
    for (base, is_known) in [("/ocp", true), ("https://ocp.example.com", false)] {
        let api_base = ApiBase::parse(base).expect("a base");
        let page = open_signed_out(Config {
            api_base,
            ..Config::default()
        })
        .await;
        let link =
            is_known.then(|| format!("/ocp/login?callback={}", percent_encoded(&path_and_query())));
        assert_eq!(page.link_target("Sign in"), link, "{base}");
    }
}
