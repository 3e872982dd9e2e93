//! Where the browser's own session with OCP counts, or something in front of OCP lets people in.

use leptos::prelude::window;
use model::settings::config::{ApiBase, Auth, Config, LoginUrl};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, Timers, click, failure, happens, is_looked_at, shown, tasks, until};

const TENANT: &str = "cluster=1&tenant=2&range=all&zone=utc";

/// A page with a row, whose refresh was refused.
async fn signed_out(config: Config) -> Page {
    let page = Page::set_up(
        Config {
            refresh_seconds: 0,
            ..config
        },
        TENANT,
    )
    .await;
    page.call().await.answers(&tasks([1], 1)).await;
    click(&page.button("Refresh")).await;
    page.call()
        .await
        .answers_with(401, &[], &failure("IAM10000", "not logged in"))
        .await;
    page
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

fn path_and_query() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

#[wasm_bindgen_test]
async fn a_session_that_is_over_has_a_link_to_sign_in_and_come_back() {
    let page = signed_out(Config::default()).await;
    assert!(
        page.error()
            .contains("Nobody is signed in to OCP, or the session is over."),
        "{}",
        page.error()
    );
    assert_eq!(
        (page.ids(), page.has("dialog")),
        (vec!["1".to_owned()], false)
    );
    let expected = || Some(format!("/login?callback={}", encoded(&path_and_query())));
    assert!(expected().is_some_and(|link| {
        link.ends_with("%3Fcluster%3D1%26tenant%3D2%26range%3Dall%26zone%3Dutc")
    }));
    assert_eq!(page.link("Sign in"), expected());

    let before = page.link("Sign in");
    click(&page.hook("sort-taskId")).await;
    assert_eq!(page.link("Sign in"), expected());
    click(&page.hook("row-expander")).await;
    assert_eq!(page.link("Sign in"), expected());
    assert_ne!(
        page.link("Sign in"),
        before,
        "who comes back finds what was open and sorted"
    );
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_sign_in_page_elsewhere_hears_the_whole_address() {
    let login_url = LoginUrl::parse("https://sso.example.com/in?to={return}&app=ocp");
    assert!(login_url.is_some());
    let page = signed_out(Config {
        login_url,
        ..Config::default()
    })
    .await;
    let address = window()
        .location()
        .href()
        .expect("the test page has an address");
    assert_eq!(
        page.link("Sign in"),
        Some(format!(
            "https://sso.example.com/in?to={}&app=ocp",
            encoded(&address)
        ))
    );
}

#[wasm_bindgen_test]
async fn who_comes_back_from_signing_in_finds_the_load_going_on() {
    for back in ["focus", "visibilitychange"] {
        let page = Page::open(TENANT).await;
        page.call().await.answers(&tasks(1..=200, 240)).await;
        let bulk = page.call().await;
        bulk.answers_with(401, &[], &failure("IAM10000", "not logged in"))
            .await;
        page.asks_nothing().await;
        is_looked_at(false).await;
        page.asks_nothing().await;
        match back {
            "focus" => {
                is_looked_at(true).await;
                happens(&window(), "focus").await;
            }
            _ => is_looked_at(true).await,
        }
        let again = page.call().await;
        assert_eq!(again.url(), bulk.url());
        page.asks_nothing().await;
        again.answers(&tasks(1..=240, 240)).await;
        assert_eq!(
            (page.loaded().as_deref(), page.notices("error")),
            (Some("240"), Vec::new())
        );
        happens(&window(), "focus").await;
        page.asks_nothing().await;
    }
}

#[wasm_bindgen_test]
async fn each_return_is_one_try_and_nothing_else_is() {
    let timers = Timers::hold();
    let page = signed_out(Config::default()).await;
    for _ in 0..5 {
        assert_eq!(timers.waiting(), [0; 0]);
        happens(&window(), "focus").await;
        page.call()
            .await
            .answers_with(401, &[], &failure("IAM10000", "not logged in"))
            .await;
        page.asks_nothing().await;
        assert_eq!(
            (page.ids(), page.notices("error").len()),
            (vec!["1".to_owned()], 1)
        );
    }
}

#[wasm_bindgen_test]
async fn behind_a_proxy_nobody_is_asked_and_the_words_are_others() {
    let page = signed_out(Config {
        auth: Auth::Proxy,
        ..Config::default()
    })
    .await;
    assert!(
        page.error()
            .contains("What stands in front of OCP has not signed you in."),
        "{}",
        page.error()
    );
    assert!(!page.error().contains("Nobody is signed in"));
    assert_eq!(
        (
            page.link("Sign in"),
            page.has_button("Sign in"),
            page.has("dialog")
        ),
        (None, false, false)
    );
    happens(&window(), "focus").await;
    page.call().await.answers_with(401, &[], "").await;
    page.asks_nothing().await;
    click(&page.button("Retry")).await;
    let call = page.call().await;
    assert_eq!(call.header("Authorization"), None);
    call.answers(&tasks([2], 1)).await;
    until("the row is there", || page.ids() == ["2"]).await;
}

#[wasm_bindgen_test]
async fn a_proxys_sign_in_page_is_linked_where_it_is_known() {
    let login_url = LoginUrl::parse("/oauth/start?rd={return}");
    let page = signed_out(Config {
        auth: Auth::Proxy,
        login_url,
        ..Config::default()
    })
    .await;
    assert_eq!(
        page.link("Sign in"),
        Some(format!("/oauth/start?rd={}", encoded(&path_and_query())))
    );
    assert!(
        page.error()
            .contains("Nobody is signed in to OCP, or the session is over."),
        "{}",
        page.error()
    );
}

#[wasm_bindgen_test]
async fn a_missing_right_is_no_session_that_is_over() {
    let page = Page::open(TENANT).await;
    page.call()
        .await
        .answers_with(403, &[], &failure("IAM11000", "no right"))
        .await;
    assert_eq!(page.link("Sign in"), None);
    happens(&window(), "focus").await;
    page.asks_nothing().await;
    let said = shown(&page.the("[role=status]"));
    assert!(
        said.starts_with("The tasks could not be loaded. You lack the right to see"),
        "{said}"
    );
}

#[wasm_bindgen_test]
async fn what_leads_to_a_sign_in_page_is_met_with_the_way_there() {
    let login_url = || LoginUrl::parse("/oauth/start?rd={return}");
    for (auth, login_url, is_linked) in [
        (Auth::Session, None, true),
        (Auth::Proxy, login_url(), true),
        (Auth::Proxy, None, false),
    ] {
        for way in ["redirect", "web page"] {
            let config = Config {
                auth,
                login_url: login_url.clone(),
                refresh_seconds: 0,
                ..Config::default()
            };
            let page = Page::set_up(config, TENANT).await;
            let call = page.call().await;
            match way {
                "redirect" => call.redirects().await,
                _ => call.answers("<!doctype html><p>Sign in</p>").await,
            }
            assert_eq!(
                page.link("Sign in").is_some(),
                is_linked,
                "{auth:?} {way}: {}",
                page.error()
            );
            page.asks_nothing().await;
            happens(&window(), "focus").await;
            page.call().await.answers(&tasks([1], 1)).await;
            assert_eq!(
                (page.ids(), page.notices("error")),
                (vec!["1".to_owned()], Vec::new())
            );
            happens(&window(), "focus").await;
            page.asks_nothing().await;
        }
    }
}

#[wasm_bindgen_test]
async fn ocps_own_sign_in_page_lies_below_the_base() {
    for (base, is_known) in [("/ocp", true), ("https://ocp.example.com", false)] {
        let api_base = ApiBase::parse(base).expect("a base");
        let page = signed_out(Config {
            api_base,
            ..Config::default()
        })
        .await;
        let link = is_known.then(|| format!("/ocp/login?callback={}", encoded(&path_and_query())));
        assert_eq!(page.link("Sign in"), link, "{base}");
    }
}
