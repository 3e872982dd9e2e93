//! The keyboard in the table's head: Tab stops there once, and arrow keys move along it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::platform::address;
use crate::state::app::App;
use model::table::columns::Columns;
use model::table::widths::KEYBOARD_STEP;
use model::task::field::TaskField;
use ui::ev;

/// The id of the box that selects all rows, the first stop of the head.
pub(crate) const BOX: &str = "head-box";

/// The id of the button that sorts by a field.
pub(super) fn button_id(field: TaskField) -> String {
    format!("head-{}", field.api_name())
}

/// Where Tab stops in the head.
#[derive(Clone, Copy)]
pub(crate) struct HeadCursor {
    /// The field whose button it is, or `None` for the box that selects all rows.
    stop: Memo<Option<TaskField>>,
    set_stop: WriteSignal<Option<TaskField>>,
}

impl HeadCursor {
    /// A cursor on the box. It falls back to it when its column goes.
    pub(crate) fn new(columns: Memo<Columns>) -> Self {
        let (wanted, set_stop) = signal(None);
        let stop = Memo::new(move |_| {
            let is_column =
                |field: &TaskField| columns.with(|columns| columns.position(*field).is_some());
            wanted.get().filter(is_column)
        });
        Self { stop, set_stop }
    }

    /// The `tabindex` of a stop.
    pub(crate) fn tabindex(
        self,
        stop: Option<TaskField>,
    ) -> impl Fn() -> &'static str + Send + Sync + 'static {
        move || if self.stop.get() == stop { "0" } else { "-1" }
    }

    /// Follows the focus, which a click can move as well.
    pub(crate) fn follow(self, event: &ev::FocusEvent) {
        let element = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let id = element.map(|element| element.id()).unwrap_or_default();
        let field = id.strip_prefix("head-").and_then(TaskField::parse);
        if field.is_some() || id == BOX {
            self.set_stop.set(field);
        }
    }

    /// Moves along the head; with Shift, changes the width of the column.
    pub(crate) fn press(self, app: App, event: &ev::KeyboardEvent) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let is_done = match (event.key().as_str(), event.shift_key()) {
            ("ArrowLeft", true) => self.widen(app, -KEYBOARD_STEP),
            ("ArrowRight", true) => self.widen(app, KEYBOARD_STEP),
            ("ArrowLeft", false) => self.step(app, |place| place.checked_sub(1)),
            ("ArrowRight", false) => self.step(app, |place| Some(place + 1)),
            ("Home", false) => self.step(app, |_| Some(0)),
            ("End", false) => self.step(app, |_| Some(usize::MAX)),
            _ => false,
        };
        if is_done {
            // The keys would scroll the page or move in the rows otherwise.
            event.prevent_default();
            event.stop_propagation();
        }
    }

    /// Moves to another stop, counted from the box at 0, or stays at the end.
    fn step(self, app: App, to: impl FnOnce(usize) -> Option<usize>) -> bool {
        let columns = app.layout().columns;
        let id = columns.with_untracked(|columns| {
            let now = self.stop.get_untracked();
            let place = now
                .and_then(|field| columns.position(field))
                .map_or(0, |place| place + 1);
            let place = to(place)?.min(columns.fields().len());
            let field = place.checked_sub(1).map(|place| columns.fields()[place]);
            Some(field.map_or_else(|| BOX.to_owned(), button_id))
        });
        // The focus sets the stop.
        if let Some(id) = id {
            address::focus(&id);
        }
        true
    }

    fn widen(self, app: App, by: i32) -> bool {
        let layout = app.layout();
        let field = self.stop.get_untracked();
        let width = field.and_then(|field| untrack(|| layout.width(field)));
        if let Some((field, width)) = field.zip(width) {
            layout.set_width(field, Some(i32::from(width) + by));
            layout.keep_widths();
        }
        field.is_some()
    }
}
