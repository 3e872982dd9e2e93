//! Of what helps to filter.

use crate::i18n::areas::FilterTexts;

pub(super) const FILTER: FilterTexts = FilterTexts {};
