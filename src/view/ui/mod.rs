//! Parts of the page that know no feature.

pub(crate) mod columned;
pub(crate) mod combobox;
pub(crate) mod copy;
pub(crate) mod life;
pub(crate) mod list;
pub(crate) mod mounted;
pub(crate) mod popover;
pub(crate) mod tag;
