//! The elements in a browser.
#![cfg(target_arch = "wasm32")]

use leptos::prelude::*;
use ui::{Element, IntoValue, button, div, ev, fragment, keyed, keyed_children, li, p, span, ul};
use wasm_bindgen_test::*;

wasm_bindgen_test_configure!(run_in_browser);

#[component]
fn Plain(name: &'static str) -> impl IntoView {
    div().child(name)
}

#[component]
fn Typed() -> Element {
    div()
}

fn with_tabindex(tabindex: impl IntoValue) -> Element {
    div().attr("tabindex", tabindex)
}

#[wasm_bindgen_test]
fn everything_compiles() {
    let open = RwSignal::new(false);
    let texts = vec!["a".to_owned()];
    let _: Element = div()
        .class("a")
        .id(String::new())
        .attr("hidden", move || open.get())
        .attr("title", None::<String>)
        .attr("x", move || open.get().then_some("x"))
        .attr("x", move || open.get().then(String::new))
        .prop("checked", move || open.get())
        .prop("value", move || if open.get() { "0" } else { "-1" })
        .on(ev::click, move |event: ev::MouseEvent| {
            open.set(event.shift_key())
        })
        .on(ev::input, |_| {})
        .on(ev::beforetoggle, |_| {})
        .on(ev::toggle, |_| {})
        .on(ev::lostpointercapture, |_| {})
        .on(ev::dblclick, |_| {})
        .on(ev::focusin, |_| {})
        .on(ev::submit, |_| {})
        .on(ev::paste, |_| {})
        .on(ev::scroll, |_| {})
        .on(ev::close, |_| {})
        .on(ev::blur, |_| {})
        .on(ev::keydown, |_| {})
        .on(ev::pointerdown, |_| {})
        .on(ev::pointermove, |_| {})
        .on(ev::mousedown, |_| {})
        .on(ev::change, |_| {})
        .child("text")
        .child(String::from("text"))
        .child(Some("x"))
        .child(None::<Element>)
        .child(move || "a")
        .child(move || String::new())
        .child(move || open.get().then(String::new))
        .child(move || open.get().then(|| div().child("x")))
        .child(move || open.get().then(|| view! { <Plain name="a" /> }))
        .child(move || open.get().then(Typed))
        .child(view! { <Plain name="a" /> })
        .child(view! { <Plain name="a" /> <Typed /> })
        .view(Plain(PlainProps { name: "a" }))
        .child(Typed())
        .child(move || {
            if open.get() {
                view! { <Typed /> }.into_any()
            } else {
                div().into_any()
            }
        })
        .child((div(), "a", move || open.get().then(div)))
        .child([div(), div()])
        .child(vec![span()])
        .children(texts.into_iter().map(|text| li().child(text)))
        .children([Some(p()), None])
        .child(keyed(|| vec![1_u32], |key| li().child(key.to_string())))
        .child(keyed(|| vec![1_u32], |_| view! { <Plain name="a" /> }))
        .child(move || Some(keyed_children([(1, ul())])))
        .child(with_tabindex("0"))
        .child(with_tabindex(move || "0"));
    let _: AnyView = fragment((button(), move || open.get().then(|| p())));
    let _ = (div(), div()).into_any();
}
