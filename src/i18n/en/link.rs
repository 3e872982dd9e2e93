//! Texts of links: those copied from the page, and notices about those opened in it.

use crate::i18n::areas::LinkTexts;
use crate::i18n::texts::Plural;

pub(super) const LINK: LinkTexts = LinkTexts {
    wrong_value: "The link’s “{name}={value}” is not understood and is ignored.",
    wrong_part: "Of the link’s “{name}”, “{value}” is not understood and is left out.",
    repeated: "The link has “{name}” more than once; {value} is used.",
    contradicts: "The link’s “{name}={value}” contradicts the rest of the link and is ignored.",
    too_many_open: "The link opens too many rows; the first {most} of them are open.",
    no_such_page: Plural {
        one: "The link’s page {page} does not exist; there is only page {last}.",
        other: "The link’s page {page} does not exist; the last is {last}.",
    },
    half_scope: "The link names only one of cluster and tenant, and both are needed.",
    unknown_parameter: "The link’s “{name}” is not a parameter of this page and is ignored.",

    copy: "Copy link",
    copy_pinned: "Copy link with fixed times",
    copy_pinned_hint: "With the exact times that were sent, so that the range does not move with the clock",
};
