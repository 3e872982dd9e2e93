//! The builder of elements.

use std::borrow::Cow;

use leptos::ev::EventDescriptor;
use leptos::prelude::*;
use leptos::tachys::renderer::{RemoveEventHandler, Rndr, types};
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;

use crate::binding::{Binding, Target};
use crate::child::{Child, IntoChild};
use crate::value::{IntoValue, Value};

/// An element as it is to be in the page. A component can return it like any view of Leptos.
///
/// Where the page holds an element with the same name, attributes, properties and number of children,
/// rendering updates that one: it keeps the focus. It is built again where a translator or an extension has
/// replaced one of its texts.
pub struct Element(Box<Parts>);

#[derive(Default)]
struct Parts {
    name: &'static str,
    namespace: Option<&'static str>,
    values: Vec<(Target, Value)>,
    listeners: Vec<Listener>,
    children: Vec<Child>,
}

type Listener = (Cow<'static, str>, Box<dyn FnMut(types::Event) + Send>);

impl Element {
    pub(crate) fn new(name: &'static str, namespace: Option<&'static str>) -> Self {
        let parts = Parts {
            name,
            namespace,
            ..Parts::default()
        };
        Self(Box::new(parts))
    }

    /// Sets an attribute. `None` and `false` leave it out, `true` makes it empty.
    pub fn attr(self, name: &'static str, value: impl IntoValue) -> Self {
        self.with_value(Target::Attribute(name), value.into_value())
    }

    /// Sets the attribute `class`.
    pub fn class(self, value: impl IntoValue) -> Self {
        self.attr("class", value)
    }

    /// Sets the attribute `id`.
    pub fn id(self, value: impl IntoValue) -> Self {
        self.attr("id", value)
    }

    /// Sets a property of the DOM's object to a text or a boolean, when the children are there.
    ///
    /// `style` is set so: a strict Content-Security-Policy refuses the attribute.
    pub fn prop(self, name: &'static str, value: impl IntoValue) -> Self {
        self.with_value(Target::Property(name), value.into_value())
    }

    /// Sets the element's text through the element, which has no children then.
    ///
    /// A text child is written to its text node, and goes stale when a translator or an extension
    /// has replaced that node. Use this for what must stay true: a status, a time, a count.
    pub fn text(self, value: impl IntoValue) -> Self {
        self.prop("textContent", value)
    }

    /// Calls `handler` on an event, one of [`ev`](crate::ev), for as long as the element is part of
    /// the view. Options of `ev::Custom` are not used.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "events are unit types, as in Leptos"
    )]
    pub fn on<E>(self, event: E, mut handler: impl FnMut(E::EventType) + Send + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        const { assert!(!E::CAPTURE, "events are handled while they bubble") };
        let handler = Box::new(move |event: types::Event| handler(event.unchecked_into()));
        self.with_listener((event.name(), handler))
    }

    /// Adds a child, or several.
    pub fn child(mut self, child: impl IntoChild) -> Self {
        child.append_to(&mut self.0.children);
        self
    }

    /// Adds children of one type.
    pub fn children<C: IntoChild>(self, children: impl IntoIterator<Item = C>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Adds a component, or any other view of Leptos.
    pub fn view(self, view: impl IntoView) -> Self {
        self.child(view.into_any())
    }

    #[inline(never)]
    fn with_value(mut self, target: Target, value: Value) -> Self {
        self.0.values.push((target, value));
        self
    }

    #[inline(never)]
    fn with_listener(mut self, listener: Listener) -> Self {
        self.0.listeners.push(listener);
        self
    }

    fn fits(&self, state: &ElementState) -> bool {
        let targets = state.bindings.iter().map(|(target, _)| target);
        self.0.name == state.name
            && self.0.values.iter().map(|(target, _)| target).eq(targets)
            && self.0.children.len() == state.children.len()
            && self
                .0
                .children
                .iter()
                .zip(&state.children)
                .all(|(child, state_of)| state_of.fits(child, &state.element))
    }
}

/// An element that is in the page.
pub struct ElementState {
    element: types::Element,
    name: &'static str,
    bindings: Vec<(Target, Binding)>,
    /// Dropping one removes the listener: a browser may have an event in store for an element that
    /// is gone, as a dialog's `close`.
    listeners: Vec<RemoveEventHandler<types::Element>>,
    children: Vec<ChildState>,
}

/// A child that is in the page.
enum ChildState {
    Text(types::Text, Cow<'static, str>),
    Element(ElementState),
    View(AnyViewState),
}

impl ChildState {
    fn build(child: Child, parent: &types::Element) -> Self {
        match child {
            Child::Text(text) => {
                let mut node = Rndr::create_text_node(&text);
                node.mount(parent, None);
                Self::Text(node, text)
            }
            Child::Element(element) => {
                let mut state = element.build();
                state.mount(parent, None);
                Self::Element(state)
            }
            Child::View(view) => {
                let mut state = view.build();
                state.mount(parent, None);
                Self::View(state)
            }
        }
    }

    /// Whether `child` can update this one. A text cannot if its node is not in `parent` any more.
    fn fits(&self, child: &Child, parent: &types::Element) -> bool {
        match (self, child) {
            (Self::Text(node, text), Child::Text(new)) => {
                text == new || node.parent_node().as_ref() == Some(parent)
            }
            (Self::Element(_), Child::Element(_)) | (Self::View(_), Child::View(_)) => true,
            _ => false,
        }
    }

    /// Updates the child by one that [fits](Self::fits).
    fn rebuild(&mut self, child: Child) {
        match (self, child) {
            (Self::Text(node, text), Child::Text(new)) if *text != new => {
                Rndr::set_text(node, &new);
                *text = new;
            }
            (Self::Element(state), Child::Element(element)) => element.rebuild(state),
            (Self::View(state), Child::View(view)) => view.rebuild(state),
            _ => {}
        }
    }
}

impl ElementState {
    fn apply(&mut self, values: Vec<(Target, Value)>, listeners: Vec<Listener>) {
        let mut before = std::mem::take(&mut self.bindings).into_iter();
        for (target, value) in values {
            let before = before.next().map(|(_, before)| before);
            let binding = target.bind(&self.element, value, before);
            self.bindings.push((target, binding));
        }
        let listen =
            |(event, handler): Listener| Rndr::add_event_listener(&self.element, &event, handler);
        self.listeners = listeners.into_iter().map(listen).collect();
    }
}

impl Render for Element {
    type State = ElementState;

    fn build(self) -> ElementState {
        let parts = *self.0;
        let element = Rndr::create_element(parts.name, parts.namespace);
        let build = |child: Child| ChildState::build(child, &element);
        let mut state = ElementState {
            name: parts.name,
            bindings: Vec::new(),
            listeners: Vec::new(),
            children: parts.children.into_iter().map(build).collect(),
            element,
        };
        // After the children, as a select's value is one of its options.
        state.apply(parts.values, parts.listeners);
        state
    }

    fn rebuild(self, state: &mut ElementState) {
        if self.fits(state) {
            let children = self.0.children.into_iter().zip(&mut state.children);
            children.for_each(|(child, state)| state.rebuild(child));
            state.apply(self.0.values, self.0.listeners);
        } else {
            let mut new = self.build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
        }
    }
}

impl Mountable for ElementState {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.element.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.element.clone()]
    }
}
