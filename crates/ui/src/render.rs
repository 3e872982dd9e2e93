//! What Leptos asks of a view besides building and updating it.

/// Implements the traits by which a view can be a component's result, for views that are built in
/// the browser only: no server writes them as HTML, and no attributes are spread onto them.
macro_rules! browser_only {
    ([$($generics:tt)*] $view:ty, $state:ty) => {
        const _: () = {
            use leptos::tachys::html::attribute::{Attribute, any_attribute::AnyAttribute};
            use leptos::tachys::hydration::Cursor;
            use leptos::tachys::view::{Position, PositionState, RenderFlags};

            impl<$($generics)*> AddAnyAttr for $view {
                type Output<A: Attribute> = Self;

                fn add_any_attr<A: Attribute>(self, _: A) -> Self::Output<A> {
                    self
                }
            }

            impl<$($generics)*> RenderHtml for $view {
                type AsyncOutput = Self;
                type Owned = Self;
                const MIN_LENGTH: usize = 0;

                fn dry_resolve(&mut self) {}

                async fn resolve(self) -> Self {
                    self
                }

                fn to_html_with_buf(
                    self,
                    _: &mut String,
                    _: &mut Position,
                    _: RenderFlags,
                    _: Vec<AnyAttribute>,
                ) {
                }

                fn hydrate<const FROM_SERVER: bool>(
                    self,
                    _: &Cursor,
                    _: &PositionState,
                ) -> $state {
                    self.build()
                }

                fn into_owned(self) -> Self {
                    self
                }
            }
        };
    };
}
pub(crate) use browser_only;
