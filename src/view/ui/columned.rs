//! What a row of the table has for each column: kept for as long as the column is one.

use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::{Mountable, Position, PositionState, RenderFlags};

use crate::view::ui::mounted::{Mounted, only_in_browser};
use crate::view::ui::tag::Tag;
use model::table::stay::staying;
use model::task::field::TaskField;

/// A cell or a header for each column; there is a column always. Where columns come, go and move, the elements of the others
/// stay what and where they are: a change costs what changes, and the focus stays with its column.
pub(crate) struct Columned(pub Vec<(TaskField, Tag)>);

/// The same in the page.
pub(crate) struct MountedColumns(Vec<(TaskField, Mounted)>);

impl MountedColumns {
    fn last(&self) -> Option<Element> {
        self.0.last()?.1.elements().pop()
    }
}

impl Render for Columned {
    type State = MountedColumns;

    fn build(self) -> MountedColumns {
        MountedColumns(
            self.0
                .into_iter()
                .map(|(field, tag)| (field, tag.build()))
                .collect(),
        )
    }

    fn rebuild(self, mounted: &mut MountedColumns) {
        let last = mounted.last();
        let (row, end) = (
            last.as_ref().and_then(|last| last.parent_element()),
            last.and_then(|last| last.next_sibling()),
        );
        let mut before: Vec<_> = std::mem::take(&mut mounted.0)
            .into_iter()
            .map(Some)
            .collect();
        let stood = |field| {
            before
                .iter()
                .position(|column| column.as_ref().is_some_and(|(other, _)| *other == field))
        };
        let stood: Vec<_> = self.0.iter().map(|(field, _)| stood(*field)).collect();
        let mut next: Option<Node> = end;
        // From the end, so that what a cell stands before is in its place already.
        for (((field, tag), place), stays) in
            self.0.into_iter().zip(&stood).zip(staying(&stood)).rev()
        {
            let mut cell = match place.and_then(|place| before[place].take()) {
                Some((_, mut cell)) => {
                    tag.rebuild(&mut cell);
                    cell
                }
                None => tag.build(),
            };
            if let (false, Some(row)) = (stays, &row) {
                cell.mount(row, next.as_ref());
            }
            next = cell.elements().pop().map(Node::from);
            mounted.0.push((field, cell));
        }
        mounted.0.reverse();
        for (_, mut gone) in before.into_iter().flatten() {
            gone.unmount();
        }
    }
}

impl Mountable for MountedColumns {
    fn unmount(&mut self) {
        self.0.iter_mut().for_each(|(_, cell)| cell.unmount());
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0
            .iter_mut()
            .for_each(|(_, cell)| cell.mount(parent, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0
            .first()
            .is_some_and(|(_, first)| first.insert_before_this(child))
    }

    fn elements(&self) -> Vec<Element> {
        self.0
            .iter()
            .flat_map(|(_, cell)| cell.elements())
            .collect()
    }
}

only_in_browser!(Columned, MountedColumns);
