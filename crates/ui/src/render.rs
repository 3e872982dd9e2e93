//! What Leptos asks of a view besides building and updating it.

use std::hash::Hash;

use leptos::prelude::*;
use leptos::tachys::html::attribute::{Attribute, any_attribute::AnyAttribute};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Position, PositionState, RenderFlags};

use crate::element::{Element, ElementState};
use crate::rows::{Rows, RowsState};

/// For views that are built in the browser only: no server writes them as HTML, and no attributes
/// are spread onto them.
macro_rules! browser_only {
    ([$($generics:tt)*] $view:ty, $state:ty) => {
        impl<$($generics)*> AddAnyAttr for $view {
            type Output<A: Attribute> = Self;
            fn add_any_attr<A: Attribute>(self, _: A) -> Self::Output<A> { self }
        }

        impl<$($generics)*> RenderHtml for $view {
            type AsyncOutput = Self;
            type Owned = Self;
            const MIN_LENGTH: usize = 0;
            fn dry_resolve(&mut self) {}
            async fn resolve(self) -> Self { self }
            fn to_html_with_buf(
                self, _: &mut String, _: &mut Position, _: RenderFlags, _: Vec<AnyAttribute>,
            ) {}
            fn hydrate<const SERVER: bool>(self, _: &Cursor, _: &PositionState) -> $state { self.build() }
            fn into_owned(self) -> Self { self }
        }
    };
}
browser_only!([] Element, ElementState);
browser_only!([K: Copy + Eq + Hash + Send + 'static] Rows<K>, RowsState<K>);
