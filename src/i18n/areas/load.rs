//! Of a load: how far it is, and where its answers contradict the question.

use crate::i18n::texts::messages;

messages! {
    /// Of a load: how far it is, and where its answers contradict the question.
    LoadTexts {}
    plain {
        cancelled, load_tasks, sorting, page_order,
    }
    filled {
        announced_part(loaded, total), announced_part_at(loaded, total, time),
    }
    counted {
        other_status(count, loaded, statuses), other_set(count, loaded, set), outside(count, loaded, range),
    }
}
