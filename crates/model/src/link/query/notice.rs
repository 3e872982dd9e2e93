//! The parts of a link that cannot be applied.

#[cfg(doc)]
use super::MAX_OPEN_ROWS;

/// A part of a link that is not applied. Quotations are shortened, and their secrets masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkNotice {
    /// The value of a parameter is not understood; the default is used instead.
    WrongValue {
        /// The name of the parameter.
        name: String,
        /// Its value.
        value: String,
    },
    /// Some items of a list are not understood; the others are used.
    WrongPart {
        /// The name of the parameter.
        name: String,
        /// The items that are left out.
        value: String,
    },
    /// The value of a parameter contradicts the rest of the link, which is used.
    Contradicts {
        /// The name of the parameter.
        name: String,
        /// Its value.
        value: String,
    },
    /// The parameter comes more than once, with different values; the last value that is understood is used.
    Repeated {
        /// The name of the parameter.
        name: String,
        /// The value that is used.
        value: String,
    },
    /// The link opens more than [`MAX_OPEN_ROWS`] rows; the first of them are opened.
    TooManyOpen,
    /// The link names a page that does not exist; the last page is shown.
    NoSuchPage {
        /// The page that the link names, counted from 1.
        page: usize,
        /// The last page.
        last: usize,
    },
    /// The parameter does not exist, so an intended filter may be missing.
    UnknownName {
        /// The name of the parameter.
        name: String,
    },
    /// The link has a cluster without a tenant, or a tenant without a cluster.
    IncompleteScope,
}
