//! Of the choice of a cluster and a tenant.

use crate::i18n::areas::ScopesTexts;

pub(super) const SCOPES: ScopesTexts = ScopesTexts {};
