//! What elements hold.

use std::borrow::Cow;

use leptos::prelude::*;

use crate::element::Element;

/// A child of an element.
pub enum Child {
    /// A text.
    Text(Cow<'static, str>),
    /// An element.
    Element(Element),
    /// A component, a closure, a list, or any other view.
    View(AnyView),
}

impl Child {
    /// The child as a view of Leptos.
    pub(crate) fn into_view(self) -> AnyView {
        match self {
            Self::Text(text) => text.into_owned().into_any(),
            Self::Element(element) => element.into_any(),
            Self::View(view) => view,
        }
    }
}

/// A text, an element, an [`AnyView`], what `view!` returns, an option, a list or a tuple of these,
/// or a closure that returns any of these but a text.
pub trait IntoChild {
    /// Appends what is to be shown, with its type erased.
    fn append_to(self, children: &mut Vec<Child>);
}

/// What a closure or a component may return: anything but a text. A translator or an extension may replace
/// a text node, and what comes next could not find the new one; use [`Element::text`] for a text that
/// changes.
pub trait IntoLiveChild: IntoChild {}

/// Children without an element around them, as a component's result.
///
/// ```
/// # use leptos::prelude::*;
/// # use ui::{fragment, td, tr};
/// fn row(is_open: impl Fn() -> bool + Send + 'static) -> AnyView {
///     fragment((tr().child(td()), move || is_open().then(|| tr().child("Details"))))
/// }
/// ```
pub fn fragment(children: impl IntoLiveChild) -> AnyView {
    let mut all = Vec::new();
    children.append_to(&mut all);
    match all.len() {
        0 | 1 => all.pop().map_or_else(|| ().into_any(), Child::into_view),
        _ => {
            let views: Vec<_> = all.into_iter().map(Child::into_view).collect();
            views.into_any()
        }
    }
}

/// One type for all closures, and so one copy of the effect that calls them again.
///
/// The effect is that of Leptos' closures: when it goes, what it holds goes at once. Effects within a
/// bare `RenderEffect` outlive their owner by one turn, and panic where they read its memos.
fn live(make: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    make.into_any()
}

macro_rules! into_child {
    ($([$($generics:tt)*] $type:ty: $self:ident, $children:ident => $append:expr;)+) => {$(
        impl<$($generics)*> IntoChild for $type {
            fn append_to($self, $children: &mut Vec<Child>) {
                $append;
            }
        }
    )+};
}
impl IntoChild for () {
    fn append_to(self, _children: &mut Vec<Child>) {}
}

into_child! {
    [] Child: self, children => children.push(self);
    [] AnyView: self, children => children.push(Child::View(self));
    [] Element: self, children => children.push(Child::Element(self));
    [] String: self, children => children.push(Child::Text(Cow::Owned(self)));
    [] &'static str: self, children => children.push(Child::Text(Cow::Borrowed(self)));
    [T: RenderHtml + Send] View<T>: self, children => children.push(Child::View(self.into_any()));
    [F: FnMut() -> C + Send + 'static, C: IntoLiveChild] F: self, children => {
        let mut make = self;
        children.push(Child::View(live(Box::new(move || fragment(make())))));
    };
    [C: IntoChild] Option<C>: self, children => self.map(|child| child.append_to(children));
    [C: IntoChild] Vec<C>: self, children => append_all(self, children);
    [C: IntoChild, const N: usize] [C; N]: self, children => append_all(self, children);
}

impl IntoLiveChild for () {}
impl IntoLiveChild for AnyView {}
impl IntoLiveChild for Element {}
impl<T: RenderHtml + Send> IntoLiveChild for View<T> {}
impl<F: FnMut() -> C + Send + 'static, C: IntoLiveChild> IntoLiveChild for F {}
impl<C: IntoLiveChild> IntoLiveChild for Option<C> {}
impl<C: IntoLiveChild> IntoLiveChild for Vec<C> {}
impl<C: IntoLiveChild, const N: usize> IntoLiveChild for [C; N] {}

fn append_all<C: IntoChild>(all: impl IntoIterator<Item = C>, children: &mut Vec<Child>) {
    all.into_iter().for_each(|child| child.append_to(children));
}

macro_rules! tuples {
    ($first:ident) => {};
    ($first:ident $($rest:ident)+) => {
        #[expect(non_snake_case, reason = "the values are named like their types")]
        impl<$first: IntoChild, $($rest: IntoChild),+> IntoChild for ($first, $($rest),+) {
            fn append_to(self, children: &mut Vec<Child>) {
                let ($first, $($rest),+) = self;
                $first.append_to(children);
                $($rest.append_to(children);)+
            }
        }

        impl<$first: IntoLiveChild, $($rest: IntoLiveChild),+> IntoLiveChild for ($first, $($rest),+) {}
        tuples!($($rest)+);
    };
}
tuples!(A B C D E F G H);
