//! The builder of elements.

use std::borrow::Cow;

use leptos::ev::EventDescriptor;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Event;

use crate::binding::Target;
use crate::child::{Child, IntoChild};
use crate::value::{IntoValue, Value};

/// An element as it is to be in the page. It is a component's result like any of Leptos' views.
///
/// Where the page holds an element of the same make (the same names of elements, attributes and
/// properties, nested in the same way), rendering updates that one: it keeps the focus.
pub struct Element(pub(crate) Box<Parts>);

/// What an [`Element`] is made of.
pub(crate) struct Parts {
    pub(crate) name: &'static str,
    pub(crate) namespace: Option<&'static str>,
    pub(crate) values: Vec<(Target, Value)>,
    pub(crate) listeners: Vec<Listener>,
    pub(crate) children: Vec<Child>,
}

/// An event and what is called on it.
pub(crate) struct Listener {
    pub(crate) event: Cow<'static, str>,
    pub(crate) is_capturing: bool,
    pub(crate) handler: Box<dyn FnMut(Event) + Send>,
}

impl Element {
    pub(crate) fn new(name: &'static str, namespace: Option<&'static str>) -> Self {
        let (values, listeners, children) = (Vec::new(), Vec::new(), Vec::new());
        Self(Box::new(Parts {
            name,
            namespace,
            values,
            listeners,
            children,
        }))
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

    /// Sets a property of the DOM's object to a text or a boolean, after the children are there.
    ///
    /// `style` is set so: a strict Content-Security-Policy refuses the attribute.
    pub fn prop(self, name: &'static str, value: impl IntoValue) -> Self {
        self.with_value(Target::Property(name), value.into_value())
    }

    /// Sets the element's text through the element; it can have no children then.
    ///
    /// A text child is written to its text node, which goes stale when a translator or an extension
    /// has replaced that node. Texts that must stay true (a status, a time, a count) are set so.
    pub fn text(self, value: impl IntoValue) -> Self {
        self.prop("textContent", value)
    }

    /// Calls `handler` on an event, for as long as the element is part of the view.
    ///
    /// The event is one of [`ev`](crate::ev). Options of `ev::Custom` are not used.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "events are unit types, as in Leptos"
    )]
    pub fn on<E>(self, event: E, mut handler: impl FnMut(E::EventType) + Send + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        self.with_listener(Listener {
            event: event.name(),
            is_capturing: E::CAPTURE,
            handler: Box::new(move |event| handler(event.unchecked_into())),
        })
    }

    /// Adds a child, or several, after those there are.
    pub fn child(self, child: impl IntoChild) -> Self {
        self.with_child(child.into_child())
    }

    /// Adds children of one type.
    pub fn children<C: IntoChild>(self, children: impl IntoIterator<Item = C>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Adds a component, or any other view of Leptos.
    pub fn view(self, view: impl IntoView) -> Self {
        self.with_child(Child::View(view.into_any()))
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

    #[inline(never)]
    fn with_child(mut self, child: Child) -> Self {
        match child {
            Child::Several(children) => children.into_iter().fold(self, Self::with_child),
            child => {
                self.0.children.push(child);
                self
            }
        }
    }
}
