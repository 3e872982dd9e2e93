//! What a server sends that could deceive, break or stop the page.

use leptos::prelude::document;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, Node};

use crate::harness::{Clipboard, Page, answer, click, failure, shown, task, until};

/// Two Hebrew letters: what stands next to them is turned round, unless they are isolated.
const HEBREW: &str = "א/ב";

/// The page with one task, its row open.
async fn opened(task: Value) -> Page {
    let page = Page::with_answer(&answer(&[task], Some(1))).await;
    click(&page.hook("row-expander")).await;
    page
}

/// A task whose texts are all `text`.
fn all_texts(text: &str) -> Value {
    let mut task = task(1);
    for field in model::task::field::TaskField::ALL {
        task[field.api_name()] = json!(text);
    }
    task["taskId"] = json!(1);
    task[text] = json!(text);
    task
}

/// What the first detail says for a field, by its API name: its value, then what is said of that.
fn detail(page: &Page, api_name: &str) -> Vec<String> {
    let mut entries = page.all("[data-testid=row-detail] .kv");
    entries.retain(|entry| {
        entry
            .query_selector("dt code")
            .ok()
            .flatten()
            .is_some_and(|name| shown(&name) == api_name)
    });
    let entry = entries
        .first()
        .unwrap_or_else(|| panic!("the detail does not list {api_name}"));
    let mut said = page.all(".kv dd bdi, .kv dd small");
    said.retain(|said| entry.contains(Some(said)));
    said.iter().map(|said| shown(said)).collect()
}

/// The elements whose own text holds `part`.
fn holding(page: &Page, part: &str) -> Vec<HtmlElement> {
    let own_text = |element: &HtmlElement| {
        let texts = std::iter::successors(element.first_child(), Node::next_sibling);
        texts
            .filter(|node| node.node_type() == Node::TEXT_NODE)
            .filter_map(|node| node.node_value())
            .collect::<String>()
    };
    let mut found = page.all("*");
    found.retain(|element| own_text(element).contains(part));
    found
}

fn assert_isolated(page: &Page, least: usize) {
    let found = holding(page, HEBREW);
    assert!(found.len() >= least, "{} texts", found.len());
    for element in found {
        let isolated = element.closest("bdi, [dir=auto]").ok().flatten();
        assert!(isolated.is_some(), "not isolated: {}", element.outer_html());
    }
}

#[wasm_bindgen_test]
async fn a_text_from_right_to_left_turns_nothing_round() {
    let page = opened(all_texts(HEBREW)).await;
    // Cells and detail; head; unknown field.
    assert_isolated(&page, 20);
    drop(page);
    let page = Page::with_answer(&answer(&[json!(HEBREW)], Some(1))).await;
    assert_isolated(&page, 1);
    drop(page);
    let page = Page::open("cluster=1&tenant=2").await;
    page.call()
        .await
        .answers_with(500, &[], &failure(HEBREW, HEBREW))
        .await;
    assert_isolated(&page, 2);
}

#[wasm_bindgen_test]
async fn what_is_not_seen_is_shown_and_told() {
    let page = opened(all_texts("DO\u{202e}EN\u{200b}")).await;
    for column in ["Status", "Tenant", "Path", "Error", "Start"] {
        assert!(
            page.column(column)[0].contains("DO⟨U+202E⟩EN⟨U+200B⟩"),
            "{column}: {:?}",
            page.column(column)
        );
    }
    for field in ["tenantName", "status"] {
        assert_eq!(
            detail(&page, field),
            ["DO⟨U+202E⟩EN⟨U+200B⟩", "Has invisible characters"]
        );
    }
    assert!(detail(&page, "DO⟨U+202E⟩EN⟨U+200B⟩").contains(&"Has invisible characters".to_owned()));
    assert!(
        document().title().starts_with("DO⟨U+202E⟩EN⟨U+200B⟩ · "),
        "{}",
        document().title()
    );
    let html = document()
        .document_element()
        .expect("a page has a root")
        .outer_html();
    assert!(!html.contains(['\u{202e}', '\u{200b}']));
}

#[wasm_bindgen_test]
async fn a_text_of_a_megabyte_is_clipped_wherever_it_is_shown_and_copied_whole() {
    let clipboard = Clipboard::working();
    let long = "x".repeat(900_000);
    let with = |id, fields: [&str; 2]| {
        let mut task = task(id);
        for field in fields {
            task[field] = json!(long);
        }
        task
    };
    let (named, odd) = (
        with(2, ["tenantName", "errorMsg"]),
        with(1, ["status", "new"]),
    );
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    page.call()
        .await
        .answers(&answer(&[named, odd], Some(2)))
        .await;
    until("the rows are there", || page.ids().len() == 2).await;
    click(&page.all("[data-testid=row-expander]")[0]).await;
    assert!(
        page.all("tr.row td")
            .iter()
            .all(|cell| shown(cell).chars().count() <= 161)
    );
    assert!(
        page.all("[title]")
            .iter()
            .all(|element| element.title().chars().count() <= 1_001)
    );
    assert!(
        document().title().chars().count() < 200,
        "{}",
        document().title().len()
    );
    assert!(shown(&page.the(".scope")).chars().count() < 400);
    let clipped = |field, more| {
        let said = detail(&page, field);
        assert_eq!(
            (said[0].chars().count(), said[1].as_str()),
            (10_000, more),
            "{field}"
        );
    };
    clipped("tenantName", "890,000 more characters: Copy has all");
    assert_eq!(
        shown(&page.the("[data-testid=row-detail] pre"))
            .chars()
            .count(),
        10_000
    );
    assert!(page.says("890,000 more characters"));
    // Of the console: beside it stands what the tests print.
    let html = page.the(".page").inner_html();
    assert!(html.len() < 200_000, "{} bytes", html.len());
    for name in ["Copy Error", "Copy Tenant"] {
        click(&page.button(name)).await;
        assert!(
            clipboard.text() == long,
            "{name} copies {} bytes",
            clipboard.text().len()
        );
    }
    click(&page.all("[data-testid=row-expander]")[0]).await;
    click(&page.all("[data-testid=row-expander]")[1]).await;
    clipped("status", "890,000 more characters: Copy has all");
    clipped("new", "890,002 more characters: Copy has all");
}

#[wasm_bindgen_test]
async fn a_script_or_an_address_is_text() {
    for text in [
        "javascript:alert(1)",
        "https://evil.example",
        "<script>alert(1)</script>",
        "<a href=x>x</a>",
        "[x](y)",
    ] {
        let page = opened(all_texts(text)).await;
        assert_eq!(
            (page.column("Tenant"), page.column("Path")),
            (vec![text.to_owned()], vec![text.to_owned()])
        );
        assert!(
            !page.has("main a") && !page.has("script") && !page.has(".masthead a"),
            "{text}"
        );
    }
    let page = Page::with_answer(&answer(
        &[json!(
            "<script>alert(1)</script><a href='javascript:x'>x</a>"
        )],
        Some(1),
    ))
    .await;
    assert!(page.notices("warning")[0].contains("<script>alert(1)</script>"));
    assert!(!page.has("main a") && !page.has("script"));
}

#[wasm_bindgen_test]
async fn fields_of_any_name_are_listed_under_it() {
    let names = [
        "__proto__",
        "constructor",
        "toString",
        "onclick=alert(1)",
        "<b>",
        "{count}",
        "a\"b'c",
    ];
    let mut task = task(1);
    for (place, name) in names.iter().enumerate() {
        task[name] = json!(place);
    }
    let page = opened(task).await;
    for (place, name) in names.iter().enumerate() {
        assert_eq!(
            detail(&page, name),
            [(*name).to_owned(), place.to_string()][1..],
            "{name}"
        );
        assert!(page.has_button(&format!("Copy {name}")), "{name}");
    }
}

#[wasm_bindgen_test]
async fn more_unknown_fields_than_anybody_reads_are_counted() {
    let mut task = task(1);
    for number in 0..1_300 {
        task[format!("field{number}")] = json!(number);
    }
    let page = opened(task).await;
    assert!(page.says("1,100 more such fields are not shown"));
    assert_eq!(page.ids(), ["1"]);
}

#[wasm_bindgen_test]
async fn a_total_that_cannot_be_believed_does_not_stop_the_load() {
    let with_total = |total: &str| answer(&[task(1)], Some(77)).replace("77", total);
    let page = Page::with_answer(&with_total("9223372036854775808")).await;
    page.call().await.answers(&answer(&[], None)).await;
    assert!(
        page.says("Sorted over all 1") && page.notices("warning").is_empty(),
        "{:?}",
        page.notices("warning")
    );
    let page = Page::with_answer(&with_total("9223372036854775807")).await;
    page.call().await.answers(&answer(&[], None)).await;
    let [notice] = page.notices("warning").try_into().expect("one notice");
    assert!(
        notice.contains("OCP says that 9,223,372,036,854,775,807 tasks match, but gave only 1"),
        "{notice}"
    );
    assert_eq!(
        shown(&page.hook("total")),
        "9,223,372,036,854,775,807 tasks"
    );
    assert!(!page.says("4,294,967,295"));
    assert!(!page.says("Sorted over all"));
    page.asks_nothing().await;
    let page = Page::with_answer(&with_total("-5")).await;
    page.call().await.answers(&answer(&[], None)).await;
    assert!(page.says("Sorted over all 1"));
}

#[wasm_bindgen_test]
async fn what_cannot_be_so_is_shown_as_it_is_and_marked() {
    let mut task = task(1);
    task["duration"] = json!(-1);
    task["startTime"] = json!("2024-08-10T00:00:00Z");
    task["finishTime"] = json!("2024-08-09T23:00:00Z");
    let page = opened(task).await;
    assert_eq!(page.column("Duration"), ["-1 s"]);
    assert_eq!(detail(&page, "duration"), ["-1 s", "Less than nothing"]);
    assert_eq!(
        detail(&page, "startTime"),
        [
            "2024-08-10 00:00:00",
            "In the future, by this browser’s clock"
        ]
    );
    assert_eq!(
        detail(&page, "finishTime"),
        ["2024-08-09 23:00:00", "Before the start"]
    );
    assert_eq!(detail(&page, "taskId"), ["1"]);
}
