//! Parts of the page that know no feature.

mod button;
pub(crate) mod column;
pub(crate) mod combobox;
pub(crate) mod copy;
pub(crate) mod failure_facts;
pub(crate) mod icon;
pub(crate) mod key_value;
pub(crate) mod marked;
pub(crate) mod notice;
pub(crate) mod popover;
pub(crate) mod request_details;
pub(crate) mod sign_in;

pub(crate) use button::button;
