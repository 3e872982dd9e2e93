//! Of the choice of a cluster and a tenant.

use crate::i18n::messages::messages;

messages! {
    /// Of the choice of a cluster and a tenant.
    ScopesTexts {}
    plain {}
    filled {}
    counted {}
}
