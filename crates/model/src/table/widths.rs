//! How wide the table's columns are, and how many of them stay in sight.

use std::fmt::{self, Write};

use crate::task::field::TaskField;

/// The least width of a column, in CSS pixels.
pub const MIN_WIDTH: u16 = 48;
/// The greatest width of a column, in CSS pixels.
pub const MAX_WIDTH: u16 = 1_200;
/// By how much an arrow key changes a width, in CSS pixels.
pub const KEYBOARD_STEP: i32 = 16;
/// How many columns stay at the side at most.
const MAX_STICKY_COLUMNS: usize = 2;

/// The widths of columns in CSS pixels; a column without one is as wide as what is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Widths(Vec<(TaskField, u16)>);

impl Widths {
    /// These widths; of a column that comes twice, the last.
    pub fn of(widths: impl IntoIterator<Item = (TaskField, u16)>) -> Self {
        let mut all = Self::default();
        for (field, width) in widths {
            all.set(field, Some(width.into()));
        }
        all
    }

    /// A column's width.
    pub fn get(&self, field: TaskField) -> Option<u16> {
        self.0
            .iter()
            .find(|(other, _)| *other == field)
            .map(|(_, width)| *width)
    }

    /// Gives a column a width, as near to `width` as may be, or takes it away.
    pub fn set(&mut self, field: TaskField, width: Option<i32>) {
        self.0.retain(|(other, _)| *other != field);
        if let Some(width) = width {
            let width =
                u16::try_from(width.clamp(MIN_WIDTH.into(), MAX_WIDTH.into())).unwrap_or(MAX_WIDTH);
            let place = self.0.partition_point(|(other, _)| *other < field);
            self.0.insert(place, (field, width));
        }
    }

    /// What the style sheet knows of them: a custom property for each column.
    pub fn style(&self) -> String {
        let mut style = String::new();
        for (field, width) in &self.0 {
            // Writing to a text does not fail.
            let _ = write!(style, "--w-{}:{width}px;", field.api_name());
        }
        style
    }

    /// Whether no column has a width of its own.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads what [`fmt::Display`] prints; what is not understood is left out.
    pub fn parse(text: &str) -> Self {
        let width = |part: &str| {
            let (field, width) = part.split_once('.')?;
            let width = width
                .parse()
                .ok()
                .filter(|width| (MIN_WIDTH..=MAX_WIDTH).contains(width))?;
            Some((TaskField::parse(field)?, width))
        };
        Self::of(text.split(',').filter_map(width))
    }
}

impl fmt::Display for Widths {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (field, width)) in self.0.iter().enumerate() {
            let comma = if place > 0 { "," } else { "" };
            write!(out, "{comma}{}.{width}", field.api_name())?;
        }
        Ok(())
    }
}

/// What is measured of the table on the screen, in CSS pixels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableMeasurements {
    /// How wide the part of the table is that can be seen at once.
    pub visible_width: u16,
    /// How wide everything before the first column is.
    pub leading_width: u16,
    /// How wide the columns are, from the first on.
    pub column_widths: Vec<u16>,
}

impl TableMeasurements {
    /// Where the first columns stay when the table scrolls sideways, as distances from its edge: of at most two columns,
    /// those that leave half of the room to what scrolls. The last number is where what scrolls begins.
    pub fn sticky_edges(&self) -> Vec<u16> {
        let mut edges = vec![self.leading_width];
        for width in self.column_widths.iter().take(MAX_STICKY_COLUMNS) {
            let edge = edges
                .last()
                .copied()
                .unwrap_or_default()
                .saturating_add(*width);
            if edge > self.visible_width / 2 {
                break;
            }
            edges.push(edge);
        }
        edges
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::generators::any_widths;
    use proptest::collection::vec;
    use proptest::prelude::*;

    #[test]
    fn a_width_stays_between_the_narrowest_and_the_widest_and_can_be_taken_away() {
        let mut widths = Widths::default();
        for (wished, given) in [
            (i32::MIN, MIN_WIDTH),
            (0, MIN_WIDTH),
            (160, 160),
            (i32::MAX, MAX_WIDTH),
        ] {
            widths.set(TaskField::Status, Some(wished));
            assert_eq!(widths.get(TaskField::Status), Some(given));
        }
        widths.set(TaskField::Status, None);
        assert_eq!(widths, Widths::default());
    }

    #[test]
    fn what_is_not_understood_is_left_out_and_the_rest_is_kept() {
        let widths = Widths::parse(
            "status.120,nope.90,taskId,taskId.x,taskId.47,duration.1201,backupSetId.-9,tenantName.90,,.",
        );
        assert_eq!(widths.to_string(), "status.120,tenantName.90");
    }

    #[test]
    fn two_columns_stay_while_they_leave_half_of_the_room() {
        let sticky_edges = |visible_width, columns: &[u16]| {
            TableMeasurements {
                visible_width,
                leading_width: 36,
                column_widths: columns.to_vec(),
            }
            .sticky_edges()
        };
        assert_eq!(sticky_edges(1_000, &[144, 90, 60]), [36, 180, 270]);
        assert_eq!(sticky_edges(539, &[144, 90, 60]), [36, 180]);
        assert_eq!(sticky_edges(300, &[144, 90]), [36]);
        assert_eq!(sticky_edges(1_000, &[]), [36]);
    }

    proptest! {
        #[test]
        fn widths_read_back_what_they_print(widths in any_widths()) {
            prop_assert_eq!(Widths::parse(&widths.to_string()), widths);
        }

        #[test]
        fn any_text_gives_widths_with_one_spelling(text in "(\\PC|,|\\.|status|taskId|[0-9]){0,12}") {
            let widths = Widths::parse(&text);
            prop_assert!(widths.0.iter().all(|(_, width)| (MIN_WIDTH..=MAX_WIDTH).contains(width)));
            prop_assert_eq!(Widths::parse(&widths.to_string()), widths);
        }

        #[test]
        fn what_stays_leaves_half_of_the_room(visible_width: u16, leading_width in 0..100_u16, columns in vec(any::<u16>(), 0..5)) {
            let edges = TableMeasurements { visible_width, leading_width, column_widths: columns.clone() }.sticky_edges();
            prop_assert!(edges.len() <= columns.len().min(MAX_STICKY_COLUMNS) + 1);
            prop_assert!(edges[1..].iter().all(|edge| *edge <= visible_width / 2));
            prop_assert!(edges.is_sorted());
        }
    }
}
