//! The options of a scope's list.

use crate::i18n::ScopesTexts;
use crate::state::scopes::lists::may_retry;
use crate::view::ui::combobox::{Group, Item};
use crate::view::words::labels::shorten;
use model::scopes::choices::{Choice, Choices, Pick};
use wire::error::ApiError;

/// The action of an option of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Offer {
    /// Chooses a cluster, a tenant or both.
    Choose(Pick),
    /// Shows more of the list.
    More,
    /// Repeats the failed request.
    Retry,
    /// Loads the list anew.
    Reload,
}

/// The options in groups: pinned and recent scopes, OCP's list, and actions on the list. `error` is the
/// failure of the list's last request.
pub(super) fn offer_groups(
    text: &ScopesTexts,
    choices: &Choices,
    error: Option<&ApiError>,
    is_fetching: bool,
) -> Vec<Group<Offer>> {
    let mut actions = Vec::new();
    if choices.hidden > 0 || (choices.has_more && error.is_none()) {
        actions.push(action(Offer::More, text.more));
    }
    if error.is_some_and(may_retry) {
        actions.push(action(Offer::Retry, text.retry));
    } else if choices.loaded > 0 && !is_fetching && error.is_none() {
        actions.push(action(Offer::Reload, text.reload));
    }
    let group = |name, choices: &[Choice]| Group {
        name,
        items: choices.iter().map(item).collect(),
    };
    let groups = [
        group(Some(text.pinned_and_recent), &choices.known),
        group(Some(text.from_ocp), &choices.listed),
        Group {
            name: None,
            items: actions,
        },
    ];
    groups
        .into_iter()
        .filter(|group| !group.items.is_empty())
        .collect()
}

fn item(choice: &Choice) -> Item<Offer> {
    Item {
        key: Offer::Choose(choice.pick),
        name: shorten(&choice.name),
        id: Some(choice.id.to_string()),
        detail: shorten(&choice.detail),
        pinned: choice.pinned,
    }
}

fn action(key: Offer, name: &'static str) -> Item<Offer> {
    Item {
        key,
        name: name.to_owned(),
        id: None,
        detail: String::new(),
        pinned: false,
    }
}
