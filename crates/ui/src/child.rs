//! What elements hold.

use leptos::prelude::*;

use crate::element::Element;

/// A text, an element, an [`AnyView`], what `view!` returns, an option, a list or a tuple of these,
/// or a closure that returns any of these.
pub trait IntoChild {
    /// Appends what is to be shown, with its type erased.
    fn append_to(self, children: &mut Vec<AnyView>);
}

/// Children without an element around them, as a component's result.
///
/// ```
/// # use leptos::prelude::*;
/// # use ui::{fragment, td, tr};
/// fn row(is_open: impl Fn() -> bool + Send + 'static) -> AnyView {
///     fragment((tr().child(td()), move || is_open().then(|| tr().child("Details"))))
/// }
/// ```
pub fn fragment(children: impl IntoChild) -> AnyView {
    let mut views = Vec::new();
    children.append_to(&mut views);
    match views.len() {
        0 | 1 => views.pop().unwrap_or_else(|| ().into_any()),
        _ => views.into_any(),
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
            fn append_to($self, $children: &mut Vec<AnyView>) {
                $append;
            }
        }
    )+};
}
impl IntoChild for () {
    fn append_to(self, _children: &mut Vec<AnyView>) {}
}

into_child! {
    [] AnyView: self, children => children.push(self);
    [] Element: self, children => children.push(self.into_any());
    [] String: self, children => children.push(self.into_any());
    [] &'static str: self, children => children.push(self.into_any());
    [T: RenderHtml + Send] View<T>: self, children => children.push(self.into_any());
    [F: FnMut() -> C + Send + 'static, C: IntoChild] F: self, children => {
        let mut make = self;
        children.push(live(Box::new(move || fragment(make()))));
    };
    [C: IntoChild] Option<C>: self, children => self.map(|child| child.append_to(children));
    [C: IntoChild] Vec<C>: self, children => append_all(self, children);
    [C: IntoChild, const N: usize] [C; N]: self, children => append_all(self, children);
}

fn append_all<C: IntoChild>(all: impl IntoIterator<Item = C>, children: &mut Vec<AnyView>) {
    all.into_iter().for_each(|child| child.append_to(children));
}

macro_rules! tuples {
    ($first:ident) => {};
    ($first:ident $($rest:ident)+) => {
        #[expect(non_snake_case, reason = "the values are named like their types")]
        impl<$first: IntoChild, $($rest: IntoChild),+> IntoChild for ($first, $($rest),+) {
            fn append_to(self, children: &mut Vec<AnyView>) {
                let ($first, $($rest),+) = self;
                $first.append_to(children);
                $($rest.append_to(children);)+
            }
        }
        tuples!($($rest)+);
    };
}
tuples!(A B C D E F G H);
