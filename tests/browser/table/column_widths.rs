//! Column widths: by keyboard, by pointer, from preferences; and columns that stick.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{
    ALL_TASKS_ANY_ZONE, Page, PageSetup, accessible_name, attribute, dispatch, stored_choices,
    tasks_response, wait_for_paint,
};

async fn open_with_widths(stored: &str) -> Page {
    let page = Page::open_with(PageSetup {
        query: ALL_TASKS_ANY_ZONE,
        stored,
        ..PageSetup::default()
    })
    .await;
    page.respond_next(&tasks_response(1..=3, 3)).await;
    // The browser reports sizes after it has painted.
    wait_for_paint().await;
    page
}

fn column_edge(page: &Page, field: &str) -> HtmlElement {
    page.by_test_id(&format!("width-{field}"))
}

/// The CSS property for the width of a column.
fn width_property(page: &Page, field: &str) -> Option<String> {
    let style = attribute(&page.only(".table-wrap"), "style")?;
    let (_, rest) = style.split_once(&format!("--w-{field}:"))?;
    Some(rest.split(';').next()?.trim().to_owned())
}

/// Dispatches an event of a browser class; returns whether the page handled it.
async fn dispatch_event(target: &HtmlElement, class: &str, kind: &str, members: &str) -> bool {
    let send = format!(
        "return !target.dispatchEvent(new {class}('{kind}', {{ bubbles: true, cancelable: true, {members} }}))"
    );
    let done = Function::new_with_args("target", &send)
        .call1(&JsValue::UNDEFINED, target)
        .expect("an event is sent");
    wait_for_paint().await;
    done.is_truthy()
}

async fn press_on_edge(target: &HtmlElement, key: &str) -> bool {
    dispatch_event(target, "KeyboardEvent", "keydown", &format!("key: '{key}'")).await
}

async fn point_at(target: &HtmlElement, kind: &str, x: i32) {
    dispatch_event(
        target,
        "PointerEvent",
        kind,
        &format!("pointerId: 1, button: 0, clientX: {x}"),
    )
    .await;
}

#[wasm_bindgen_test]
async fn column_edge_states_the_width() {
    let page = open_with_widths("").await;
    let edges = page.all("th [role=separator]");
    assert_eq!(edges.len(), 8);
    for edge in edges {
        let head = edge
            .closest("th")
            .ok()
            .flatten()
            .expect("an edge is a header's");
        let width = head.get_bounding_client_rect().width().floor().to_string();
        assert_eq!(attribute(&edge, "aria-valuenow"), Some(width.clone()));
        assert_eq!(
            attribute(&edge, "aria-valuetext"),
            Some(format!("{width} pixels"))
        );
        assert_eq!(
            (
                attribute(&edge, "tabindex").as_deref(),
                attribute(&edge, "aria-orientation").as_deref()
            ),
            (Some("-1"), Some("vertical"))
        );
        assert_eq!(
            accessible_name(&edge),
            format!("Width of {}", accessible_name(&head))
        );
    }
    assert_eq!(
        accessible_name(&page.all("th")[1]),
        "Status",
        "the edge is not part of the header name"
    );
}

#[wasm_bindgen_test]
async fn arrow_keys_change_the_width_and_home_resets_it() {
    let page = open_with_widths("version=1&widths=status.200").await;
    let edge = column_edge(&page, "status");
    assert_eq!(width_property(&page, "status").as_deref(), Some("200px"));
    assert!(
        press_on_edge(&edge, "ArrowRight").await,
        "the key does not scroll the table"
    );
    assert_eq!(
        (
            width_property(&page, "status").as_deref(),
            stored_choices().as_deref()
        ),
        (Some("216px"), Some("version=1&widths=status.216"))
    );
    assert_eq!(attribute(&edge, "aria-valuenow").as_deref(), Some("216"));
    for _ in 0..12 {
        press_on_edge(&edge, "ArrowLeft").await;
    }
    assert_eq!(
        attribute(&edge, "aria-valuenow"),
        attribute(&edge, "aria-valuemin"),
        "the width stops at its minimum"
    );
    assert!(press_on_edge(&edge, "Home").await);
    assert_eq!(
        (width_property(&page, "status"), stored_choices().as_deref()),
        (None, Some("version=1"))
    );
    assert!(
        !press_on_edge(&edge, "Tab").await,
        "other keys are left to the browser"
    );
}

#[wasm_bindgen_test]
async fn dragging_an_edge_stores_the_width_on_release() {
    let page = open_with_widths("version=1&widths=taskId.100").await;
    let edge = column_edge(&page, "taskId");
    point_at(&edge, "pointermove", 500).await;
    assert_eq!(
        width_property(&page, "taskId").as_deref(),
        Some("100px"),
        "no drag has started"
    );
    point_at(&edge, "pointerdown", 400).await;
    point_at(&edge, "pointermove", 460).await;
    assert_eq!(width_property(&page, "taskId").as_deref(), Some("160px"));
    assert_eq!(
        stored_choices().as_deref(),
        Some("version=1&widths=taskId.100"),
        "the edge is not released yet"
    );
    point_at(&edge, "pointermove", -4_000).await;
    assert_eq!(width_property(&page, "taskId").as_deref(), Some("48px"));
    point_at(&edge, "pointermove", 420).await;
    dispatch(&edge, "lostpointercapture").await;
    assert_eq!(
        stored_choices().as_deref(),
        Some("version=1&widths=taskId.120")
    );
    point_at(&edge, "pointermove", 900).await;
    assert_eq!(
        width_property(&page, "taskId").as_deref(),
        Some("120px"),
        "the edge is released"
    );
    dispatch(&edge, "dblclick").await;
    assert_eq!(
        (width_property(&page, "taskId"), stored_choices().as_deref()),
        (None, Some("version=1"))
    );
}

#[wasm_bindgen_test]
async fn click_on_an_edge_does_not_sort() {
    let page = open_with_widths("").await;
    column_edge(&page, "taskId").click();
    wait_for_paint().await;
    assert_eq!(
        attribute(&page.only("th[aria-sort]"), "data-field").as_deref(),
        Some("startTime")
    );
}

#[wasm_bindgen_test]
async fn sticky_columns_take_at_most_half_of_the_width() {
    let page = open_with_widths("").await;
    let table = page.by_test_id("table-ready");
    let sticky_columns = || attribute(&table, "data-sticking").unwrap_or_default();
    // Tests run without the style sheet, so the width of the container is set here.
    let container = page
        .only("main")
        .parent_element()
        .expect("it is in the page")
        .unchecked_into::<HtmlElement>();
    page.only(".table-wrap")
        .parent_element()
        .expect("it is in the page")
        .set_attribute("style", "overflow: auto")
        .expect("a style");
    for (width, expected) in [("4000px", "2"), ("60px", "0")] {
        container
            .style()
            .set_property("inline-size", width)
            .expect("a width");
        wait_for_paint().await;
        assert_eq!(sticky_columns(), expected, "{width}");
    }
}
