//! Elements in the page: how a [`Tag`] is built, updated and removed.

use std::borrow::Cow;

use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node, Text};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, RenderFlags};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

use crate::view::ui::life::Life;
use crate::view::ui::list::Listed;
use crate::view::ui::tag::{Child, Handler, Parts, Slot, Tag, Value};

/// Where a value goes.
enum Place {
    Attribute(Element, &'static str),
    Property(Element, &'static str),
    Text(Text),
}

impl Place {
    fn put(&self, value: Option<&str>) {
        // The names are ours, and each is one that the browser takes.
        match self {
            Self::Attribute(element, name) => match value {
                Some(value) => drop(element.set_attribute(name, value)),
                None => drop(element.remove_attribute(name)),
            },
            Self::Property(element, name) => {
                // As a property `style` is no inline style: the page's policy allows it.
                let is_text = matches!(*name, "value" | "style");
                let value = if is_text {
                    value.into()
                } else {
                    JsValue::from_bool(value.is_some())
                };
                drop(js_sys::Reflect::set(
                    element,
                    &JsValue::from_str(name),
                    &value,
                ));
            }
            Self::Text(node) => node.set_data(value.unwrap_or_default()),
        }
    }

    /// Puts the value there, and keeps a live one up to date for as long as what is returned lives.
    fn hold(self, value: Value, before: Option<Held>, life: Life) -> Held {
        match value {
            Value::Fixed(value) => {
                let same = match &before {
                    Some(Held::Fixed(before)) => *before == value,
                    Some(Held::Live(_)) => false,
                    None => value.is_none(),
                };
                if !same {
                    self.put(value.as_deref());
                }
                Held::Fixed(value)
            }
            Value::Live(mut written) => {
                let shown = before.and_then(|before| match before {
                    Held::Live(effect) => effect.take_value(),
                    Held::Fixed(_) => None,
                });
                let effect = move |shown: Option<Option<String>>| {
                    if !life.lasts() {
                        return shown.flatten();
                    }
                    let value = written.call(());
                    if shown.as_ref() != Some(&value) {
                        self.put(value.as_deref());
                    }
                    value
                };
                Held::Live(RenderEffect::new_with_value(effect, shown))
            }
        }
    }
}

enum Held {
    Fixed(Option<Cow<'static, str>>),
    Live(RenderEffect<Option<String>>),
}

enum MountedChild {
    Nothing,
    Text(Text, Held),
    Tag(Mounted),
    View(AnyViewState),
    List(
        #[expect(dead_code, reason = "held for as long as the element")] RenderEffect<Vec<Listed>>,
    ),
}

type Listener = (&'static str, Closure<dyn FnMut(Event)>);

/// What is done on an element's events, for as long as this lives. A browser may have one in store for an element that is
/// gone: a dialog tells of its end later.
struct Listeners(Element, Vec<Listener>);

impl Listeners {
    fn begin(element: &Element, handlers: Vec<Handler>) -> Self {
        let listen = |(event, mut handle): Handler| {
            let closure =
                Closure::wrap(Box::new(move |event| handle.call(event)) as Box<dyn FnMut(Event)>);
            drop(element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()));
            (event, closure)
        };
        Self(element.clone(), handlers.into_iter().map(listen).collect())
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        for (event, closure) in &self.1 {
            drop(
                self.0
                    .remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref()),
            );
        }
    }
}

/// An element that is in the page.
pub(crate) struct Mounted {
    element: Element,
    name: &'static str,
    values: Vec<(&'static str, Held)>,
    listeners: Listeners,
    children: Vec<MountedChild>,
}

fn place(element: &Element, slot: Slot, name: &'static str) -> Place {
    match slot {
        Slot::Attribute => Place::Attribute(element.clone(), name),
        Slot::Property => Place::Property(element.clone(), name),
    }
}

impl Parts {
    /// Whether the element in the page can become this one: the same elements, with other texts and handlers.
    fn fits(&self, mounted: &Mounted) -> bool {
        self.name == mounted.name
            && self
                .values
                .iter()
                .map(|value| value.0)
                .eq(mounted.values.iter().map(|value| value.0))
            && self.children.len() == mounted.children.len()
            && self
                .children
                .iter()
                .zip(&mounted.children)
                .all(|pair| match pair {
                    (Child::Nothing, MountedChild::Nothing)
                    | (Child::Text(_), MountedChild::Text(..))
                    | (Child::View(_), MountedChild::View(_)) => true,
                    (Child::Tag(tag), MountedChild::Tag(mounted)) => tag.0.fits(mounted),
                    _ => false,
                })
    }

    fn build(self, life: Life) -> Mounted {
        let element = document()
            .create_element(self.name)
            .expect("every name of an element is one");
        let hold =
            |(name, slot, value)| (name, place(&element, slot, name).hold(value, None, life));
        let values = self.values.into_iter().map(hold).collect();
        let listeners = Listeners::begin(&element, self.handlers);
        let build = |child| match child {
            Child::Nothing => MountedChild::Nothing,
            Child::Text(value) => {
                let node = document().create_text_node("");
                drop(element.append_child(&node));
                let text = Place::Text(node.clone()).hold(value, None, life);
                MountedChild::Text(node, text)
            }
            Child::Tag(tag) => {
                let child = tag.0.build(life);
                drop(element.append_child(&child.element));
                MountedChild::Tag(child)
            }
            Child::View(view) => {
                let mut view = view.build();
                view.mount(&element, None);
                MountedChild::View(view)
            }
            Child::List(list) => MountedChild::List(list.build(element.clone())),
        };
        let children = self.children.into_iter().map(build).collect();
        Mounted {
            element,
            name: self.name,
            values,
            listeners,
            children,
        }
    }

    /// Makes the element in the page this one, which fits.
    fn update(self, mounted: &mut Mounted, life: Life) {
        let element = &mounted.element;
        let before = std::mem::take(&mut mounted.values).into_iter();
        let hold = |((name, slot, value), (_, before))| {
            (
                name,
                place(element, slot, name).hold(value, Some(before), life),
            )
        };
        mounted.values = self.values.into_iter().zip(before).map(hold).collect();
        mounted.listeners = Listeners::begin(element, self.handlers);
        for (child, mounted) in self.children.into_iter().zip(&mut mounted.children) {
            match (child, mounted) {
                (Child::Text(value), MountedChild::Text(node, text)) => {
                    let before = std::mem::replace(text, Held::Fixed(None));
                    *text = Place::Text(node.clone()).hold(value, Some(before), life);
                }
                (Child::Tag(tag), MountedChild::Tag(mounted)) => tag.0.update(mounted, life),
                (Child::View(view), MountedChild::View(mounted)) => view.rebuild(mounted),
                _ => {}
            }
        }
    }
}

impl Render for Tag {
    type State = Mounted;

    fn build(self) -> Mounted {
        self.0.build(Life::begun())
    }

    fn rebuild(self, mounted: &mut Mounted) {
        if self.0.fits(mounted) {
            self.0.update(mounted, Life::begun());
        } else {
            let mut new = self.build();
            mounted.insert_before_this(&mut new);
            mounted.unmount();
            *mounted = new;
        }
    }
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.element.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

/// What is only ever made in the browser.
macro_rules! only_in_browser {
    ($name:ident, $state:ty) => {
        leptos::tachys::no_attrs!($name);

        impl RenderHtml for $name {
            type AsyncOutput = Self;
            type Owned = Self;
            const MIN_LENGTH: usize = 0;

            fn dry_resolve(&mut self) {}

            async fn resolve(self) -> Self {
                self
            }

            fn to_html_with_buf(
                self,
                _: &mut String,
                _: &mut Position,
                _: RenderFlags,
                _: Vec<AnyAttribute>,
            ) {
            }

            fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> $state {
                self.build()
            }

            fn into_owned(self) -> Self {
                self
            }
        }
    };
}
pub(crate) use only_in_browser;

only_in_browser!(Tag, Mounted);
