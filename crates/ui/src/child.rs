//! What elements hold.

use std::borrow::Cow;

use leptos::prelude::*;

use crate::element::Element;

/// A child of an element, or several.
pub enum Child {
    /// Nothing.
    Nothing,
    /// A text node.
    Text(Cow<'static, str>),
    /// An element.
    Element(Element),
    /// A component, or anything else of Leptos.
    View(AnyView),
    /// A closure that is called again whenever a signal it reads changes.
    Live(Box<dyn FnMut() -> Self + Send>),
    /// One after the other.
    Several(Vec<Self>),
}

/// What can be given as a child: texts, elements, [`AnyView`], what `view!` returns, options, lists
/// and tuples of these, and closures that return any of these.
pub trait IntoChild {
    /// Erases the type.
    fn into_child(self) -> Child;
}

/// Several children without an element around them, as a component's result.
///
/// ```
/// use ui::{Child, fragment, td, tr};
///
/// fn row(is_open: impl Fn() -> bool + Send + 'static) -> Child {
///     let detail = move || is_open().then(|| tr().child(td().child("Details")));
///     fragment((tr().child(td().child("Task")), detail))
/// }
/// ```
pub fn fragment(children: impl IntoChild) -> Child {
    children.into_child()
}

macro_rules! into_child {
    ($($type:ty: $value:pat => $child:expr),+ $(,)?) => {$(
        impl IntoChild for $type {
            fn into_child(self) -> Child {
                let $value = self;
                $child
            }
        }
    )+};
}
into_child! {
    (): () => Child::Nothing,
    &'static str: text => Child::Text(Cow::Borrowed(text)),
    String: text => Child::Text(Cow::Owned(text)),
    Element: element => Child::Element(element),
    AnyView: view => Child::View(view),
    Child: child => child,
}

/// What `view!` returns.
impl<T: RenderHtml + Send> IntoChild for View<T> {
    fn into_child(self) -> Child {
        Child::View(self.into_any())
    }
}

impl<C: IntoChild> IntoChild for Option<C> {
    fn into_child(self) -> Child {
        self.map_or(Child::Nothing, C::into_child)
    }
}

impl<C: IntoChild> IntoChild for Vec<C> {
    fn into_child(self) -> Child {
        Child::Several(self.into_iter().map(C::into_child).collect())
    }
}

impl<C: IntoChild, const N: usize> IntoChild for [C; N] {
    fn into_child(self) -> Child {
        Child::Several(self.into_iter().map(C::into_child).collect())
    }
}

impl<F, C> IntoChild for F
where
    F: FnMut() -> C + Send + 'static,
    C: IntoChild,
{
    fn into_child(mut self) -> Child {
        Child::Live(Box::new(move || self().into_child()))
    }
}

macro_rules! tuples {
    ($first:ident) => {};
    ($first:ident $($rest:ident)+) => {
        impl<$first: IntoChild, $($rest: IntoChild),+> IntoChild for ($first, $($rest),+) {
            fn into_child(self) -> Child {
                #[expect(non_snake_case, reason = "the values are named like their types")]
                let ($first, $($rest),+) = self;
                Child::Several(vec![$first.into_child(), $($rest.into_child()),+])
            }
        }
        tuples!($($rest)+);
    };
}
tuples!(A B C D E F G H);
