//! Texts of links: those copied from the page, and notices about those opened in it.

use crate::i18n::texts::messages;

messages! {
    /// Texts of links: those copied from the page, and notices about those opened in it.
    LinkTexts {}
    plain {
        half_scope, copy, copy_pinned, copy_pinned_hint,
    }
    filled {
        wrong_value(name, value), wrong_part(name, value), contradicts(name, value), repeated(name, value),
        too_many_open(most), unknown_parameter(name),
    }
    counted {
        no_such_page(page, last),
    }
}
