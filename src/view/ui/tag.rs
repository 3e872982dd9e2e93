//! Elements as values of one type.
//!
//! What `view!` makes of an element is a type of its own, made of the types of its attributes and children, and
//! the compiler writes building, updating and removing anew for each. Here all elements share that code, and a
//! page is data. Components and signals are Leptos' own. For what it saves see
//! docs/decisions/0003-size.md.

use std::borrow::Cow;

use leptos::prelude::*;
use web_sys::Event;

use crate::state::call::Call;
use crate::view::ui::life::Life;
use crate::view::ui::list::List;

/// A text or an attribute that is computed anew whenever a signal that it reads changes.
pub(crate) type Live = Box<dyn Call<(), Option<String>> + Send>;

/// What a [`Live`] value may be computed as.
pub(crate) trait Written {
    /// The text; `None` is an attribute that is not there.
    fn written(self) -> Option<String>;
}

impl Written for String {
    fn written(self) -> Option<String> {
        Some(self)
    }
}

impl Written for &'static str {
    fn written(self) -> Option<String> {
        Some(self.to_owned())
    }
}

impl Written for Option<String> {
    fn written(self) -> Option<String> {
        self
    }
}

/// An attribute or a property that is there or not.
impl Written for bool {
    fn written(self) -> Option<String> {
        self.then(String::new)
    }
}

/// Makes a closure a [`Live`] text, attribute or property.
pub(crate) fn live<T: Written>(mut value: impl FnMut() -> T + Send + 'static) -> Live {
    Box::new(move |()| value().written())
}

/// A live part of a view that is there only while `make` gives one.
pub(crate) fn part<V: IntoAny>(mut make: impl FnMut() -> Option<V> + Send + 'static) -> AnyView {
    shown(Box::new(move |()| make().map(IntoAny::into_any)))
}

/// Is compiled once, whatever the part is made of.
fn shown(mut make: Box<dyn Call<(), Option<AnyView>> + Send>) -> AnyView {
    let life = Life::begun();
    let make: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || {
        let view = if life.lasts() { make.call(()) } else { None };
        view.unwrap_or_else(|| ().into_any())
    });
    make.into_any()
}

/// The text of an attribute, a property or a text node.
pub(crate) enum Value {
    Fixed(Option<Cow<'static, str>>),
    Live(Live),
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Fixed(Some(Cow::Borrowed(text)))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Fixed(Some(Cow::Owned(text)))
    }
}

impl From<Option<&'static str>> for Value {
    fn from(text: Option<&'static str>) -> Self {
        Self::Fixed(text.map(Cow::Borrowed))
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        Self::Fixed(text.map(Cow::Owned))
    }
}

impl From<Live> for Value {
    fn from(live: Live) -> Self {
        Self::Live(live)
    }
}

/// What an element may hold.
pub(crate) enum Child {
    Nothing,
    Text(Value),
    Tag(Tag),
    View(AnyView),
    List(List),
}

macro_rules! text_child {
    ($($text:ty),+) => {
        $(impl From<$text> for Child {
            fn from(text: $text) -> Self {
                Self::Text(text.into())
            }
        })+
    };
}
text_child!(&'static str, String, Live);

impl From<Tag> for Child {
    fn from(tag: Tag) -> Self {
        Self::Tag(tag)
    }
}

impl From<AnyView> for Child {
    fn from(view: AnyView) -> Self {
        Self::View(view)
    }
}

impl From<List> for Child {
    fn from(list: List) -> Self {
        Self::List(list)
    }
}

impl<T: Into<Self>> From<Option<T>> for Child {
    fn from(child: Option<T>) -> Self {
        child.map_or(Self::Nothing, Into::into)
    }
}

/// Whether a value is an element's attribute or its property.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    Attribute,
    Property,
}

/// An element: what is to stand in the page.
pub(crate) struct Tag(pub(crate) Box<Parts>);

/// An event's name, and what is done on it.
pub(crate) type Handler = (&'static str, Box<dyn Call<Event, ()> + Send>);

/// What a [`Tag`] is made of.
pub(crate) struct Parts {
    pub name: &'static str,
    pub values: Vec<(&'static str, Slot, Value)>,
    pub handlers: Vec<Handler>,
    pub children: Vec<Child>,
}

/// An element of this name.
pub(crate) fn tag(name: &'static str) -> Tag {
    Tag(Box::new(Parts {
        name,
        values: Vec::new(),
        handlers: Vec::new(),
        children: Vec::new(),
    }))
}

/// A button that is no form's.
pub(crate) fn button(class: &'static str) -> Tag {
    tag("button").class(class).attr("type", "button")
}

impl Tag {
    /// An attribute; `None` is one that is not there.
    pub(crate) fn attr(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.0.values.push((name, Slot::Attribute, value.into()));
        self
    }

    /// The attribute `class`.
    pub(crate) fn class(self, value: impl Into<Value>) -> Self {
        self.attr("class", value)
    }

    /// A property of the element: `value` and `style` have a text, any other is there or not.
    pub(crate) fn prop(mut self, name: &'static str, value: Live) -> Self {
        self.0
            .values
            .push((name, Slot::Property, Value::Live(value)));
        self
    }

    /// Calls `handle` on an event.
    pub(crate) fn on(
        self,
        event: &'static str,
        handle: impl FnMut(Event) + Send + 'static,
    ) -> Self {
        self.handled((event, Box::new(handle)))
    }

    #[inline(never)]
    fn handled(mut self, handler: Handler) -> Self {
        self.0.handlers.push(handler);
        self
    }

    /// A text or an element in it, after those before.
    pub(crate) fn child(mut self, child: impl Into<Child>) -> Self {
        self.0.children.push(child.into());
        self
    }

    /// A component in it.
    pub(crate) fn view(self, view: impl IntoAny) -> Self {
        self.child(view.into_any())
    }

    /// Several of a kind in it.
    pub(crate) fn children<C: Into<Child>>(
        mut self,
        children: impl IntoIterator<Item = C>,
    ) -> Self {
        self.0.children.extend(children.into_iter().map(Into::into));
        self
    }
}
