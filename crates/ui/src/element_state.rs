//! Elements in the page: how an [`Element`] is built, updated and removed.

use std::borrow::Cow;

use leptos::prelude::*;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::Mountable;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, Node};

use crate::binding::{Binding, LazyGuard, Target};
use crate::child_state::ChildState;
use crate::element::{Element, Listener, Parts};
use crate::owner_guard::OwnerGuard;
use crate::render::browser_only;

/// An element that is in the page.
pub struct ElementState {
    element: types::Element,
    name: &'static str,
    bindings: Vec<(Target, Binding)>,
    listeners: Listeners,
    children: Vec<ChildState>,
}

type Handler = Closure<dyn FnMut(Event)>;

/// Listens to an element's events until it is dropped: a browser may hold back an event of an
/// element that is gone, as a dialog's `close`.
struct Listeners {
    element: types::Element,
    handlers: Vec<(Cow<'static, str>, bool, Handler)>,
}

impl Listeners {
    fn new(element: &types::Element, listeners: Vec<Listener>) -> Self {
        let listen = |Listener {
                          event,
                          is_capturing,
                          handler,
                      }| {
            let handler: Handler = Closure::wrap(handler as Box<dyn FnMut(Event)>);
            let function = handler.as_ref().unchecked_ref();
            drop(element.add_event_listener_with_callback_and_bool(&event, function, is_capturing));
            (event, is_capturing, handler)
        };
        Self {
            element: element.clone(),
            handlers: listeners.into_iter().map(listen).collect(),
        }
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        let element = &self.element;
        for (event, is_capturing, handler) in &self.handlers {
            let function = handler.as_ref().unchecked_ref();
            drop(element.remove_event_listener_with_callback_and_bool(
                event,
                function,
                *is_capturing,
            ));
        }
    }
}

impl Parts {
    /// Whether the element in the page can become this one: it has the same make.
    pub(crate) fn fits(&self, state: &ElementState) -> bool {
        self.name == state.name
            && self
                .values
                .iter()
                .map(|value| value.0)
                .eq(state.bindings.iter().map(|value| value.0))
            && self.children.len() == state.children.len()
            && self
                .children
                .iter()
                .zip(&state.children)
                .all(|(child, state)| child.fits(state))
    }

    pub(crate) fn build(self) -> ElementState {
        let element = Rndr::create_element(self.name, self.namespace);
        let guard = LazyGuard::new(OwnerGuard::new);
        let listeners = Listeners::new(&element, self.listeners);
        let children = self
            .children
            .into_iter()
            .map(|child| child.build_in(&element))
            .collect();
        let bind = |(target, value)| (target, Binding::new(&element, target, value, &guard));
        // After the children: a select's value is one of its options.
        let bindings = self.values.into_iter().map(bind).collect();
        ElementState {
            element,
            name: self.name,
            bindings,
            listeners,
            children,
        }
    }

    /// Makes the element in the page this one, which fits.
    pub(crate) fn update(self, state: &mut ElementState) {
        let guard = LazyGuard::new(OwnerGuard::new);
        state.listeners = Listeners::new(&state.element, self.listeners);
        for (child, state) in self.children.into_iter().zip(&mut state.children) {
            child.update(state);
        }
        for ((target, value), (_, binding)) in self.values.into_iter().zip(&mut state.bindings) {
            binding.replace(&state.element, target, value, &guard);
        }
    }
}

impl Render for Element {
    type State = ElementState;

    fn build(self) -> ElementState {
        self.0.build()
    }

    fn rebuild(self, state: &mut ElementState) {
        if self.0.fits(state) {
            self.0.update(state);
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

    fn mount(&mut self, parent: &types::Element, marker: Option<&Node>) {
        self.element.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.element.clone()]
    }
}

browser_only!([] Element, ElementState);
