//! Notifications of the browser.

use js_sys::Reflect;
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationOptions, NotificationPermission};

/// Whether the page may show notifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// It may.
    Granted,
    /// It may not, or the browser has no notifications for it: most have none for pages without HTTPS.
    Denied,
    /// The user has not been asked.
    Unknown,
}

/// Whether the page may show notifications.
pub fn permission() -> Permission {
    if !Reflect::has(&window(), &"Notification".into()).unwrap_or(false) {
        return Permission::Denied;
    }
    match Notification::permission() {
        NotificationPermission::Granted => Permission::Granted,
        NotificationPermission::Default => Permission::Unknown,
        _ => Permission::Denied,
    }
}

/// Asks the user whether the page may show notifications, and calls `answered` afterwards.
pub fn request_permission(answered: impl FnOnce() + 'static) {
    let Ok(asked) = Notification::request_permission() else {
        return answered();
    };
    spawn_local(async move {
        drop(JsFuture::from(asked).await);
        answered();
    });
}

/// Shows a notification if the page may, and calls `chosen` if the user clicks it. One with the same `tag` replaces it.
pub fn show(title: &str, body: &str, tag: &str, chosen: impl FnOnce() + 'static) {
    if permission() != Permission::Granted {
        return;
    }
    let options = NotificationOptions::new();
    options.set_body(body);
    options.set_tag(tag);
    // Some browsers have notifications for service workers only.
    let Ok(notification) = Notification::new_with_options(title, &options) else {
        return;
    };
    let clicked = notification.clone();
    let click = Closure::once_into_js(move || {
        drop(window().focus());
        clicked.close();
        chosen();
    });
    notification.set_onclick(Some(click.unchecked_ref()));
}
