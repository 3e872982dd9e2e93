//! Elements, their listeners, and what can be a child or a value.

use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::prelude::*;
use ui::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, KeyboardEvent, MouseEvent};

use crate::page::{page_errors, show, tick};

#[component]
fn Plain(name: &'static str) -> impl IntoView {
    div().child(name)
}

#[component]
fn Typed() -> Element {
    div().child("typed")
}

fn with_title(title: impl IntoValue) -> Element {
    i().attr("title", title)
}

#[wasm_bindgen_test]
async fn element_is_rendered_with_attributes_and_children() {
    let page = show(|| {
        let item = |text: &'static str| li().class("item").child(text);
        section()
            .class("list")
            .id("tasks")
            .attr("data-rows", String::from("2"))
            .child(h2().child("Tasks"))
            .child(
                ul().children(["one", "two"].map(item))
                    .child(Some(item("three")))
                    .child(None::<Element>),
            )
            .child(("a", "b".to_owned(), b().child("c")))
    });
    assert_eq!(
        page.html(),
        "<section class=\"list\" id=\"tasks\" data-rows=\"2\"><h2>Tasks</h2><ul><li class=\"item\">one</li>\
         <li class=\"item\">two</li><li class=\"item\">three</li></ul>ab<b>c</b></section>"
    );
    assert!(page_errors().await.is_empty());
}

#[wasm_bindgen_test]
async fn every_type_of_child_is_rendered() {
    let on = RwSignal::new(true);
    let page = show(move || {
        let either = move || {
            if on.get() {
                view! { <Typed /> }.into_any()
            } else {
                b().into_any()
            }
        };
        div()
            .child(view! { <Plain name="one " /> })
            .view(Plain(PlainProps { name: "two " }))
            .child(Typed())
            .child(view! { <Plain name=" three " /> <Typed /> })
            .child(move || on.get().then(|| view! { <Plain name=" four " /> }))
            .child(move || on.get().then(Typed))
            .child(either)
            .child(vec![span().child(" five ")])
            .child((
                move || span().child("six "),
                "seven ",
                Some(String::from("eight ")),
            ))
            .child(fragment((b(), move || {
                on.get().then(|| span().child("nine "))
            })))
            .child(keyed(|| vec![1_u8], |key| span().child(key.to_string())))
            .child(keyed_children([(1, b().child(" ten"))]))
    });
    assert_eq!(
        page.texts("div")[0],
        "one two typed three typed four typedtyped five six seven eight nine 1 ten"
    );
    on.set(false);
    tick().await;
    assert_eq!(
        page.texts("div")[0],
        "one two typed three typed five six seven eight 1 ten"
    );
    assert!(page_errors().await.is_empty());
}

#[wasm_bindgen_test]
fn component_may_return_a_fragment_or_a_tuple() {
    let page = show(|| {
        let rest = fragment((i().child("b"), move || u().child("c")));
        (
            b().child("a"),
            with_title("t"),
            with_title(move || Some("u")),
            rest,
            fragment(()),
        )
    });
    let titled = "<i title=\"t\"></i><i title=\"u\"></i>";
    assert_eq!(page.html(), format!("<b>a</b>{titled}<i>b</i><u>c</u>"));
}

#[wasm_bindgen_test]
fn svg_elements_have_the_svg_namespace() {
    let page = show(|| {
        let gradient = svg::linear_gradient();
        svg::svg()
            .class("icon")
            .child(svg::path().attr("d", "M0 0"))
            .child((svg::use_(), gradient))
    });
    for name in ["svg", "path", "use", "linearGradient"] {
        let element = page.find(name).unwrap();
        assert_eq!(
            element.namespace_uri().as_deref(),
            Some("http://www.w3.org/2000/svg"),
            "{name}"
        );
    }
}

#[wasm_bindgen_test]
async fn handler_receives_the_typed_event() {
    let (clicks, keys) = (RwSignal::new(0), RwSignal::new(String::new()));
    let page = show(move || {
        button()
            .on(ev::click, move |event| {
                clicks.update(|sum| *sum += if event.shift_key() { 10 } else { 1 });
            })
            .on(ev::keydown, move |event: KeyboardEvent| {
                keys.set(event.key());
            })
            .text(move || clicks.get().to_string())
    });
    page.get("button").click();
    tick().await;
    assert_eq!(page.html(), "<button>1</button>");
    page.get("button")
        .dispatch_event(&KeyboardEvent::new("keydown").unwrap())
        .unwrap();
    page.get("button")
        .dispatch_event(&MouseEvent::new("click").unwrap())
        .unwrap();
    assert_eq!(
        (clicks.get_untracked(), keys.get_untracked()),
        (2, String::new())
    );
    assert!(page_errors().await.is_empty());
}

#[wasm_bindgen_test]
async fn removed_element_receives_no_events() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let shown = RwSignal::new(true);
    let listening = || {
        button().on(ev::click, |_| {
            CALLS.store(CALLS.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        })
    };
    let page = show(move || div().child(move || shown.get().then(listening)));
    let button = page.get("button");
    button.click();
    shown.set(false);
    tick().await;
    button.click();
    assert_eq!(
        (CALLS.load(Ordering::Relaxed), page.html()),
        (1, "<div></div>".to_owned())
    );
}

#[wasm_bindgen_test]
async fn element_of_the_same_shape_is_updated_in_place() {
    let count = RwSignal::new(0);
    let heard = RwSignal::new(Vec::new());
    let page = show(move || {
        div().child(move || {
            let count = count.get();
            let hear = move |_| heard.update(|heard| heard.push(count));
            let input = input()
                .class(if count == 0 { "first" } else { "other" })
                .on(ev::click, hear);
            label()
                .child(input)
                .child(count.to_string())
                .child((count > 1).then(|| b().child("many")))
        })
    });
    let input: HtmlInputElement = page.get("input").unchecked_into();
    input.set_value("typed");
    input.focus().unwrap();
    count.set(1);
    tick().await;
    assert_eq!(
        page.html(),
        "<div><label><input class=\"other\">1</label></div>"
    );
    assert!(page.get("input").is_same_node(Some(&input)) && input.value() == "typed");
    assert!(
        document()
            .active_element()
            .unwrap()
            .is_same_node(Some(&input))
    );
    input.click();
    assert_eq!(heard.get_untracked(), [1], "only the handler of now");
    count.set(2);
    tick().await;
    assert_eq!(page.texts("label"), ["2many"]);
    assert!(
        !page.get("input").is_same_node(Some(&input)),
        "the label has another child"
    );
    assert!(page_errors().await.is_empty());
}
