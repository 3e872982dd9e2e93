//! How wide columns are: by keys, by pointer, by what is kept; and which of them stay at the side.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{Page, SetUp, attribute, chosen_for_good, frame, happens, name, tasks};

const TENANT: &str = "cluster=1&tenant=2&range=all";

async fn keeping(kept: &str) -> Page {
    let page = Page::start(SetUp {
        query: TENANT,
        kept,
        ..SetUp::default()
    })
    .await;
    page.call().await.answers(&tasks(1..=3, 3)).await;
    // What the browser measures is told after it has painted.
    frame().await;
    page
}

fn edge(page: &Page, field: &str) -> HtmlElement {
    page.hook(&format!("width-{field}"))
}

/// What the style sheet is told of a column.
fn told(page: &Page, field: &str) -> Option<String> {
    let style = attribute(&page.the(".table-wrap"), "style")?;
    let (_, rest) = style.split_once(&format!("--w-{field}:"))?;
    Some(rest.split(';').next()?.trim().to_owned())
}

/// Sends an event of the browser's own kind; true where the page did what there was to do.
async fn send(target: &HtmlElement, class: &str, kind: &str, members: &str) -> bool {
    let send = format!(
        "return !target.dispatchEvent(new {class}('{kind}', {{ bubbles: true, cancelable: true, {members} }}))"
    );
    let done = Function::new_with_args("target", &send)
        .call1(&JsValue::UNDEFINED, target)
        .expect("an event is sent");
    frame().await;
    done.is_truthy()
}

async fn press(target: &HtmlElement, key: &str) -> bool {
    send(target, "KeyboardEvent", "keydown", &format!("key: '{key}'")).await
}

async fn point(target: &HtmlElement, kind: &str, x: i32) {
    send(
        target,
        "PointerEvent",
        kind,
        &format!("pointerId: 1, button: 0, clientX: {x}"),
    )
    .await;
}

#[wasm_bindgen_test]
async fn each_column_has_an_edge_that_says_how_wide_it_is() {
    let page = keeping("").await;
    let edges = page.all("th [role=separator]");
    assert_eq!(edges.len(), 13);
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
            (Some("0"), Some("vertical"))
        );
        assert_eq!(name(&edge), format!("Width of {}", name(&head)));
    }
    assert_eq!(
        name(&page.all("th")[1]),
        "Status",
        "an edge is no part of its header's name"
    );
}

#[wasm_bindgen_test]
async fn arrows_change_a_width_by_a_step_and_home_takes_it_away() {
    let page = keeping("version=1&widths=status.200").await;
    let edge = edge(&page, "status");
    assert_eq!(told(&page, "status").as_deref(), Some("200px"));
    assert!(
        press(&edge, "ArrowRight").await,
        "the table does not scroll"
    );
    assert_eq!(
        (
            told(&page, "status").as_deref(),
            chosen_for_good().as_deref()
        ),
        (Some("216px"), Some("version=1&widths=status.216"))
    );
    assert_eq!(attribute(&edge, "aria-valuenow").as_deref(), Some("216"));
    for _ in 0..12 {
        press(&edge, "ArrowLeft").await;
    }
    assert_eq!(
        attribute(&edge, "aria-valuenow"),
        attribute(&edge, "aria-valuemin"),
        "no narrower than can be seen"
    );
    assert!(press(&edge, "Home").await);
    assert_eq!(
        (told(&page, "status"), chosen_for_good().as_deref()),
        (None, Some("version=1"))
    );
    assert!(!press(&edge, "Tab").await, "other keys are the browser's");
}

#[wasm_bindgen_test]
async fn a_pointer_drags_an_edge_and_what_it_leaves_is_kept() {
    let page = keeping("version=1&widths=taskId.100").await;
    let edge = edge(&page, "taskId");
    point(&edge, "pointermove", 500).await;
    assert_eq!(
        told(&page, "taskId").as_deref(),
        Some("100px"),
        "nothing is dragged yet"
    );
    point(&edge, "pointerdown", 400).await;
    point(&edge, "pointermove", 460).await;
    assert_eq!(told(&page, "taskId").as_deref(), Some("160px"));
    assert_eq!(
        chosen_for_good().as_deref(),
        Some("version=1&widths=taskId.100"),
        "it is not let go yet"
    );
    point(&edge, "pointermove", -4_000).await;
    assert_eq!(told(&page, "taskId").as_deref(), Some("48px"));
    point(&edge, "pointermove", 420).await;
    happens(&edge, "lostpointercapture").await;
    assert_eq!(
        chosen_for_good().as_deref(),
        Some("version=1&widths=taskId.120")
    );
    point(&edge, "pointermove", 900).await;
    assert_eq!(
        told(&page, "taskId").as_deref(),
        Some("120px"),
        "it is let go"
    );
    happens(&edge, "dblclick").await;
    assert_eq!(
        (told(&page, "taskId"), chosen_for_good().as_deref()),
        (None, Some("version=1"))
    );
}

#[wasm_bindgen_test]
async fn an_edge_does_not_sort() {
    let page = keeping("").await;
    edge(&page, "taskId").click();
    frame().await;
    assert_eq!(
        attribute(&page.the("th[aria-sort]"), "data-field").as_deref(),
        Some("startTime")
    );
}

#[wasm_bindgen_test]
async fn what_stays_at_the_side_leaves_half_of_the_room() {
    let page = keeping("").await;
    let table = page.hook("table-ready");
    let sticking = || attribute(&table, "data-sticking").unwrap_or_default();
    // Without its style sheet the room is as wide as the page.
    let around = page
        .the("main")
        .parent_element()
        .expect("it is in the page")
        .unchecked_into::<HtmlElement>();
    page.the(".table-wrap")
        .parent_element()
        .expect("it is in the page")
        .set_attribute("style", "overflow: auto")
        .expect("a style");
    for (width, expected) in [("4000px", "2"), ("60px", "0")] {
        around
            .style()
            .set_property("inline-size", width)
            .expect("a width");
        frame().await;
        assert_eq!(sticking(), expected, "{width}");
    }
}
