//! The elements of SVG that icons and charts are made of.
//!
//! ```
//! use ui::{Element, svg};
//!
//! fn tick() -> Element {
//!     svg::svg().attr("viewBox", "0 0 16 16").child(svg::path().attr("d", "M2 8l4 4 8-8"))
//! }
//! ```

use crate::element::Element;

macro_rules! elements {
    ($($function:ident $name:literal)+) => {$(
        #[doc = concat!("A `<", $name, ">` element of SVG.")]
        pub fn $function() -> Element {
            Element::new($name, Some("http://www.w3.org/2000/svg"))
        }
    )+};
}
elements! {
    circle "circle" clip_path "clipPath" defs "defs" desc "desc" ellipse "ellipse" g "g" line "line"
    linear_gradient "linearGradient" mask "mask" path "path" pattern "pattern" polygon "polygon"
    polyline "polyline" rect "rect" stop "stop" svg "svg" symbol "symbol" text "text" title "title"
    tspan "tspan" use_ "use"
}
