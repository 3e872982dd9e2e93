//! The table's layout: its columns, their widths, the height of its rows, and what the browser made
//! of them.

use leptos::prelude::*;
use model::settings::preferences::Density;
use model::table::columns::Columns;
use model::table::widths::{TableMeasurements, Widths};
use model::task::field::TaskField;

use crate::platform::address::Entry;
use crate::state::link::Route;
use crate::state::settings::Settings;

/// How the table looks on this screen.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// The height of rows.
    pub density: Density,
    /// The widths that the user gave to columns.
    pub widths: Widths,
    /// The widths that the browser made of them.
    pub measured: TableMeasurements,
    /// While a column is resized: where the pointer started, and the column's width then, both in
    /// CSS pixels.
    pub resize_start: Option<(i32, i32)>,
    /// The column that is dragged to another place.
    pub dragged: Option<TaskField>,
}

/// The table's layout. The columns are in the address; the rest is this user's alone.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    settings: StoredValue<Settings>,
    route: StoredValue<Route>,
    /// The columns.
    pub columns: Memo<Columns>,
    /// The rest.
    pub look: ReadSignal<Look>,
    set_look: WriteSignal<Look>,
}

impl Layout {
    /// The layout that the address and the preferences ask for.
    pub fn new(settings: Settings, route: Route) -> Self {
        let preferences = settings.preferences();
        let (look, set_look) = signal(Look {
            density: preferences.density.unwrap_or_default(),
            widths: preferences.widths,
            ..Look::default()
        });
        let query = route.query;
        Self {
            settings: StoredValue::new(settings),
            route: StoredValue::new(route),
            columns: Memo::new(move |_| query.with(|query| query.columns.clone())),
            look,
            set_look,
        }
    }

    /// Sets the height of rows, and remembers it.
    pub fn set_density(self, density: Density) {
        self.set_look.update(|look| look.density = density);
        self.settings()
            .remember(&|preferences| preferences.density = Some(density));
    }

    pub(super) fn settings(self) -> Settings {
        self.settings.get_value()
    }

    pub(super) fn route(self) -> Route {
        self.route.get_value()
    }

    /// The width of a column in CSS pixels: the user's, else the measured one.
    pub fn width(self, field: TaskField) -> Option<u16> {
        let place = self.columns.with(|columns| columns.position(field));
        self.look.with(|look| {
            let measured = || look.measured.column_widths.get(place?).copied();
            look.widths.get(field).or_else(measured)
        })
    }

    /// Sets a column's width in CSS pixels, or takes its own width away, until the page is left or
    /// [`Layout::keep_widths`].
    pub fn set_width(self, field: TaskField, width: Option<i32>) {
        self.set_look.update(|look| look.widths.set(field, width));
    }

    /// Remembers all widths.
    pub fn keep_widths(self) {
        let widths = self.look.with_untracked(|look| look.widths.clone());
        if self.settings().preferences().widths != widths {
            self.settings()
                .remember(&|preferences| preferences.widths.clone_from(&widths));
        }
    }

    /// Begins to resize a column with the pointer at `x`, if it is captured and the width is known.
    pub fn begin_resize(self, start: Option<(i32, i32)>) {
        self.set_look.update(|look| look.resize_start = start);
    }

    /// Resizes the column as the pointer moves to `x`.
    pub fn resize(self, field: TaskField, x: i32) {
        let start = self.look.with_untracked(|look| look.resize_start);
        if let Some((start, width)) = start {
            self.set_width(field, Some(width + x - start));
        }
    }

    /// Ends resizing, and remembers the width.
    pub fn end_resize(self) {
        self.begin_resize(None);
        self.keep_widths();
    }

    /// Begins to drag a column, or ends it.
    pub fn set_dragged(self, field: Option<TaskField>) {
        self.set_look.update(|look| look.dragged = field);
    }

    /// Takes in what the browser made of the widths.
    pub fn set_measured(self, measured: TableMeasurements) {
        if self.look.with_untracked(|look| look.measured != measured) {
            self.set_look.update(|look| look.measured = measured);
        }
    }

    /// Shows these columns and remembers them. The address changes without a new history entry.
    pub fn set_columns(self, columns: Columns) {
        let kept = Some(columns.clone()).filter(|columns| *columns != Columns::default());
        self.settings()
            .remember(&|preferences| preferences.columns.clone_from(&kept));
        self.route()
            .change(Entry::Same, |query| query.columns = columns);
    }

    /// Shows the default columns, each as wide as its content.
    pub fn reset_columns(self) {
        self.set_look.update(|look| look.widths = Widths::default());
        self.keep_widths();
        self.set_columns(Columns::default());
    }
}
