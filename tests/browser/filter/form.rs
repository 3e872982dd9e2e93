//! The filter form: its fields, their messages and the request they lead to.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, accessible_name, attribute, click, select_option, tasks_response, text_of, type_in,
    validation_message, value,
};

const QUERY: &str = "cluster=1&tenant=2&zone=utc";

/// The text that states which times were sent.
fn asked_times(page: &Page) -> String {
    text_of(&page.only("[data-testid=asked-times]"))
}

#[wasm_bindgen_test]
async fn every_field_has_an_accessible_name() {
    let page = Page::open("cluster=1&tenant=2&startTime=2024-08-06T00:00:00Z&zone=utc").await;
    assert_eq!(accessible_name(&page.only("form")), "Filter");
    for (test_id, label) in [
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
        assert_eq!(accessible_name(&page.by_test_id(test_id)), label);
    }
    let groups: Vec<_> = page
        .all("form fieldset > legend")
        .iter()
        .map(|legend| text_of(legend))
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
    assert_eq!(ids.len(), count, "the ids are unique");
}

#[wasm_bindgen_test]
async fn invalid_fields_show_messages_and_send_no_request() {
    let page = Page::open("").await;
    type_in(&page.by_test_id("scope-tenant"), "ten").await;
    type_in(&page.by_test_id("filter-backup-set-id"), "-1").await;
    let fields = ["scope-cluster", "scope-tenant", "filter-backup-set-id"]
        .map(|test_id| page.by_test_id(test_id));
    let messages = || fields.each_ref().map(validation_message);
    assert_eq!(messages(), [None, None, None], "no messages while typing");

    click(&page.by_test_id("filter-apply")).await;
    let digits = Some("Digits only, as OCP numbers it".to_owned());
    let choose = Some("Choose one from the list or type the id".to_owned());
    assert_eq!(
        messages(),
        [Some("Enter an id".to_owned()), choose, digits.clone()]
    );
    assert_eq!(fields.each_ref().map(value), ["", "ten", "-1"]);
    page.assert_no_request().await;

    type_in(&fields[1], "2").await;
    assert_eq!(
        messages(),
        [Some("Enter an id".to_owned()), None, digits],
        "changing a field clears its message"
    );
    type_in(&fields[0], "1").await;
    type_in(&fields[2], "").await;
    click(&page.by_test_id("filter-apply")).await;
    assert!(
        page.next_request()
            .await
            .url()
            .starts_with("/api/v2/ob/clusters/1/tenants/2/")
    );
}

#[wasm_bindgen_test]
async fn invalid_times_show_messages_and_send_no_request() {
    let page = Page::open("cluster=1&tenant=2&startTime=2024-08-06T00:00:00Z&zone=utc").await;
    page.respond_next(&tasks_response([1], 1)).await;
    let (start, end) = (
        page.by_test_id("filter-start"),
        page.by_test_id("filter-end"),
    );
    type_in(&start, "tomorrow").await;
    click(&page.by_test_id("filter-apply")).await;
    assert_eq!(
        validation_message(&start).as_deref(),
        Some("Not a time. Write 2026-11-27 07:00, 11/27 7:00, yesterday 22:00 or now-2h")
    );
    type_in(&start, "2024-08-07").await;
    type_in(&end, "2024-08-06 10:00").await;
    click(&page.by_test_id("filter-apply")).await;
    assert_eq!(
        (
            validation_message(&start),
            validation_message(&end).as_deref()
        ),
        (None, Some("The end is before the start"))
    );
    page.assert_no_request().await;

    type_in(&end, "2024-08-07").await;
    click(&page.by_test_id("filter-apply")).await;
    let request = page.next_request().await;
    assert_eq!(
        request.parameter("startTime").as_deref(),
        Some("2024-08-07T00:00:00Z")
    );
    assert_eq!(
        request.parameter("endTime").as_deref(),
        Some("2024-08-07T23:59:59Z")
    );
    assert_eq!(value(&page.by_test_id("filter-end")), "2024-08-07 23:59:59");
}

#[wasm_bindgen_test]
async fn custom_range_starts_from_the_previous_preset() {
    let page = Page::open(QUERY).await;
    assert!(!page.has("[data-testid=filter-start]"));
    click(&page.by_test_id("range-7d")).await;
    click(&page.by_test_id("range-custom")).await;
    assert_eq!(
        value(&page.by_test_id("filter-start")),
        "2024-08-02 12:00:00"
    );
    assert_eq!(value(&page.by_test_id("filter-end")), "");
    click(&page.by_test_id("range-1h")).await;
    assert!(!page.has("[data-testid=filter-start]"));
}

#[wasm_bindgen_test]
async fn what_a_typed_time_means_is_shown_before_it_is_applied() {
    let page = Page::open("cluster=1&tenant=2&startTime=2024-08-06T00:00:00Z&zone=utc").await;
    page.respond_next(&tasks_response([1], 1)).await;
    let understood = || text_of(&page.by_test_id("filter-start-understood"));
    assert_eq!(understood(), "", "an exact time says so itself");
    for (typed, means) in [
        ("8/7 7:00", "2024-08-07 07:00:00"),
        ("yesterday 22:00", "2024-08-08 22:00:00"),
        ("now-2h", "2024-08-09 10:00:00"),
        ("soon", ""),
    ] {
        type_in(&page.by_test_id("filter-start"), typed).await;
        assert_eq!(understood(), means, "{typed}");
    }
    page.assert_no_request().await;
    type_in(&page.by_test_id("filter-start"), "8/7 7:00").await;
    click(&page.by_test_id("filter-apply")).await;
    assert_eq!(
        page.next_request().await.parameter("startTime").as_deref(),
        Some("2024-08-07T07:00:00Z")
    );
}

#[wasm_bindgen_test]
async fn last_night_is_requested_at_once() {
    let page = Page::open("cluster=1&tenant=2&zone=utc").await;
    page.respond_next(&tasks_response([1], 1)).await;
    click(&page.button("Last night")).await;
    let request = page.next_request().await;
    assert_eq!(
        (
            request.parameter("startTime").as_deref(),
            request.parameter("endTime").as_deref()
        ),
        (Some("2024-08-08T18:00:00Z"), Some("2024-08-09T08:00:00Z"))
    );
    assert_eq!(
        attribute(&page.button("Last night"), "aria-pressed").as_deref(),
        Some("true")
    );
}

#[wasm_bindgen_test]
async fn times_that_were_sent_are_shown_and_no_others() {
    let page = Page::open("cluster=1&tenant=2&zone=utc").await;
    assert_eq!(
        asked_times(&page),
        "",
        "nothing is known before the response"
    );
    page.respond_next(&tasks_response([1], 1)).await;
    assert_eq!(asked_times(&page), "From 2024-07-10 12:00:00 UTC");
    click(&page.by_test_id("range-custom")).await;
    type_in(&page.by_test_id("filter-end"), "2024-08-07 10:00").await;
    assert_eq!(
        asked_times(&page),
        "From 2024-07-10 12:00:00 UTC",
        "what is typed was not sent"
    );
    click(&page.by_test_id("filter-apply")).await;
    page.respond_next(&tasks_response([1], 1)).await;
    assert_eq!(
        asked_times(&page),
        "2024-07-10 12:00:00 UTC – 2024-08-07 10:00:00 UTC"
    );
}

#[wasm_bindgen_test]
async fn changing_the_zone_rewrites_typed_times_for_the_same_instant() {
    let page = Page::open(
        "cluster=1&tenant=2&startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T06:30:00Z&zone=utc",
    )
    .await;
    page.respond_next(&tasks_response([1], 1)).await;
    type_in(&page.by_test_id("filter-end"), "2024-08-07 07:30").await;
    select_option(&page.by_test_id("zone"), "local").await;
    let zone = model::link::query::Zone::Local;
    let local = |text| {
        let moment = model::task::instant::parse_api(text).expect("a time of the API");
        ocp_backup_console::platform::zoned::to_wall(moment, zone)
    };
    assert_eq!(
        value(&page.by_test_id("filter-start")),
        local("2024-08-06T00:00:00Z")
    );
    assert_eq!(
        value(&page.by_test_id("filter-end")),
        local("2024-08-07T07:30:00Z")
    );
    assert_eq!(
        asked_times(&page),
        format!(
            "{} (2024-08-06 00:00:00 UTC) – {} (06:30:00 UTC)",
            local("2024-08-06T00:00:00Z"),
            local("2024-08-07T06:30:00Z")
        )
        .replace("(2024-08-06 00:00:00 UTC)", "(00:00:00 UTC)")
    );
    select_option(&page.by_test_id("zone"), "utc").await;
    assert_eq!(value(&page.by_test_id("filter-end")), "2024-08-07 07:30:00");
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn unapplied_input_survives_sorting_paging_expanding_and_refresh() {
    let page = Page::open(QUERY).await;
    page.respond_next(&tasks_response(1..=45, 45)).await;
    type_in(&page.by_test_id("filter-backup-set-id"), "7x").await;
    for test_id in ["sort-taskId", "page-next"] {
        click(&page.by_test_id(test_id)).await;
        assert_eq!(
            value(&page.by_test_id("filter-backup-set-id")),
            "7x",
            "{test_id}"
        );
    }
    click(&page.all("[data-testid=row-expander]")[0]).await;
    click(&page.button("Refresh")).await;
    page.respond_next(&tasks_response(1..=46, 46)).await;
    assert_eq!(value(&page.by_test_id("filter-backup-set-id")), "7x");
    assert!(page.has_text("Not applied yet"));
}
