//! The filter form: its fields, their messages, and what is sent.

use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{Page, attribute, choose, click, name, shown, tasks, type_in, value};

const TENANT: &str = "cluster=1&tenant=2&zone=utc";

/// The message of a field that is marked as wrong; the field points to it.
fn message(field: &HtmlElement) -> Option<String> {
    attribute(field, "aria-invalid").filter(|invalid| invalid == "true")?;
    let id = attribute(field, "aria-describedby").expect("a wrong field points to its message");
    document()
        .get_element_by_id(&id)
        .map(|message| shown(&message))
}

/// The sentence about the instants that are sent.
fn sent(page: &Page) -> String {
    shown(&page.the("form .field__hint.field--full"))
}

#[wasm_bindgen_test]
async fn every_field_has_a_name() {
    let page = Page::open("cluster=1&tenant=2&startTime=2024-08-06T00:00:00Z&zone=utc").await;
    assert_eq!(name(&page.the("form")), "Filter");
    for (hook, label) in [
        ("scope-cluster", "Cluster id"),
        ("scope-tenant", "Tenant id"),
        ("filter-start", "From"),
        ("filter-end", "To"),
        ("filter-backup-set-id", "Backup set id"),
        ("range-24h", "24 h"),
        ("range-all", "All"),
        ("filter-status-DOING", "In progress"),
        ("filter-apply", "Apply"),
        ("filter-reset", "Reset"),
    ] {
        assert_eq!(name(&page.hook(hook)), label);
    }
    let groups: Vec<_> = page
        .all("form fieldset > legend")
        .iter()
        .map(|legend| shown(legend))
        .collect();
    assert_eq!(groups, ["Time range", "Status"]);
    assert_eq!(page.all("[data-testid^=filter-status-]").len(), 9);
    let mut ids: Vec<_> = page
        .all("[id]")
        .iter()
        .map(|element| element.id())
        .collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id comes twice");
}

#[wasm_bindgen_test]
async fn each_wrong_field_has_its_message_and_nothing_is_sent() {
    let page = Page::open("").await;
    type_in(&page.hook("scope-tenant"), "ten").await;
    type_in(&page.hook("filter-backup-set-id"), "-1").await;
    let fields =
        ["scope-cluster", "scope-tenant", "filter-backup-set-id"].map(|hook| page.hook(hook));
    let messages = || fields.each_ref().map(message);
    assert_eq!(
        messages(),
        [None, None, None],
        "nobody is corrected while typing"
    );

    click(&page.hook("filter-apply")).await;
    let digits = Some("Digits only, as OCP numbers it".to_owned());
    let choose = Some("Choose one of the list or type the id".to_owned());
    assert_eq!(
        messages(),
        [Some("Enter an id".to_owned()), choose, digits.clone()]
    );
    assert_eq!(fields.each_ref().map(value), ["", "ten", "-1"]);
    page.asks_nothing().await;

    type_in(&fields[1], "2").await;
    assert_eq!(
        messages(),
        [Some("Enter an id".to_owned()), None, digits],
        "a changed field is forgiven"
    );
    type_in(&fields[0], "1").await;
    type_in(&fields[2], "").await;
    click(&page.hook("filter-apply")).await;
    assert!(
        page.call()
            .await
            .url()
            .starts_with("/api/v2/ob/clusters/1/tenants/2/")
    );
}

#[wasm_bindgen_test]
async fn times_are_checked_like_everything_else() {
    let page = Page::open("cluster=1&tenant=2&startTime=2024-08-06T00:00:00Z&zone=utc").await;
    page.call().await.answers(&tasks([1], 1)).await;
    let (start, end) = (page.hook("filter-start"), page.hook("filter-end"));
    type_in(&start, "yesterday").await;
    click(&page.hook("filter-apply")).await;
    assert_eq!(
        message(&start).as_deref(),
        Some("Not a date and time. Write YYYY-MM-DD hh:mm:ss")
    );
    type_in(&start, "2024-08-07").await;
    type_in(&end, "2024-08-06 10:00").await;
    click(&page.hook("filter-apply")).await;
    assert_eq!(
        (message(&start), message(&end).as_deref()),
        (None, Some("The end is before the start"))
    );
    page.asks_nothing().await;

    type_in(&end, "2024-08-07").await;
    click(&page.hook("filter-apply")).await;
    let call = page.call().await;
    assert_eq!(
        call.parameter("startTime").as_deref(),
        Some("2024-08-07T00:00:00Z")
    );
    assert_eq!(
        call.parameter("endTime").as_deref(),
        Some("2024-08-07T23:59:59Z")
    );
    assert_eq!(value(&page.hook("filter-end")), "2024-08-07 23:59:59");
}

#[wasm_bindgen_test]
async fn custom_begins_with_the_instants_of_the_preset_before() {
    let page = Page::open(TENANT).await;
    assert!(!page.has("[data-testid=filter-start]"));
    click(&page.hook("range-7d")).await;
    click(&page.hook("range-custom")).await;
    assert_eq!(value(&page.hook("filter-start")), "2024-08-02 12:00:00");
    assert_eq!(value(&page.hook("filter-end")), "");
    type_in(&page.hook("filter-start"), "2024-08-01").await;
    click(&page.hook("range-1h")).await;
    assert!(!page.has("[data-testid=filter-start]"));
    click(&page.hook("range-custom")).await;
    assert_eq!(
        value(&page.hook("filter-start")),
        "2024-08-01",
        "what was typed is lost"
    );
}

#[wasm_bindgen_test]
async fn the_instants_that_are_sent_are_written_out() {
    let page = Page::open(TENANT).await;
    assert_eq!(sent(&page), "Sent to OCP: startTime 2024-07-10T12:00:00Z");
    click(&page.hook("range-all")).await;
    assert_eq!(sent(&page), "Sent to OCP: no time bounds");
    click(&page.hook("range-custom")).await;
    type_in(&page.hook("filter-start"), "").await;
    type_in(&page.hook("filter-end"), "2024-08-07 10:00").await;
    assert_eq!(sent(&page), "Sent to OCP: endTime 2024-08-07T10:00:00Z");
    type_in(&page.hook("filter-start"), "2024-08-07T10:00:00+02:00").await;
    assert_eq!(
        sent(&page),
        "Sent to OCP: startTime 2024-08-07T08:00:00Z, endTime 2024-08-07T10:00:00Z"
    );
    type_in(&page.hook("filter-end"), "x").await;
    assert_eq!(sent(&page), "", "what cannot be sent is not claimed to be");
}

#[wasm_bindgen_test]
async fn another_zone_rewrites_what_is_typed_and_means_the_same_moment() {
    let page = Page::open(
        "cluster=1&tenant=2&startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T06:30:00Z&zone=utc",
    )
    .await;
    page.call().await.answers(&tasks([1], 1)).await;
    type_in(&page.hook("filter-end"), "2024-08-07 07:30").await;
    let before = sent(&page);
    choose(&page.hook("zone"), "local").await;
    let zone = model::link::query::Zone::Local;
    let local = |text| {
        let moment = model::task::instant::parse_api(text).expect("a time of the API");
        ocp_backup_console::platform::zoned::to_wall(moment, zone)
    };
    assert_eq!(
        value(&page.hook("filter-start")),
        local("2024-08-06T00:00:00Z")
    );
    assert_eq!(
        value(&page.hook("filter-end")),
        local("2024-08-07T07:30:00Z")
    );
    assert_eq!(sent(&page), before);
    choose(&page.hook("zone"), "utc").await;
    assert_eq!(value(&page.hook("filter-end")), "2024-08-07 07:30:00");
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn what_is_typed_outlives_everything_but_another_question() {
    let page = Page::open(TENANT).await;
    page.call().await.answers(&tasks(1..=45, 45)).await;
    type_in(&page.hook("filter-backup-set-id"), "7x").await;
    click(&page.hook("filter-status-DONE")).await;
    for act in ["sort-taskId", "page-next"] {
        click(&page.hook(act)).await;
        assert_eq!(value(&page.hook("filter-backup-set-id")), "7x", "{act}");
    }
    click(&page.all("[data-testid=row-expander]")[0]).await;
    click(&page.button("Refresh")).await;
    page.call().await.answers(&tasks(1..=46, 46)).await;
    assert_eq!(value(&page.hook("filter-backup-set-id")), "7x");
    assert!(page.says("Changed, not applied"));
}
