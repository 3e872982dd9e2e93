//! Sentences of the page as functions of texts and facts. They know neither the page's state nor the DOM.

pub(crate) mod contradictions;
pub(crate) mod failure;
pub(crate) mod failures;
pub(crate) mod filters;
pub(crate) mod format;
pub(crate) mod labels;
pub(crate) mod load;
pub(crate) mod notes;
pub(crate) mod overview;
pub(crate) mod saved;
pub(crate) mod scopes;
pub(crate) mod summary;
pub(crate) mod timeline;
pub(crate) mod values;
pub(super) mod watch;
