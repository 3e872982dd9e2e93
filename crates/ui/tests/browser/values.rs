//! Attributes, properties and texts, fixed and live.

use leptos::prelude::*;
use ui::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::page::{page_errors, show, tick};

#[wasm_bindgen_test]
async fn attribute_is_a_text_empty_or_absent() {
    let state = RwSignal::new(0);
    let page = show(move || {
        div()
            .attr("hidden", true)
            .attr("data-no", false)
            .attr("title", None::<String>)
            .attr("lang", Some("en"))
            .attr("data-flag", move || state.get() == 1)
            .attr("data-text", move || state.get().to_string())
            .attr("data-some", move || (state.get() == 1).then_some("yes"))
            .class(move || if state.get() == 2 { "two" } else { "one" })
    });
    let fixed = "hidden=\"\" lang=\"en\"";
    assert_eq!(
        page.html(),
        format!("<div {fixed} data-text=\"0\" class=\"one\"></div>")
    );
    state.set(1);
    tick().await;
    let live = "data-text=\"1\" class=\"one\" data-flag=\"\" data-some=\"yes\"";
    assert_eq!(page.html(), format!("<div {fixed} {live}></div>"));
    state.set(2);
    tick().await;
    assert_eq!(
        page.html(),
        format!("<div {fixed} data-text=\"2\" class=\"two\"></div>")
    );
}

#[wasm_bindgen_test]
async fn property_has_the_type_of_its_value() {
    let on = RwSignal::new(true);
    let page = show(move || {
        (
            input()
                .attr("type", "checkbox")
                .prop("checked", move || on.get())
                .prop("indeterminate", move || !on.get()),
            input()
                .id("text")
                .prop("value", move || on.get().then_some("typed")),
            select()
                .prop("value", "b")
                .children(["a", "b"].map(|value| option().attr("value", value).child(value))),
        )
    });
    let check: HtmlInputElement = page.get("[type=checkbox]").unchecked_into();
    let text: HtmlInputElement = page.get("#text").unchecked_into();
    assert_eq!(
        (
            check.checked(),
            check.indeterminate(),
            text.value().as_str()
        ),
        (true, false, "typed")
    );
    assert!(
        page.find("option:checked")
            .unwrap()
            .text_content()
            .as_deref()
            == Some("b")
    );
    on.set(false);
    tick().await;
    assert_eq!(
        (
            check.checked(),
            check.indeterminate(),
            text.value().as_str()
        ),
        (false, true, "")
    );
}

#[wasm_bindgen_test]
async fn user_input_is_kept_until_the_value_changes() {
    let (value, other) = (RwSignal::new("a"), RwSignal::new(0));
    let read = move || {
        other.track();
        value.get()
    };
    let page = show(move || input().prop("value", read));
    let input: HtmlInputElement = page.get("input").unchecked_into();
    input.set_value("typed");
    other.set(1);
    tick().await;
    assert_eq!(input.value(), "typed");
    value.set("b");
    tick().await;
    assert_eq!(input.value(), "b");
}

#[wasm_bindgen_test]
async fn style_is_set_by_property_not_by_attribute() {
    let width = RwSignal::new(10);
    let page = show(move || div().prop("style", move || format!("width: {}px", width.get())));
    let style = page.get("div").style();
    assert_eq!(style.get_property_value("width").unwrap(), "10px");
    width.set(20);
    assert!(page_errors().await.is_empty());
    assert_eq!(style.get_property_value("width").unwrap(), "20px");
    let refused = show(|| div().attr("style", "width: 10px"));
    assert_eq!(
        refused
            .get("div")
            .style()
            .get_property_value("width")
            .unwrap(),
        ""
    );
    assert_eq!(page_errors().await, ["style-src-attr"]);
}

#[wasm_bindgen_test]
async fn literal_elements_are_built_without_parsing_html() {
    let page = show(|| div().child(p().class("hint").child("Only literals")));
    assert_eq!(
        page.html(),
        "<div><p class=\"hint\">Only literals</p></div>"
    );
    assert!(page_errors().await.is_empty());
    let element = document().create_element("div").unwrap();
    let html = js_sys::Reflect::set(&element, &"innerHTML".into(), &"<p></p>".into());
    assert!(html.is_err(), "the policy is in force");
    page_errors().await;
}

/// Replaces every text node of an element as machine translation does.
fn translate(element: &web_sys::Element) {
    let children = element.child_nodes();
    let children: Vec<_> = (0..children.length())
        .filter_map(|index| children.item(index))
        .collect();
    for child in children {
        if let Some(child) = child.dyn_ref::<web_sys::Element>() {
            translate(child);
        } else if child.node_type() == web_sys::Node::TEXT_NODE {
            let font = document().create_element("font").unwrap();
            font.set_text_content(Some("translated"));
            element.replace_child(&font, &child).unwrap();
        }
    }
}

#[wasm_bindgen_test]
async fn text_set_through_the_element_survives_a_translator() {
    let count = RwSignal::new(0);
    let page = show(move || p().text(move || format!("{} tasks", count.get())));
    translate(&page.root);
    count.set(7);
    tick().await;
    assert_eq!(page.html(), "<p>7 tasks</p>");
}

#[wasm_bindgen_test]
async fn text_of_an_updated_element_survives_a_translator() {
    let count = RwSignal::new(0);
    let page = show(move || {
        div().child(move || {
            let count = count.get().to_string();
            p().child(b().child("Tasks: ")).child(count).child(i())
        })
    });
    translate(&page.root);
    count.set(7);
    tick().await;
    assert_eq!(page.texts("p"), ["Tasks: 7"]);
    count.set(8);
    tick().await;
    assert_eq!(page.texts("p"), ["Tasks: 8"]);
}

#[wasm_bindgen_test]
async fn cells_survive_a_translator_and_foreign_elements() {
    let count = RwSignal::new(0);
    let cells = move || {
        let cell = |column: i32| (column, td().child(format!("{column}:{}", count.get())));
        keyed_children((1..=3).map(cell))
    };
    let page = show(move || table().child(tr().child(cells)));
    translate(&page.root);
    for cell in page.all("td") {
        let foreign = document().create_element("x-extension").unwrap();
        cell.append_child(&foreign).unwrap();
    }
    count.set(7);
    tick().await;
    assert_eq!(page.texts("td"), ["1:7", "2:7", "3:7"]);
    assert!(page_errors().await.is_empty());
}
