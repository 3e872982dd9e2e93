//! Column widths, and the columns that stay visible while the table scrolls sideways.

use std::fmt::{self, Write};

use crate::task::field::TaskField;

/// Minimum width of a column in CSS pixels.
pub const MIN_WIDTH: u16 = 48;
/// Maximum width of a column in CSS pixels.
pub const MAX_WIDTH: u16 = 1_200;
/// Change of a width per arrow key press, in CSS pixels.
pub const KEYBOARD_STEP: i32 = 16;
/// Maximum number of columns that stay visible while scrolling.
const MAX_STICKY_COLUMNS: usize = 2;

/// Column widths in CSS pixels. A column without one is as wide as its content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Widths(Vec<(TaskField, u16)>);

impl Widths {
    /// Collects widths; the last one of each field counts.
    pub fn of(widths: impl IntoIterator<Item = (TaskField, u16)>) -> Self {
        let mut all = Self::default();
        for (field, width) in widths {
            all.set(field, Some(width.into()));
        }
        all
    }

    /// A column's width, if it has one.
    pub fn get(&self, field: TaskField) -> Option<u16> {
        self.0
            .iter()
            .find(|(other, _)| *other == field)
            .map(|(_, width)| *width)
    }

    /// Sets a column's width, clamped to the limits, or removes it (`None`).
    pub fn set(&mut self, field: TaskField, width: Option<i32>) {
        self.0.retain(|(other, _)| *other != field);
        if let Some(width) = width {
            let width =
                u16::try_from(width.clamp(MIN_WIDTH.into(), MAX_WIDTH.into())).unwrap_or(MAX_WIDTH);
            let position = self.0.partition_point(|(other, _)| *other < field);
            self.0.insert(position, (field, width));
        }
    }

    /// CSS custom properties for the style sheet: `--w-<field>:<width>px;` for each width.
    pub fn style(&self) -> String {
        let mut style = String::new();
        for (field, width) in &self.0 {
            // Writing to a `String` cannot fail.
            let _ = write!(style, "--w-{}:{width}px;", field.api_name());
        }
        style
    }

    /// Whether no column has a width.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Parses what [`fmt::Display`] prints and skips what it does not understand.
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
        for (position, (field, width)) in self.0.iter().enumerate() {
            let comma = if position > 0 { "," } else { "" };
            write!(out, "{comma}{}.{width}", field.api_name())?;
        }
        Ok(())
    }
}

/// Measurements of the table on the screen, in CSS pixels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableMeasurements {
    /// Width of the visible part of the table.
    pub visible_width: u16,
    /// Width of everything before the first column.
    pub leading_width: u16,
    /// Width of each column, from the first on.
    pub column_widths: Vec<u16>,
}

impl TableMeasurements {
    /// Whether the columns fit into the visible part. A table that is not measured yet fits.
    pub fn fits(&self) -> bool {
        let widths = self.column_widths.iter().copied().map(u32::from);
        let table = u32::from(self.leading_width) + widths.sum::<u32>();
        table <= u32::from(self.visible_width)
    }

    /// The left edges of the columns that stay visible while scrolling, as distances from the
    /// table's left edge, and last the edge where the scrolling part begins. At most two columns
    /// stay, as long as half of the visible width remains for the scrolling part.
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
    fn set_clamps_or_removes_a_width() {
        let mut widths = Widths::default();
        for (requested, expected) in [
            (i32::MIN, MIN_WIDTH),
            (0, MIN_WIDTH),
            (160, 160),
            (i32::MAX, MAX_WIDTH),
        ] {
            widths.set(TaskField::Status, Some(requested));
            assert_eq!(widths.get(TaskField::Status), Some(expected));
        }
        widths.set(TaskField::Status, None);
        assert_eq!(widths, Widths::default());
    }

    #[test]
    fn parse_skips_invalid_parts() {
        let widths = Widths::parse(
            "status.120,nope.90,taskId,taskId.x,taskId.47,duration.1201,backupSetId.-9,tenantName.90,,.",
        );
        assert_eq!(widths.to_string(), "status.120,tenantName.90");
    }

    #[test]
    fn sticky_edges_leave_half_of_the_width_to_scroll() {
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

    #[test]
    fn table_fits_until_its_columns_are_wider_than_the_room() {
        let fits = |visible_width| {
            TableMeasurements {
                visible_width,
                leading_width: 36,
                column_widths: vec![144, 90],
            }
            .fits()
        };
        assert!(TableMeasurements::default().fits());
        assert_eq!((fits(269), fits(270)), (false, true));
    }

    proptest! {
        #[test]
        fn parse_reads_what_display_prints(widths in any_widths()) {
            prop_assert_eq!(Widths::parse(&widths.to_string()), widths);
        }

        #[test]
        fn parse_accepts_any_text(text in "(\\PC|,|\\.|status|taskId|[0-9]){0,12}") {
            let widths = Widths::parse(&text);
            prop_assert!(widths.0.iter().all(|(_, width)| (MIN_WIDTH..=MAX_WIDTH).contains(width)));
            prop_assert_eq!(Widths::parse(&widths.to_string()), widths);
        }

        #[test]
        fn sticky_columns_never_take_more_than_half(
            visible_width: u16,
            leading_width in 0..100_u16,
            columns in vec(any::<u16>(), 0..5),
        ) {
            let edges = TableMeasurements {
                visible_width,
                leading_width,
                column_widths: columns.clone(),
            }
            .sticky_edges();
            prop_assert!(edges.len() <= columns.len().min(MAX_STICKY_COLUMNS) + 1);
            prop_assert!(edges[1..].iter().all(|edge| *edge <= visible_width / 2));
            prop_assert!(edges.is_sorted());
        }
    }
}
