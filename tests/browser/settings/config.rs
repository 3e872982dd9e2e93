//! Settings of `config.json` as they appear on the page.

use leptos::prelude::document;
use model::filter::Scope;
use model::link::query::Zone;
use model::settings::config::{ApiBase, Config, Theme};
use model::table::page::PageSize;
use model::task::{ClusterId, TenantId};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::RequestCredentials;

use crate::harness::{ALL_TASKS_QUERY, open_configured, tasks_response, text_of, value};

#[wasm_bindgen_test]
async fn title_is_used_for_the_heading_and_the_tab() {
    let page = open_configured(
        Config {
            title: Some("Backups of Berlin".into()),
            ..Config::default()
        },
        ALL_TASKS_QUERY,
    )
    .await;
    assert_eq!(text_of(&page.only("h1")), "Backups of Berlin");
    assert_eq!(document().title(), "Backups of Berlin");
    page.respond_next(&tasks_response([1], 1)).await;
    assert_eq!(document().title(), "ww1144 · Backups of Berlin");
}

#[wasm_bindgen_test]
async fn default_tenant_is_used_when_the_address_names_none() {
    let scope = Scope {
        cluster: ClusterId(7),
        tenant: TenantId(8),
    };
    let config = || Config {
        default_scope: Some(scope),
        ..Config::default()
    };
    let page = open_configured(config(), "").await;
    let url = page.next_request().await.url();
    assert!(url.starts_with("/api/v2/ob/clusters/7/tenants/8/"), "{url}");
    assert_eq!(
        (
            value(&page.field("Cluster id")),
            value(&page.field("Tenant id"))
        ),
        ("7".into(), "8".into())
    );
    let page = open_configured(config(), ALL_TASKS_QUERY).await;
    let url = page.next_request().await.url();
    assert!(url.starts_with("/api/v2/ob/clusters/1/tenants/2/"), "{url}");
}

#[wasm_bindgen_test]
async fn size_zone_and_theme_are_defaults_for_the_user() {
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
    let page = open_configured(config(), "cluster=1&tenant=2&range=all").await;
    page.respond_next(&tasks_response(1..=60, 60)).await;
    assert_eq!(
        (
            page.task_ids().len(),
            value(&page.field("Rows per page")).as_str()
        ),
        (50, "50")
    );
    assert_eq!(
        (value(&page.field("Times in")), theme().as_deref()),
        ("utc".into(), Some("dark"))
    );
    assert_eq!(page.column_texts("Start")[0], "2024-08-08 00:10:00");
    let page = open_configured(config(), "cluster=1&tenant=2&range=all&size=20&zone=local").await;
    page.respond_next(&tasks_response(1..=60, 60)).await;
    assert_eq!(
        (
            page.task_ids().len(),
            value(&page.field("Times in")).as_str()
        ),
        (20, "local")
    );
}

#[wasm_bindgen_test]
async fn requests_go_below_the_api_base() {
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
        let page = open_configured(
            Config {
                api_base,
                ..Config::default()
            },
            ALL_TASKS_QUERY,
        )
        .await;
        let request = page.next_request().await;
        assert!(request.url().starts_with(expected), "{}", request.url());
        assert_eq!(request.raw.credentials(), credentials, "{base}");
    }
}

#[wasm_bindgen_test]
async fn failure_of_a_foreign_api_base_mentions_missing_permission() {
    let api_base = ApiBase::parse("https://ocp.example.com").expect("a base");
    let page = open_configured(
        Config {
            api_base,
            ..Config::default()
        },
        ALL_TASKS_QUERY,
    )
    .await;
    page.next_request().await.fail().await;
    assert!(
        page.error_notice()
            .contains("No response was received. The server of apiBase cannot be reached, or"),
        "{}",
        page.error_notice()
    );
}
