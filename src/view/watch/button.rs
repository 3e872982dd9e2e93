//! The button that watches a task.

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::notification::Permission;
use crate::state::app::App;
use crate::view::context::app;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use model::load::refresh::RefreshStatus;
use model::task::BackupTask;
use model::watch::runs;
use ui::{Element, div, ev, small};

/// The button that watches a task until it ends, with what the user must know of that; none for a task that does not run, or of a file.
pub(crate) fn watch_button(task: &Arc<BackupTask>) -> Option<Element> {
    let app = app();
    if !runs(task) || app.saved().is_offline() {
        return None;
    }
    let key = task.key;
    let is_watched = move || app.watch().is_watched(key);
    let task = Arc::clone(task);
    let watch = button("btn")
        .attr("data-testid", "watch")
        .attr("aria-pressed", move || is_watched().to_string())
        .on(ev::click, move |_| app.watch().toggle(&task))
        .child(icon(Icon::Bell))
        .child(app.text().watch.watch);
    let hint = move || is_watched().then(|| small().child(hint(app)));
    Some(div().class("watch").child(watch).child(hint))
}

/// How the end of a watched task becomes known.
fn hint(app: App) -> &'static str {
    let text = &app.text().watch;
    let is_off = matches!(
        app.live().status.get(),
        RefreshStatus::Off | RefreshStatus::Paused
    );
    if is_off {
        text.hint_no_refresh
    } else if app.watch().permission.get() == Permission::Denied {
        text.hint_no_notifications
    } else {
        text.hint_hidden
    }
}
