//! The scopes that a user comes back to: recent and pinned ones, as links that keep the filter.

use js_sys::Function;
use leptos::prelude::{document, window};
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{
    Page, Picker, Replaced, SetUp, answer, attribute, click, kept, member, place, shown, task,
    tasks, type_in, until,
};

const FILTER: &str = "range=7d&status=FAILED&size=50&sort=duration&zone=utc";
const NOT_KEPT: &str =
    "This browser does not keep preferences: your choice lasts until the page is left.";

async fn keeping<'a>(kept: &'a str, query: &'a str) -> Page {
    Page::start(SetUp {
        kept,
        query,
        ..SetUp::default()
    })
    .await
}

/// The links to scopes in a part of the page: what they say and where they lead.
fn links(page: &Page, within: &str) -> Vec<(String, String)> {
    let links = page.all(&format!("{within} a.scope-link"));
    links
        .iter()
        .map(|link| (shown(link), attribute(link, "href").unwrap_or_default()))
        .collect()
}

/// Clicks with Control held; whether the browser is left to do what it does then.
fn control_click(element: &HtmlElement) -> bool {
    let send = "const event = new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true });
        let left = null;
        document.addEventListener('click', event => { left = !event.defaultPrevented; event.preventDefault(); }, { once: true });
        element.dispatchEvent(event);
        return left";
    Function::new_with_args("element", send)
        .call1(&JsValue::UNDEFINED, element)
        .is_ok_and(|left| left.is_truthy())
}

#[wasm_bindgen_test]
async fn what_gave_an_answer_is_remembered_with_its_names() {
    let page = Page::open("cluster=1&tenant=2").await;
    assert_eq!(kept(), None, "there was no answer yet");
    page.call().await.answers(&tasks([1], 1)).await;
    assert_eq!(
        kept().as_deref(),
        Some("version=1&recent=1%0A2%0Aob_431%0Aww1144")
    );
    click(&page.button("Refresh")).await;
    page.call().await.answers(&tasks([1, 2], 2)).await;
    type_in(&page.field("Tenant id"), "3").await;
    click(&page.hook("filter-apply")).await;
    page.call()
        .await
        .answers_with(404, &[], &crate::harness::failure("OBE11001", "none"))
        .await;
    assert_eq!(
        kept().as_deref(),
        Some("version=1&recent=1%0A2%0Aob_431%0Aww1144"),
        "a failure is no place to come back to"
    );
}

#[wasm_bindgen_test]
async fn names_of_another_scope_are_not_taken() {
    let page = Page::open("cluster=1&tenant=2").await;
    let mut odd = task(1);
    odd["clusterId"] = json!(77);
    odd["tenantId"] = json!("78");
    let mut secret = task(2);
    secret["clusterId"] = json!(1);
    secret["clusterName"] = json!("password=S3cr3t");
    secret["tenantId"] = json!(78);
    page.call()
        .await
        .answers(&answer(&[odd, secret], Some(2)))
        .await;
    assert_eq!(
        kept().as_deref(),
        Some("version=1&recent=1%0A2%0Apassword%3D***%0A")
    );
    assert_eq!(Picker::new(&page, "Cluster id").called(), "password=***");
    assert_eq!(Picker::new(&page, "Tenant id").called(), "");
}

#[wasm_bindgen_test]
async fn where_nobody_chose_those_used_before_are_one_click_away() {
    let page = keeping(
        "version=1&pinned=5%0A6%0Aob_dr%0Abilling&recent=1%0A2%0Aob_431%0Aorders&recent=1%0A3",
        FILTER,
    )
    .await;
    assert_eq!(
        links(&page, ".empty"),
        [
            (
                "billing ob_dr 6".to_owned(),
                format!("?cluster=5&tenant=6&{FILTER}")
            ),
            (
                "orders ob_431 2".to_owned(),
                format!("?cluster=1&tenant=2&{FILTER}")
            ),
            (
                "Tenant 3 ob_431 3".to_owned(),
                format!("?cluster=1&tenant=3&{FILTER}")
            ),
        ]
    );
    let before = place();
    let first = page.all(".empty a.scope-link").remove(1);
    assert!(control_click(&first), "the browser opens another tab");
    page.asks_nothing().await;
    first.focus().expect("a link takes the focus");
    click(&first).await;
    assert_ne!(place(), before, "Back returns to where nobody chose");
    let call = page.call().await;
    assert!(
        call.url().starts_with("/api/v2/ob/clusters/1/tenants/2/")
            && call.url().contains("status=FAILED")
    );
    assert_eq!(
        window().location().search(),
        Ok(format!("?cluster=1&tenant=2&{FILTER}"))
    );
    call.answers(&tasks([1], 1)).await;
    until("the focus is not lost", || {
        document()
            .active_element()
            .is_some_and(|at| at.tag_name() != "BODY")
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_newcomer_is_led_to_the_list_of_clusters() {
    let page = Page::open("").await;
    assert!(page.says("First the cluster, then one of its tenants, then Apply."));
    click(&page.button("Choose a cluster")).await;
    let picker = Picker::new(&page, "Cluster id");
    assert!(picker.is_open());
    assert_eq!(
        document().active_element().map(|at| at.id()).as_deref(),
        Some("scope-cluster")
    );
    assert!(page.call().await.url().starts_with("/api/v2/ob/clusters?"));
    assert!(
        links(&page, "").is_empty() && page.has(".scope-more[hidden]"),
        "there is nothing to go back to"
    );
}

#[wasm_bindgen_test]
async fn the_scope_that_is_shown_can_be_pinned() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    page.call().await.answers(&tasks([1], 1)).await;
    let pin = page.button("Pin this tenant");
    let pressed = || attribute(&pin, "aria-pressed");
    assert_eq!(pressed().as_deref(), Some("false"));
    click(&pin).await;
    assert_eq!(pressed().as_deref(), Some("true"));
    let names = "1%0A2%0Aob_431%0Aww1144";
    assert_eq!(
        kept(),
        Some(format!("version=1&pinned={names}&recent={names}"))
    );
    click(&pin).await;
    assert_eq!(
        (pressed().as_deref(), kept()),
        (Some("false"), Some(format!("version=1&recent={names}")))
    );
}

#[wasm_bindgen_test]
async fn the_menu_has_pins_to_set_and_links_to_follow() {
    let query = format!("cluster=1&tenant=2&{FILTER}");
    let page = keeping(
        "version=1&recent=1%0A2%0Aob_431%0Aorders&recent=1%0A3%0Aob_431%0Abilling",
        &query,
    )
    .await;
    page.call().await.answers(&tasks([1], 1)).await;
    click(&page.button("Recent and pinned tenants")).await;
    until("the menu is open", || page.has("#scope-menu a")).await;
    let sections = || {
        page.all("#scope-menu h3")
            .iter()
            .map(|head| shown(head))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (links(&page, "#scope-menu").len(), sections()),
        (2, vec!["Recent".to_owned()])
    );
    let pin = page.button("Pin billing, cluster ob_431");
    pin.focus().expect("a button takes the focus");
    click(&pin).await;
    assert_eq!(sections(), ["Pinned", "Recent"]);
    let pin = page.button("Pin billing, cluster ob_431");
    assert_eq!(attribute(&pin, "aria-pressed").as_deref(), Some("true"));
    until("the focus goes along", || {
        document()
            .active_element()
            .is_some_and(|at| at.id() == pin.id())
    })
    .await;

    let current = page.all("#scope-menu a[aria-current=true]");
    assert_eq!(
        current.iter().map(|link| shown(link)).collect::<Vec<_>>(),
        ["ww1144 ob_431 2"],
        "OCP has renamed it"
    );
    click(&page.all("#scope-menu a").remove(0)).await;
    let call = page.call().await;
    assert!(
        call.url().starts_with("/api/v2/ob/clusters/1/tenants/3/"),
        "{}",
        call.url()
    );
    assert_eq!(
        window().location().search(),
        Ok(format!("?cluster=1&tenant=3&{FILTER}")),
        "the filter stays"
    );
    until("the menu is closed", || !page.has("#scope-menu a")).await;
}

#[wasm_bindgen_test]
async fn recent_ones_can_be_forgotten() {
    let page = keeping("version=1&pinned=5%0A6&recent=1%0A3", "cluster=1&tenant=2").await;
    page.call().await.answers(&tasks([1], 1)).await;
    click(&page.button("Recent and pinned tenants")).await;
    until("the menu is open", || page.has("#scope-menu a")).await;
    click(&page.button("Clear recent tenants")).await;
    assert_eq!(kept().as_deref(), Some("version=1&pinned=5%0A6"));
}

#[wasm_bindgen_test]
async fn the_lists_offer_those_used_before_first() {
    let kept =
        "version=1&pinned=5%0A6%0Aob_dr%0Abilling&recent=1%0A2%0Aob_431%0Aorders&recent=1%0A3";
    let page = keeping(kept, "").await;
    let cluster = Picker::new(&page, "Cluster id");
    cluster.open().await;
    let call = page.call().await;
    assert_eq!(
        (cluster.texts(), cluster.groups()),
        (
            vec!["ob_dr 5".to_owned(), "ob_431 1".into()],
            vec!["Pinned and recent".into()]
        )
    );
    call.answers(&crate::harness::clusters([1, 2], 2)).await;
    assert_eq!(
        cluster.texts(),
        [
            "ob_dr 5",
            "ob_1 1 RUNNING",
            "ob_2 2 RUNNING",
            "Load the list again"
        ],
        "each once"
    );
    cluster.press("Escape").await;

    let tenant = Picker::new(&page, "Tenant id");
    tenant.open().await;
    assert_eq!(
        tenant.texts(),
        ["billing 6 ob_dr", "orders 2 ob_431", "3 ob_431"]
    );
    assert_eq!(
        attribute(&tenant.options()[0], "data-pinned").as_deref(),
        Some("true")
    );
    click(&tenant.option("orders")).await;
    assert_eq!(
        (cluster.value(), tenant.value()),
        ("1".into(), "2".into()),
        "it brings its cluster"
    );
    assert_eq!(
        (cluster.called(), tenant.called()),
        ("ob_1".into(), "orders".into())
    );
    page.asks_nothing().await;
    tenant.open().await;
    assert_eq!(
        tenant.texts()[..2],
        ["orders 2", "3"],
        "only this cluster’s"
    );
}

#[wasm_bindgen_test]
async fn a_tenant_without_tasks_is_called_by_the_name_known_before() {
    let page = keeping(
        "version=1&pinned=1%0A2%0Aob_431%0Aorders",
        "cluster=1&tenant=2",
    )
    .await;
    assert_eq!(
        shown(&page.the(".masthead .scope")),
        "Tenant orders Cluster ob_431"
    );
    page.call().await.answers(&tasks([], 0)).await;
    assert_eq!(
        shown(&page.the(".masthead .scope")),
        "Tenant orders Cluster ob_431"
    );
    assert_eq!(Picker::new(&page, "Tenant id").called(), "orders");
}

#[wasm_bindgen_test]
async fn another_tab_is_not_overwritten() {
    let page = Page::open("cluster=1&tenant=2").await;
    let storage = window()
        .local_storage()
        .ok()
        .flatten()
        .expect("the test's browser keeps things");
    storage
        .set_item("ocp-backup-console", "version=1&theme=dark&recent=8%0A9")
        .expect("there is room");
    page.call().await.answers(&tasks([1], 1)).await;
    assert_eq!(
        kept().as_deref(),
        Some("version=1&theme=dark&recent=1%0A2%0Aob_431%0Aww1144&recent=8%0A9")
    );
}

#[wasm_bindgen_test]
async fn where_nothing_is_kept_only_a_choice_says_so() {
    let prototype = member(&member(&window(), "Storage"), "prototype");
    let full = Function::new_no_args("throw new DOMException('full', 'QuotaExceededError')");
    let _full = Replaced::new(&prototype, "setItem", &full);
    let page = Page::open("cluster=1&tenant=2").await;
    page.call().await.answers(&tasks([1], 1)).await;
    assert_eq!(
        page.notices("warning"),
        [""; 0],
        "nobody chose to keep that"
    );
    click(&page.button("Pin this tenant")).await;
    assert_eq!(page.notices("warning"), [NOT_KEPT]);
    assert_eq!(
        attribute(&page.button("Pin this tenant"), "aria-pressed").as_deref(),
        Some("true"),
        "it counts until the page is left"
    );
}

#[wasm_bindgen_test]
async fn no_pin_makes_another_fall_out() {
    let pins: Vec<_> = (1..=20)
        .map(|tenant| format!("&pinned=9%0A{tenant}"))
        .collect();
    let line = format!("version=1{}", pins.concat());
    let page = keeping(&line, "cluster=1&tenant=2").await;
    page.call().await.answers(&tasks([1], 1)).await;
    let pin = page.button("Pin this tenant");
    assert_eq!(attribute(&pin, "aria-disabled").as_deref(), Some("true"));
    click(&pin).await;
    let why = "20 tenants are pinned, which is all there is room for. Unpin one first.";
    assert_eq!(
        (
            attribute(&pin, "title").as_deref(),
            attribute(&pin, "aria-pressed").as_deref()
        ),
        (Some(why), Some("false"))
    );
    assert!(
        page.all("[role=status]")
            .iter()
            .any(|status| shown(status) == why)
    );
}
