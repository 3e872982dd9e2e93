//! How the table is laid out: its columns, their widths, the height of its rows, and what the browser made of all that.

use crate::platform::address::Entry;
use crate::state::app::App;
use crate::state::settings::Settings;
use leptos::prelude::*;
use model::link::query::TaskQuery;
use model::settings::preferences::Density;
use model::table::columns::Columns;
use model::table::widths::{TableMeasurements, Widths};
use model::task::field::TaskField;

/// How the table looks on this screen: this user's choices, and what came of them.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// How high rows are.
    pub density: Density,
    /// The widths that the user gave to columns.
    pub widths: Widths,
    /// What the browser made of it.
    pub measured: TableMeasurements,
    /// Where the pointer took hold of a column's edge, in CSS pixels, and how wide the column was then.
    pub held: Option<(i32, i32)>,
    /// The column that is dragged to another place.
    pub dragged: Option<TaskField>,
}

/// The table's layout. The columns are in the address; the rest is this user's alone.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// The columns.
    pub columns: Memo<Columns>,
    /// The rest.
    pub look: RwSignal<Look>,
    settings: Settings,
}

impl Layout {
    /// The layout that address and preferences ask for.
    pub fn new(query: RwSignal<TaskQuery>, settings: Settings) -> Self {
        let look = settings.preferences.with_value(|preferences| Look {
            density: preferences.density.unwrap_or_default(),
            widths: preferences.widths.clone(),
            ..Look::default()
        });
        let columns = Memo::new(move |_| query.with(|query| query.columns.clone()));
        Self {
            columns,
            look: RwSignal::new(look),
            settings,
        }
    }

    /// Makes rows as high, for good.
    pub fn set_density(&self, density: Density) {
        self.look.update(|look| look.density = density);
        self.settings
            .keep(&|preferences| preferences.density = Some(density));
    }

    /// How wide a column is, in CSS pixels: as the user wants it, or else as it came out.
    pub fn width(&self, field: TaskField) -> Option<u16> {
        let place = self.columns.with(|columns| columns.position(field));
        self.look.with(|look| {
            look.widths
                .get(field)
                .or_else(|| look.measured.column_widths.get(place?).copied())
        })
    }

    /// Gives a column a width in CSS pixels, or takes its own away, until the page is left or [`Layout::keep_widths`].
    pub fn widen(&self, field: TaskField, width: Option<i32>) {
        self.look.update(|look| look.widths.set(field, width));
    }

    /// Remembers all widths.
    pub fn keep_widths(&self) {
        let widths = self.look.with_untracked(|look| look.widths.clone());
        // A width that was only looked at is no choice.
        if self
            .settings
            .preferences
            .with_value(|preferences| preferences.widths != widths)
        {
            self.settings
                .keep(&|preferences| preferences.widths.clone_from(&widths));
        }
    }

    /// Takes in what was measured.
    pub fn measure(&self, measured: TableMeasurements) {
        // The table may have gone meanwhile, and with it whoever wants to know.
        if self
            .look
            .try_with_untracked(|look| look.measured != measured)
            == Some(true)
        {
            self.look.update(|look| look.measured = measured);
        }
    }
}

impl App {
    /// Shows these columns, for good. That is no place to go back to, so the address changes without a new entry.
    pub fn set_columns(&'static self, columns: Columns) {
        let kept = Some(columns.clone()).filter(|columns| *columns != Columns::default());
        self.settings
            .keep(&|preferences| preferences.columns.clone_from(&kept));
        self.change(Entry::Same, |query| query.columns = columns);
    }

    /// Shows the usual columns again, each as wide as what is in it.
    pub fn reset_columns(&'static self) {
        self.layout
            .look
            .update(|look| look.widths = Widths::default());
        self.layout.keep_widths();
        self.set_columns(Columns::default());
    }

    /// Sorts by a column beside the others, turns its direction round, or no longer sorts by it; from the first page on.
    pub fn sort_by_too(&'static self, field: TaskField) {
        self.change(Entry::New, |query| {
            query.sort = query.sort.after_shift_click(field);
            query.page = 1;
        });
    }
}
