//! Parts that several features use.

pub mod clock_face;
pub mod combobox;
pub mod masking;
pub mod reveal;
