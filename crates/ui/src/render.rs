//! What Leptos asks of a view besides building and updating it.

/// Implements the traits by which a view can be a component's result, for views that are built in
/// the browser only: there is no server to write HTML, and no attributes are spread onto them.
macro_rules! browser_only {
    ([$($generics:tt)*] $view:ty, $state:ty) => {
        impl<$($generics)*> leptos::tachys::view::add_attr::AddAnyAttr for $view {
            type Output<A: leptos::tachys::html::attribute::Attribute> = Self;

            fn add_any_attr<A: leptos::tachys::html::attribute::Attribute>(
                self,
                _: A,
            ) -> Self::Output<A> {
                self
            }
        }

        impl<$($generics)*> leptos::tachys::view::RenderHtml for $view {
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
                _: &mut leptos::tachys::view::Position,
                _: leptos::tachys::view::RenderFlags,
                _: Vec<leptos::tachys::html::attribute::any_attribute::AnyAttribute>,
            ) {
            }

            fn hydrate<const FROM_SERVER: bool>(
                self,
                _: &leptos::tachys::hydration::Cursor,
                _: &leptos::tachys::view::PositionState,
            ) -> $state {
                self.build()
            }

            fn into_owned(self) -> Self {
                self
            }
        }
    };
}
pub(crate) use browser_only;
