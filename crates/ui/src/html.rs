//! A function for each element of HTML, and for those of SVG that icons and charts are made of.
//! Elements of a document's head, scripts, styles and templates are left out.

use crate::element::Element;

macro_rules! elements {
    ($namespace:expr, $($function:ident $($name:literal)?),+ $(,)?) => {$(
        #[doc = concat!("The element `", elements!($function $($name)?), "`.")]
        pub fn $function() -> Element {
            Element::new(elements!($function $($name)?), $namespace)
        }
    )+};
    ($function:ident) => { stringify!($function) };
    ($function:ident $name:literal) => { $name };
}

elements! {
    None, a, abbr, address, area, article, aside, audio, b, bdi, bdo, blockquote, br, button, canvas,
    caption, cite, code, col, colgroup, data, datalist, dd, del, details, dfn, dialog, div, dl, dt, em,
    embed, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, i,
    iframe, img, input, ins, kbd, label, legend, li, main, map, mark, menu, meter, nav, object, ol,
    optgroup, option, output, p, picture, pre, progress, q, rp, rt, ruby, s, samp, search, section,
    select, slot, small, source, span, strong, sub, summary, sup, table, tbody, td, textarea, tfoot,
    th, thead, time, tr, track, u, ul, var, video, wbr,
}

/// Elements of SVG.
pub mod svg {
    use super::Element;

    elements! {
        Some("http://www.w3.org/2000/svg"), circle, clip_path "clipPath", defs, desc, ellipse, g, line,
        linear_gradient "linearGradient", mask, path, pattern, polygon, polyline, rect, stop, svg,
        symbol, text, title, tspan, use_ "use",
    }
}
