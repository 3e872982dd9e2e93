//! What those who host the console decide in `config.json`, as it shows on the page.

use leptos::prelude::{document, window};
use model::filter::Scope;
use model::link::query::Zone;
use model::settings::config::{ApiBase, Auth, Config, ConfigNotice, Theme};
use model::table::page::PageSize;
use model::task::{ClusterId, TenantId};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::RequestCredentials;

use crate::harness::{
    Page, SetUp, Timers, click, happens, is_asked, shown, tasks, type_in, until, value,
};

const TENANT: &str = "cluster=1&tenant=2&range=all&zone=utc";

/// The page so configured at an address; nothing is asked again by itself.
async fn configured(config: Config, query: &str) -> Page {
    Page::set_up(
        Config {
            refresh_seconds: 0,
            ..config
        },
        query,
    )
    .await
}

#[wasm_bindgen_test]
async fn the_title_is_the_heading_and_the_tabs() {
    let page = configured(
        Config {
            title: Some("Backups of Berlin".into()),
            ..Config::default()
        },
        TENANT,
    )
    .await;
    assert_eq!(shown(&page.the("h1")), "Backups of Berlin");
    assert_eq!(document().title(), "Backups of Berlin");
    page.call().await.answers(&tasks([1], 1)).await;
    assert_eq!(document().title(), "ww1144 · Backups of Berlin");
}

#[wasm_bindgen_test]
async fn the_default_tenant_is_asked_for_where_the_address_names_none() {
    let scope = Scope {
        cluster: ClusterId(7),
        tenant: TenantId(8),
    };
    let config = || Config {
        default_scope: Some(scope),
        ..Config::default()
    };
    let page = configured(config(), "").await;
    let url = page.call().await.url();
    assert!(url.starts_with("/api/v2/ob/clusters/7/tenants/8/"), "{url}");
    assert_eq!(
        (
            value(&page.field("Cluster id")),
            value(&page.field("Tenant id"))
        ),
        ("7".into(), "8".into())
    );
    let page = configured(config(), TENANT).await;
    let url = page.call().await.url();
    assert!(url.starts_with("/api/v2/ob/clusters/1/tenants/2/"), "{url}");
}

#[wasm_bindgen_test]
async fn size_zone_and_theme_hold_where_nobody_chose_another() {
    let size = PageSize::parse("50").expect("a size that can be chosen");
    let config = || Config {
        page_size: size,
        zone: Zone::Utc,
        theme: Theme::Dark,
        ..Config::default()
    };
    let theme = || {
        document()
            .document_element()
            .and_then(|root| root.get_attribute("data-theme"))
    };
    let page = configured(config(), "cluster=1&tenant=2&range=all").await;
    page.call().await.answers(&tasks(1..=60, 60)).await;
    assert_eq!(
        (
            page.ids().len(),
            value(&page.field("Rows per page")).as_str()
        ),
        (50, "50")
    );
    assert_eq!(
        (value(&page.field("Times in")), theme().as_deref()),
        ("utc".into(), Some("dark"))
    );
    assert_eq!(page.column("Start")[0], "2024-08-08 00:10:00");
    let page = configured(config(), "cluster=1&tenant=2&range=all&size=20&zone=local").await;
    page.call().await.answers(&tasks(1..=60, 60)).await;
    assert_eq!(
        (page.ids().len(), value(&page.field("Times in")).as_str()),
        (20, "local")
    );
}

#[wasm_bindgen_test]
async fn requests_go_below_the_base() {
    for (base, expected, credentials) in [
        (
            "/ocp",
            "/ocp/api/v2/ob/clusters/1/",
            RequestCredentials::SameOrigin,
        ),
        (
            "https://ocp.example.com/x/",
            "https://ocp.example.com/x/api/v2/ob/clusters/1/",
            RequestCredentials::Include,
        ),
    ] {
        let api_base = ApiBase::parse(base).expect("a base");
        let page = configured(
            Config {
                api_base,
                ..Config::default()
            },
            TENANT,
        )
        .await;
        let call = page.call().await;
        assert!(call.url().starts_with(expected), "{}", call.url());
        assert_eq!(call.request.credentials(), credentials, "{base}");
    }
}

#[wasm_bindgen_test]
async fn an_answer_is_waited_for_as_long_as_configured() {
    let timers = Timers::hold();
    let page = configured(
        Config {
            timeout_seconds: 7,
            ..Config::default()
        },
        TENANT,
    )
    .await;
    let call = page.call().await;
    assert_eq!(timers.waiting(), [7_000]);
    timers.pass(7_000).await;
    assert!(call.is_aborted());
    call.ends_as_aborted().await;
    assert!(
        page.error()
            .contains("No whole answer came within 7 seconds."),
        "{}",
        page.error()
    );
}

#[wasm_bindgen_test]
async fn at_most_so_many_tasks_are_loaded_until_the_user_wants_all() {
    let page = configured(
        Config {
            max_tasks: 200,
            ..Config::default()
        },
        TENANT,
    )
    .await;
    page.call().await.answers(&tasks(1..=200, 240)).await;
    page.asks_nothing().await;
    assert!(page.says("240 tasks") && page.says("Sorted over 200 loaded of 240"));
    click(&page.button("Load all")).await;
    page.call().await.answers(&tasks(1..=240, 240)).await;
    assert!(page.says("Sorted over all 240") && !page.has_button("Load all"));
    click(&page.button("Refresh")).await;
    page.call().await.answers(&tasks(1..=200, 240)).await;
    page.call().await.answers(&tasks(1..=240, 240)).await;
    assert!(
        page.says("Sorted over all 240"),
        "who wanted all wants all again"
    );
}

#[wasm_bindgen_test]
async fn a_page_that_is_not_loaded_is_said_to_be_that_and_loaded_on_demand() {
    let page = configured(
        Config {
            max_tasks: 200,
            ..Config::default()
        },
        TENANT,
    )
    .await;
    page.call().await.answers(&tasks(1..=200, 250)).await;
    let field = page.hook("page-go");
    let error = || shown(&page.the("#page-go-error"));
    for (typed, says) in [
        ("14", "Enter a page from 1 to 13"),
        ("11", "Pages 11 to 13 are not loaded yet"),
        ("x", "Enter a page from 1 to 13"),
        ("13", "Pages 11 to 13 are not loaded yet"),
    ] {
        type_in(&field, typed).await;
        happens(&page.the(".pager__go"), "submit").await;
        assert_eq!(
            (error().as_str(), page.has("[data-testid=page-go-load]")),
            (says, says.starts_with("Pages"))
        );
    }
    page.asks_nothing().await;
    click(&page.hook("page-go-load")).await;
    assert!(
        document().active_element() == Some(field.clone().unchecked_into()),
        "the button has gone"
    );
    assert_eq!(
        (error().as_str(), shown(&page.hook("page-status")).as_str()),
        ("", "Page 13 is being loaded")
    );
    page.call().await.answers(&tasks(1..=250, 250)).await;
    assert_eq!(
        (
            shown(&page.hook("page-status")).as_str(),
            value(&field).as_str()
        ),
        ("241–250 of 250", "13")
    );
    // What is found has pages of its own.
    type_in(&page.hook("find"), "ww").await;
    type_in(&field, "14").await;
    happens(&page.the(".pager__go"), "submit").await;
    assert_eq!(error(), "Enter a page from 1 to 13");
}

#[wasm_bindgen_test]
async fn a_larger_answer_than_allowed_is_not_read() {
    let too_large = "x".repeat(1_000_001);
    for (headers, body) in [
        (vec![("Content-Length", "1000001")], "{}"),
        (vec![], too_large.as_str()),
    ] {
        let page = configured(
            Config {
                max_answer_megabytes: 1,
                ..Config::default()
            },
            TENANT,
        )
        .await;
        let call = page.call().await;
        call.answers_with(200, &headers, body).await;
        assert!(call.is_aborted(), "the rest still comes");
        assert!(
            page.error().contains("The answer is larger than 1 MB"),
            "{}",
            page.error()
        );
        assert!(
            page.error().contains("This page") && !page.error().contains("Trying"),
            "{}",
            page.error()
        );
        page.asks_nothing().await;
    }
    let page = configured(
        Config {
            max_answer_megabytes: 1,
            ..Config::default()
        },
        TENANT,
    )
    .await;
    let answer = tasks([1], 1);
    let padded = " ".repeat(1_000_000 - answer.len()) + &answer;
    page.call().await.answers(&padded).await;
    until("just as much as allowed is read", || page.ids() == ["1"]).await;
}

#[wasm_bindgen_test]
async fn what_is_wrong_in_the_file_is_told_and_can_be_put_away() {
    let notices = vec![
        ConfigNotice::UnknownKey {
            key: "colour".into(),
        },
        ConfigNotice::WrongValue {
            key: "pageSize",
            value: "7".into(),
        },
        ConfigNotice::NotAnObject,
        ConfigNotice::Unavailable(0),
        ConfigNotice::Unavailable(500),
    ];
    let page = Page::start(SetUp {
        notices,
        query: "",
        ..SetUp::default()
    })
    .await;
    let mut told = vec![
        "config.json: there is no setting “colour”; it is ignored.",
        "config.json: “pageSize” cannot be 7; the default is used.",
        "config.json is not a JSON object; the defaults are used.",
        "config.json could not be read, as no answer came; the defaults are used.",
        "config.json could not be read (HTTP 500); the defaults are used.",
    ];
    assert_eq!(page.notices("warning"), told);
    click(&page.all("[data-testid=notice] button")[1]).await;
    told.remove(1);
    assert_eq!(page.notices("warning"), told);
}

#[wasm_bindgen_test]
async fn where_nobody_knows_where_ocp_lies_nothing_is_ever_asked() {
    for auth in [Auth::Session, Auth::Basic, Auth::Proxy] {
        let timers = Timers::hold();
        let notices = vec![ConfigNotice::WrongValue {
            key: "apiBase",
            value: "ocp".into(),
        }];
        let config = Config {
            auth,
            ..Config::default()
        };
        let page = Page::start(SetUp {
            config,
            notices,
            query: TENANT,
            ..SetUp::default()
        })
        .await;
        let halted = || {
            let told = page.error();
            assert!(
                told.contains("This pageNothing is asked, as config.json says"),
                "{auth:?}: {told}"
            );
            assert_eq!(
                page.notices("warning"),
                ["config.json: “apiBase” cannot be ocp; nothing is asked until it is corrected."]
            );
            assert!(
                !is_asked(&page) && !page.has_button("Retry") && !page.has_button("Load all"),
                "{auth:?}"
            );
            assert_eq!(
                (timers.waiting(), page.notices("info")),
                (Vec::new(), Vec::new()),
                "{auth:?}"
            );
        };
        halted();
        click(&page.hook("filter-status-DONE")).await;
        for button in ["Apply", "Refresh", "Apply"] {
            click(&page.button(button)).await;
            page.asks_nothing().await;
            halted();
        }
        for hint in ["online", "focus"] {
            happens(&window(), hint).await;
            page.asks_nothing().await;
        }
        halted();
    }
}

#[wasm_bindgen_test]
async fn a_server_elsewhere_that_does_not_answer_may_not_be_allowed_to() {
    let api_base = ApiBase::parse("https://ocp.example.com").expect("a base");
    let page = configured(
        Config {
            api_base,
            ..Config::default()
        },
        TENANT,
    )
    .await;
    page.call().await.breaks().await;
    assert!(
        page.error()
            .contains("No answer came. The server of apiBase cannot be reached, or"),
        "{}",
        page.error()
    );
}
