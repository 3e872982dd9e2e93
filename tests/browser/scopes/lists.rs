//! OCP's lists of clusters and tenants: what is asked, when, and what is made of the answers.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, Picker, click, clusters, entry, happens, list, rest, tasks, type_in};

const FIRST: &str = "/api/v2/ob/clusters?page=1&size=50&sort=name,asc";

/// The list of clusters, open, with fifty of five thousand.
async fn fifty(page: &Page) -> Picker<'_> {
    let picker = Picker::new(page, "Cluster id");
    picker.open().await;
    let call = page.call().await;
    assert_eq!(call.url(), FIRST);
    call.answers(&clusters(1..=50, 5_000)).await;
    picker
}

#[wasm_bindgen_test]
async fn a_list_is_asked_for_once_and_has_names_beside_ids() {
    let page = Page::open("").await;
    let picker = Picker::new(&page, "Cluster id");
    picker.open().await;
    assert_eq!(picker.status(), "Loading OCP’s list…");
    let body = list(
        &[
            json!({ "id": 1_000_005, "name": "ob_431", "type": "PRIMARY", "obVersion": "4.3.1.0", "status": "RUNNING" }),
        ],
        1,
    );
    page.call().await.answers(&body).await;
    assert_eq!(
        picker.texts(),
        [
            "ob_431 1000005 PRIMARY · 4.3.1.0 · RUNNING",
            "Load the list again"
        ]
    );
    assert_eq!(
        (picker.groups(), picker.status()),
        (vec!["From OCP’s list".to_owned()], "1 cluster".into())
    );
    picker.press("Escape").await;
    picker.open().await;
    type_in(&picker.field, "431").await;
    rest().await;
    page.asks_nothing().await;
    assert_eq!(
        (picker.options().len(), picker.status()),
        (2, "1 of 1 match".into())
    );

    click(&picker.option("Load the list again")).await;
    let again = page.call().await;
    assert_eq!(
        (again.url().as_str(), picker.options().len()),
        (FIRST, 1),
        "what is known stays meanwhile"
    );
    again.answers(&clusters([7], 1)).await;
    type_in(&picker.field, "").await;
    assert_eq!(picker.texts(), ["ob_7 7 RUNNING", "Load the list again"]);
}

#[wasm_bindgen_test]
async fn choosing_a_cluster_loads_its_tenants_and_empties_nothing() {
    let page = Page::open("").await;
    type_in(&page.field("Tenant id"), "77").await;
    let picker = fifty(&page).await;
    click(&picker.option("ob_3 ")).await;
    let call = page.call().await;
    assert_eq!(call.url(), "/api/v2/ob/clusters/3/tenants?page=1&size=50");
    call.answers(&list(
        &[json!({ "id": 10, "name": "orders", "mode": "MYSQL", "status": "NORMAL" })],
        1,
    ))
    .await;
    let tenant = Picker::new(&page, "Tenant id");
    assert_eq!(
        (picker.value(), picker.called(), tenant.value()),
        ("3".into(), "ob_3".into(), "77".into())
    );
    tenant.open().await;
    assert_eq!(
        tenant.texts(),
        ["orders 10 MYSQL · NORMAL", "Load the list again"]
    );
    click(&tenant.option("orders")).await;
    assert_eq!(
        (tenant.value(), tenant.called()),
        ("10".into(), "orders".into())
    );
    click(&page.hook("filter-apply")).await;
    assert!(
        page.call()
            .await
            .url()
            .starts_with("/api/v2/ob/clusters/3/tenants/10/backup/")
    );
}

#[wasm_bindgen_test]
async fn another_cluster_takes_the_tenant_of_the_one_before_away() {
    let page = Page::open("cluster=1&tenant=2").await;
    page.call().await.answers(&tasks([1], 1)).await;
    let (picker, tenant) = (
        Picker::new(&page, "Cluster id"),
        Picker::new(&page, "Tenant id"),
    );
    picker.open().await;
    page.call().await.answers(&clusters(1..=3, 3)).await;
    click(&picker.option("ob_1 ")).await;
    page.call()
        .await
        .answers(&list(&[entry(2, "crm")], 1))
        .await;
    assert_eq!(tenant.value(), "2", "it is the same cluster");
    picker.open().await;
    click(&picker.option("ob_3 ")).await;
    page.call()
        .await
        .answers(&list(&[entry(10, "orders")], 1))
        .await;
    assert_eq!(
        (picker.value().as_str(), tenant.value().as_str()),
        ("3", "")
    );
    type_in(&tenant.field, "7").await;
    picker.open().await;
    type_in(&picker.field, "ob_1").await;
    click(&picker.option("ob_1 ")).await;
    assert_eq!(
        (picker.value().as_str(), tenant.value().as_str()),
        ("1", ""),
        "what was typed to search is no cluster"
    );
    // One that is known to be that cluster's stays.
    type_in(&tenant.field, "10").await;
    picker.open().await;
    click(&picker.option("ob_3 ")).await;
    assert_eq!(
        (picker.value().as_str(), tenant.value().as_str()),
        ("3", "10")
    );
}

#[wasm_bindgen_test]
async fn tenants_that_are_on_their_way_are_not_asked_for_twice() {
    let page = Page::open("").await;
    let picker = fifty(&page).await;
    click(&picker.option("ob_3 ")).await;
    let call = page.call().await;
    let tenant = Picker::new(&page, "Tenant id");
    tenant.open().await;
    page.asks_nothing().await;
    assert!(!call.is_aborted());
    call.answers(&list(&[entry(10, "orders")], 1)).await;
    assert_eq!(tenant.texts(), ["orders 10 RUNNING", "Load the list again"]);
}

#[wasm_bindgen_test]
async fn a_tenant_needs_a_cluster_first() {
    let page = Page::open("").await;
    let tenant = Picker::new(&page, "Tenant id");
    tenant.open().await;
    assert_eq!(
        tenant.status(),
        "Choose or type a cluster: then its tenants are listed here."
    );
    type_in(&tenant.field, "ord").await;
    rest().await;
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_long_list_is_searched_at_the_server_when_typing_rests() {
    let page = Page::open("").await;
    let picker = fifty(&page).await;
    assert_eq!(picker.status(), "50 of 5,000 loaded: type to search");
    for typed in ["o", "or", "ord "] {
        type_in(&picker.field, typed).await;
    }
    page.asks_nothing().await;
    rest().await;
    let call = page.call().await;
    assert_eq!(
        (
            call.parameter("name").as_deref(),
            call.parameter("page").as_deref()
        ),
        (Some("ord"), Some("1"))
    );
    call.answers(&list(&[entry(900, "orders"), entry(901, "reordered")], 2))
        .await;
    assert_eq!(
        picker.texts()[..2],
        ["orders 900 RUNNING", "reordered 901 RUNNING"]
    );
    assert_eq!(picker.status(), "2 of 5,000 match");
    page.asks_nothing().await;
    type_in(&picker.field, "orders").await;
    rest().await;
    page.asks_nothing().await;
    assert_eq!(
        picker.texts()[..1],
        ["orders 900 RUNNING"],
        "what covers it has come"
    );
}

#[wasm_bindgen_test]
async fn only_the_latest_search_lands() {
    let page = Page::open("").await;
    let picker = fifty(&page).await;
    type_in(&picker.field, "aa").await;
    rest().await;
    let first = page.call().await;
    type_in(&picker.field, "bb").await;
    assert!(first.is_aborted(), "nobody waits for it any more");
    rest().await;
    let second = page.call().await;
    second.answers(&list(&[entry(9, "bb_1")], 1)).await;
    first.answers(&list(&[entry(8, "aa_1 bb")], 1)).await;
    assert_eq!(picker.texts()[..1], ["bb_1 9 RUNNING"]);
    assert_eq!(picker.status(), "1 of 5,000 match");
}

#[wasm_bindgen_test]
async fn closing_ends_what_is_under_way() {
    let page = Page::open("").await;
    let picker = Picker::new(&page, "Cluster id");
    picker.open().await;
    let call = page.call().await;
    picker.press("Escape").await;
    assert!(call.is_aborted());
    picker.open().await;
    let call = page.call().await;
    happens(&picker.field, "blur").await;
    assert!(call.is_aborted());
    call.ends_as_aborted().await;
    picker.open().await;
    page.call().await.answers(&clusters([1], 1)).await;
    assert_eq!(
        (picker.options().len(), picker.status()),
        (2, "1 cluster".into())
    );
}

#[wasm_bindgen_test]
async fn a_server_that_ignores_the_name_is_searched_here_and_that_is_said() {
    let page = Page::open("").await;
    let picker = fifty(&page).await;
    type_in(&picker.field, "ob_77").await;
    rest().await;
    page.call().await.answers(&clusters(1..=50, 5_000)).await;
    assert_eq!(picker.texts(), ["Show more", "Load the list again"]);
    assert_eq!(
        picker.status(),
        "Nothing matches. 0 match among 50 loaded of 5,000"
    );
    click(&picker.option("Show more")).await;
    let more = page.call().await;
    assert_eq!(
        (
            more.parameter("name").as_deref(),
            more.parameter("page").as_deref()
        ),
        (Some("ob_77"), Some("2"))
    );
    more.answers(&clusters(51..=100, 5_000)).await;
    assert_eq!(
        (picker.texts()[..1].to_vec(), picker.status()),
        (
            vec!["ob_77 77 RUNNING".to_owned()],
            "1 match among 100 loaded of 5,000".into()
        )
    );
}

#[wasm_bindgen_test]
async fn more_of_a_list_comes_by_the_last_option_and_by_scrolling() {
    let page = Page::open("").await;
    let picker = fifty(&page).await;
    picker.press("ArrowUp").await;
    picker.press("ArrowUp").await;
    assert_eq!(
        (picker.active(), picker.texts()[50].as_str()),
        (Some(50), "Show more")
    );
    picker.press("Enter").await;
    let call = page.call().await;
    assert_eq!(
        (call.parameter("page").as_deref(), picker.status()),
        (Some("2"), "Loading more…".into())
    );
    call.answers(&clusters(51..=100, 120)).await;
    crate::harness::frame().await;
    assert_eq!(picker.active(), Some(50), "the first that is new");
    assert!(picker.texts()[50].starts_with("ob_51 ") && picker.is_open());

    happens(&picker.list(), "scroll").await;
    let call = page.call().await;
    assert_eq!(call.parameter("page").as_deref(), Some("3"));
    happens(&picker.list(), "scroll").await;
    page.asks_nothing().await;
    call.answers(&clusters(101..=120, 120)).await;
    assert_eq!(
        (picker.options().len(), picker.status()),
        (121, "120 clusters".into())
    );
    happens(&picker.list(), "scroll").await;
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn thousands_at_once_are_shown_a_part_at_a_time() {
    let page = Page::open("").await;
    let picker = Picker::new(&page, "Cluster id");
    picker.open().await;
    page.call().await.answers(&clusters(1..=3_000, 3_000)).await;
    assert_eq!(
        (picker.options().len(), picker.status()),
        (202, "3,000 clusters".into())
    );
    click(&picker.option("Show more")).await;
    assert_eq!(picker.options().len(), 402);
    page.asks_nothing().await;
    type_in(&picker.field, "2999").await;
    assert_eq!(
        picker.texts()[..1],
        ["ob_2999 2999 RUNNING"],
        "what is not shown is found"
    );
}

#[wasm_bindgen_test]
async fn digits_are_an_id_and_a_search() {
    let page = Page::open("").await;
    let picker = fifty(&page).await;
    type_in(&picker.field, "4").await;
    assert_eq!(
        picker.texts()[..3],
        ["ob_4 4 RUNNING", "ob_40 40 RUNNING", "ob_41 41 RUNNING"]
    );
    type_in(&page.field("Tenant id"), "9").await;
    click(&page.hook("filter-apply")).await;
    assert!(
        page.call()
            .await
            .url()
            .starts_with("/api/v2/ob/clusters/4/tenants/9/"),
        "nothing needs choosing"
    );
}

#[wasm_bindgen_test]
async fn a_name_that_only_one_has_is_its_id() {
    let page = Page::open("").await;
    let picker = Picker::new(&page, "Cluster id");
    picker.open().await;
    page.call()
        .await
        .answers(&list(
            &[entry(5, "prod"), entry(6, "prod"), entry(7, "Test")],
            3,
        ))
        .await;
    type_in(&picker.field, "test").await;
    let tenant = Picker::new(&page, "Tenant id");
    tenant.open().await;
    let call = page.call().await;
    assert!(
        call.url().starts_with("/api/v2/ob/clusters/7/tenants?"),
        "its tenants are listed: {}",
        call.url()
    );
    call.answers(&list(&[entry(70, "orders")], 1)).await;
    type_in(&tenant.field, "orders").await;
    click(&page.hook("filter-apply")).await;
    let call = page.call().await;
    assert!(
        call.url()
            .starts_with("/api/v2/ob/clusters/7/tenants/70/backup/"),
        "{}",
        call.url()
    );
    call.answers(&tasks([1], 1)).await;
    assert_eq!((picker.value(), tenant.value()), ("7".into(), "70".into()));

    for wrong in ["prod", "unheard"] {
        type_in(&picker.field, wrong).await;
        click(&page.hook("filter-apply")).await;
        assert!(
            page.says("Choose one of the list or type the id"),
            "{wrong}"
        );
        assert_eq!((picker.value().as_str(), picker.is_open()), (wrong, false));
        page.asks_nothing().await;
    }
}

#[wasm_bindgen_test]
async fn hostile_names_are_texts_and_large_ids_exact() {
    let page = Page::open("").await;
    let picker = Picker::new(&page, "Cluster id");
    picker.open().await;
    let entries = [
        json!({ "id": 9_007_199_254_740_993_i64, "name": "<img src=x onerror=alert(1)>", "status": "R\u{202e}X" }),
        json!({ "id": "9223372036854775807", "name": "a\u{202e}b\nc" }),
        json!({ "id": 3, "name": "W".repeat(20_000) }),
        json!({ "id": 4, "name": "password=S3cr3t" }),
        json!({ "name": "nobody can choose it" }),
        json!({ "id": {}, "name": "nor this" }),
        json!(null),
        json!({ "id": 5, "name": [] }),
    ];
    page.call().await.answers(&list(&entries, 8)).await;
    let texts = picker.texts();
    assert_eq!(
        texts[0],
        "<img src=x onerror=alert(1)> 9007199254740993 R⟨U+202E⟩X"
    );
    assert_eq!(texts[1], "a⟨U+202E⟩b … 9223372036854775807");
    assert!(
        texts[2].len() < 200 && texts[3].starts_with("password=*** 4"),
        "{texts:?}"
    );
    assert_eq!(
        (texts[4].as_str(), texts.len(), picker.status().as_str()),
        ("5", 6, "5 clusters")
    );
    assert!(!page.has("[role=option] img"));
    click(&picker.option("<img")).await;
    assert_eq!(picker.value(), "9007199254740993");
}
