//! Children in the page: how a [`Child`] is built, updated and removed.

use std::borrow::Cow;

use leptos::prelude::*;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;
use web_sys::{Comment, Node, Text};

use crate::child::Child;
use crate::element_state::ElementState;
use crate::owner_guard::OwnerGuard;
use crate::render::browser_only;

/// A child that is in the page.
pub enum ChildState {
    /// A comment holds the place, unless nothing can come there.
    Nothing(Option<Comment>),
    /// A text node and its text.
    Text(Text, Cow<'static, str>),
    /// An element.
    Element(ElementState),
    /// A view of Leptos.
    View(AnyViewState),
    /// The effect that updates what it holds.
    Live(RenderEffect<Self>),
    /// One after the other; there is always one.
    Several(Vec<Self>),
}

/// Calls the closure again whenever a signal it reads changes. What it returned before is updated
/// in place where it can be.
#[inline(never)]
fn live(
    mut make: Box<dyn FnMut() -> Child + Send>,
    before: Option<ChildState>,
) -> RenderEffect<ChildState> {
    let guard = OwnerGuard::new();
    let effect = move |before: Option<ChildState>| {
        let child = if guard.is_disposed() {
            None
        } else {
            Some(make())
        };
        match (child, before) {
            (Some(child), Some(mut state)) => {
                child.rebuild(&mut state);
                state
            }
            (None, Some(state)) => state,
            (child, None) => child.unwrap_or(Child::Nothing).build(),
        }
    };
    RenderEffect::new_with_value(effect, before)
}

impl Child {
    /// Whether what is in the page can become this.
    pub(crate) fn fits(&self, state: &ChildState) -> bool {
        match (self, state) {
            (Self::Nothing, ChildState::Nothing(_))
            | (Self::Text(_), ChildState::Text(..))
            | (Self::View(_), ChildState::View(_))
            | (Self::Live(_), ChildState::Live(_)) => true,
            (Self::Element(element), ChildState::Element(state)) => element.0.fits(state),
            (Self::Several(children), ChildState::Several(states)) => {
                children.len() == states.len()
                    && children
                        .iter()
                        .zip(states)
                        .all(|(child, state)| child.fits(state))
            }
            _ => false,
        }
    }

    /// Builds the child at the end of an element. An element is replaced as a whole when its
    /// children come to be others, so that nothing needs no place there.
    pub(crate) fn build_in(self, parent: &types::Element) -> ChildState {
        if matches!(self, Self::Nothing) {
            return ChildState::Nothing(None);
        }
        let mut state = self.build();
        state.mount(parent, None);
        state
    }

    /// Makes what is in the page this, which fits.
    pub(crate) fn update(self, state: &mut ChildState) {
        match (self, state) {
            (Self::Text(text), ChildState::Text(node, written)) if text != *written => {
                Rndr::set_text(node, &text);
                *written = text;
            }
            (Self::Element(element), ChildState::Element(state)) => element.0.update(state),
            (Self::View(view), ChildState::View(state)) => view.rebuild(state),
            (Self::Live(make), ChildState::Live(effect)) => {
                *effect = live(make, effect.take_value());
            }
            (Self::Several(children), ChildState::Several(states)) => {
                children
                    .into_iter()
                    .zip(states)
                    .for_each(|(child, state)| child.update(state));
            }
            _ => {}
        }
    }
}

impl Render for Child {
    type State = ChildState;

    fn build(self) -> ChildState {
        match self {
            Self::Nothing => ChildState::Nothing(Some(Rndr::create_placeholder())),
            Self::Text(text) => ChildState::Text(Rndr::create_text_node(&text), text),
            Self::Element(element) => ChildState::Element(element.build()),
            Self::View(view) => ChildState::View(view.build()),
            Self::Live(make) => ChildState::Live(live(make, None)),
            Self::Several(children) if children.is_empty() => Self::Nothing.build(),
            Self::Several(children) => {
                ChildState::Several(children.into_iter().map(Self::build).collect())
            }
        }
    }

    fn rebuild(self, state: &mut ChildState) {
        if self.fits(state) {
            self.update(state);
        } else {
            let mut new = self.build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
        }
    }
}

impl ChildState {
    fn each(&mut self, call: &mut dyn FnMut(&mut dyn Mountable)) {
        match self {
            Self::Nothing(None) => {}
            Self::Nothing(Some(comment)) => call(comment),
            Self::Text(node, _) => call(node),
            Self::Element(state) => call(state),
            Self::View(state) => call(state),
            Self::Live(effect) => call(effect),
            Self::Several(states) => states.iter_mut().for_each(|state| state.each(call)),
        }
    }
}

impl Mountable for ChildState {
    fn unmount(&mut self) {
        self.each(&mut |state| state.unmount());
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&Node>) {
        self.each(&mut |state| state.mount(parent, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Nothing(place) => place
                .as_ref()
                .is_some_and(|place| place.insert_before_this(child)),
            Self::Text(node, _) => node.insert_before_this(child),
            Self::Element(state) => state.insert_before_this(child),
            Self::View(state) => state.insert_before_this(child),
            Self::Live(effect) => effect.insert_before_this(child),
            Self::Several(states) => states
                .first()
                .is_some_and(|first| first.insert_before_this(child)),
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        match self {
            Self::Nothing(_) | Self::Text(..) => Vec::new(),
            Self::Element(state) => state.elements(),
            Self::View(state) => state.elements(),
            Self::Live(effect) => effect.elements(),
            Self::Several(states) => states.iter().flat_map(Self::elements).collect(),
        }
    }
}

browser_only!([] Child, ChildState);
