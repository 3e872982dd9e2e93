//! Fake notifications of the browser.

use js_sys::{Array, Function};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;

use crate::harness::overrides::{PropertyOverride, get_property, set_property};
use crate::harness::time::tick;

/// Keeps what it creates, and what is asked of it.
const CONSTRUCTOR: &str = "this.title = title; this.close = () => {}; new.target.shown.push(this);";

/// Sets the permission to the user's answer.
const REQUEST: &str =
    "this.asked += 1; this.permission = this.answer; return Promise.resolve(this.answer);";

/// Replaces the browser's notifications until it is dropped.
pub(crate) struct Notifications {
    class: Function,
    _override: PropertyOverride,
}

impl Notifications {
    /// Notifications with a permission, and the user's answer to the request for one.
    pub(crate) fn install(permission: &str, answer: &str) -> Self {
        let class = Function::new_with_args("title, options", CONSTRUCTOR);
        set_property(&class, "permission", &permission.into());
        set_property(&class, "answer", &answer.into());
        set_property(&class, "asked", &0.into());
        set_property(&class, "shown", &Array::new());
        set_property(&class, "requestPermission", &Function::new_no_args(REQUEST));
        let class_override = PropertyOverride::new(&window(), "Notification", &class);
        Self {
            class,
            _override: class_override,
        }
    }

    /// How often the user was asked for the permission.
    pub(crate) fn asked(&self) -> Option<f64> {
        get_property(&self.class, "asked").as_f64()
    }

    fn shown(&self) -> Array {
        get_property(&self.class, "shown").unchecked_into()
    }

    /// The titles of the notifications that were shown.
    pub(crate) fn titles(&self) -> Vec<String> {
        let title = |shown: JsValue| get_property(&shown, "title").as_string();
        self.shown().iter().filter_map(title).collect()
    }

    /// Clicks the notification that was shown first.
    pub(crate) async fn click_first(&self) {
        let click: Function = get_property(&self.shown().get(0), "onclick").unchecked_into();
        click.call0(&JsValue::NULL).expect("a click does not fail");
        tick().await;
    }
}
