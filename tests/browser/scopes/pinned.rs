//! Pinned tenants: the pin buttons, the menu and the lists.

use js_sys::Function;
use leptos::prelude::{document, window};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Combobox, FILTER_QUERY, NOT_STORED_WARNING, Page, PropertyOverride, attribute, click,
    clusters_response, get_property, open_with_preferences, scope_links, stored_preferences,
    tasks_response, text_of, wait_until,
};

#[wasm_bindgen_test]
async fn current_tenant_can_be_pinned_and_unpinned() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    page.respond_next(&tasks_response([1], 1)).await;
    let pin = page.button("Pin this tenant");
    let pressed = || attribute(&pin, "aria-pressed");
    assert_eq!(pressed().as_deref(), Some("false"));
    click(&pin).await;
    assert_eq!(pressed().as_deref(), Some("true"));
    let recent = "1%0A2%0Aob_431%0Aww1144";
    assert_eq!(
        stored_preferences(),
        Some(format!("version=1&pinned={recent}&recent={recent}"))
    );
    click(&pin).await;
    assert_eq!(
        (pressed().as_deref(), stored_preferences()),
        (Some("false"), Some(format!("version=1&recent={recent}")))
    );
}

#[wasm_bindgen_test]
async fn menu_pins_tenants_and_links_to_them() {
    let query = format!("cluster=1&tenant=2&{FILTER_QUERY}");
    let page = open_with_preferences(
        "version=1&recent=1%0A2%0Aob_431%0Aorders&recent=1%0A3%0Aob_431%0Abilling",
        &query,
    )
    .await;
    page.respond_next(&tasks_response([1], 1)).await;
    click(&page.button("Recent and pinned tenants")).await;
    wait_until("the menu is open", || page.has("#scope-menu a")).await;
    let sections = || {
        page.all("#scope-menu h3")
            .iter()
            .map(|head| text_of(head))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (scope_links(&page, "#scope-menu").len(), sections()),
        (2, vec!["Recent".to_owned()])
    );
    let pin = page.button("Pin billing, cluster ob_431");
    pin.focus().expect("a button takes the focus");
    click(&pin).await;
    assert_eq!(sections(), ["Pinned", "Recent"]);
    let pin = page.button("Pin billing, cluster ob_431");
    assert_eq!(attribute(&pin, "aria-pressed").as_deref(), Some("true"));
    wait_until("the focus follows the pin", || {
        document()
            .active_element()
            .is_some_and(|active| active.id() == pin.id())
    })
    .await;

    let current = page.all("#scope-menu a[aria-current=true]");
    assert_eq!(
        current.iter().map(|link| text_of(link)).collect::<Vec<_>>(),
        ["ww1144 ob_431 2"],
        "the link shows the new name"
    );
    click(&page.all("#scope-menu a").remove(0)).await;
    let request = page.next_request().await;
    assert!(
        request
            .url()
            .starts_with("/api/v2/ob/clusters/1/tenants/3/"),
        "{}",
        request.url()
    );
    assert_eq!(
        window().location().search(),
        Ok(format!("?cluster=1&tenant=3&{FILTER_QUERY}")),
        "the filter is kept"
    );
    wait_until("the menu is closed", || !page.has("#scope-menu a")).await;
}

#[wasm_bindgen_test]
async fn comboboxes_offer_pinned_and_recent_entries_first() {
    let stored =
        "version=1&pinned=5%0A6%0Aob_dr%0Abilling&recent=1%0A2%0Aob_431%0Aorders&recent=1%0A3";
    let page = open_with_preferences(stored, "").await;
    let cluster = Combobox::new(&page, "Cluster id");
    cluster.open().await;
    let request = page.next_request().await;
    assert_eq!(
        (cluster.option_texts(), cluster.group_names()),
        (
            vec!["ob_dr 5".to_owned(), "ob_431 1".into()],
            vec!["Pinned and recent".into()]
        )
    );
    request.respond(&clusters_response([1, 2], 2)).await;
    assert_eq!(
        cluster.option_texts(),
        ["ob_dr 5", "ob_1 1 RUNNING", "ob_2 2 RUNNING", "Reload list"],
        "each cluster is listed once"
    );
    cluster.press("Escape").await;

    let tenant = Combobox::new(&page, "Tenant id");
    tenant.open().await;
    assert_eq!(
        tenant.option_texts(),
        ["billing 6 ob_dr", "orders 2 ob_431", "3 ob_431"]
    );
    assert_eq!(
        attribute(&tenant.options()[0], "data-pinned").as_deref(),
        Some("true")
    );
    click(&tenant.option("orders")).await;
    assert!(
        page.next_request()
            .await
            .url()
            .starts_with("/api/v2/ob/clusters/1/tenants/2/backup/"),
        "what is picked is requested at once"
    );
    assert_eq!(
        (cluster.value(), tenant.value()),
        ("1".into(), "2".into()),
        "selecting a tenant selects its cluster"
    );
    assert_eq!(
        (cluster.selected_name(), tenant.selected_name()),
        ("ob_1".into(), "orders".into())
    );
    page.assert_no_request().await;
    tenant.open().await;
    assert_eq!(
        tenant.option_texts()[..2],
        ["orders 2", "3"],
        "only tenants of this cluster are listed"
    );
}

#[wasm_bindgen_test]
async fn storage_failure_is_reported_for_a_pin_only() {
    let prototype = get_property(&get_property(&window(), "Storage"), "prototype");
    let full = Function::new_no_args("throw new DOMException('full', 'QuotaExceededError')");
    let _full = PropertyOverride::new(&prototype, "setItem", &full);
    let page = Page::open("cluster=1&tenant=2").await;
    page.respond_next(&tasks_response([1], 1)).await;
    assert_eq!(
        page.notices("warning"),
        [""; 0],
        "recent tenants are no choice of the user"
    );
    click(&page.button("Pin this tenant")).await;
    assert_eq!(page.notices("warning"), [NOT_STORED_WARNING]);
    assert_eq!(
        attribute(&page.button("Pin this tenant"), "aria-pressed").as_deref(),
        Some("true"),
        "the pin holds until the page is left"
    );
}

#[wasm_bindgen_test]
async fn pin_beyond_the_limit_is_refused() {
    let pins: Vec<_> = (1..=20)
        .map(|tenant| format!("&pinned=9%0A{tenant}"))
        .collect();
    let stored = format!("version=1{}", pins.concat());
    let page = open_with_preferences(&stored, "cluster=1&tenant=2").await;
    page.respond_next(&tasks_response([1], 1)).await;
    let pin = page.button("Pin this tenant");
    assert_eq!(attribute(&pin, "aria-disabled").as_deref(), Some("true"));
    click(&pin).await;
    let reason = "20 tenants are pinned, which is the most that can be pinned. Unpin one first.";
    assert_eq!(
        (
            attribute(&pin, "title").as_deref(),
            attribute(&pin, "aria-pressed").as_deref()
        ),
        (Some(reason), Some("false"))
    );
    assert!(
        page.all("[role=status]")
            .iter()
            .any(|status| text_of(status) == reason)
    );
}
