//! Sentences of the page as functions.

pub(crate) mod announce;
pub(crate) mod contradictions;
pub(crate) mod failures;
pub(crate) mod filters;
pub(crate) mod labels;
pub(crate) mod progress;
pub(crate) mod saved;
pub(crate) mod scopes;
pub(crate) mod values;
