//! Of a load: how far it is, and where its answers contradict the question.

use crate::i18n::areas::LoadTexts;
use crate::i18n::texts::Plural;

pub(super) const LOAD: LoadTexts = LoadTexts {
    cancelled: "Loading was cancelled before an answer came.",
    load_tasks: "Load tasks",
    sorting: "Sorting…",
    page_order: "OCP gave its pages in orders that do not fit together: some tasks may be missing. All that came are shown, sorted by this page.",

    announced_part: "{loaded} of {total} tasks loaded",
    announced_part_at: "{loaded} of {total} tasks loaded, as of {time}",

    other_status: Plural {
        one: "OCP was asked for {statuses} only, but {count} of the {loaded} it gave has another status. It is shown all the same.",
        other: "OCP was asked for {statuses} only, but {count} of the {loaded} it gave have other statuses. They are shown all the same.",
    },
    other_set: Plural {
        one: "OCP was asked for backup set {set} only, but {count} of the {loaded} it gave is of another set. It is shown all the same.",
        other: "OCP was asked for backup set {set} only, but {count} of the {loaded} it gave are of other sets. They are shown all the same.",
    },
    outside: Plural {
        one: "OCP was asked for one time range only ({range}), but {count} of the {loaded} it gave lies wholly outside it. It is shown all the same.",
        other: "OCP was asked for one time range only ({range}), but {count} of the {loaded} it gave lie wholly outside it. They are shown all the same.",
    },
};
