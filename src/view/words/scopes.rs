//! The lists of clusters and tenants in words.

use crate::i18n::{Messages, ScopesTexts};
use crate::state::scopes::lists::ListState;
use crate::view::words::format::Format;
use crate::view::words::labels;
use model::filter::Scope;
use model::scopes::book::ScopeNames;
use model::scopes::choices::{ChoiceKind, Choices};
use model::scopes::list::ScopeList;
use wire::error::{ApiError, Cause};

/// A list of clusters or tenants in its picker.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PickerList<'a> {
    /// What the picker offers.
    pub kind: ChoiceKind,
    /// The text in the picker's field, by which the list is filtered.
    pub typed: &'a str,
    /// The entries that match.
    pub choices: &'a Choices,
    /// How far the list is loaded.
    pub state: &'a ListState,
    /// Whether the page shows an opened file and sends no requests.
    pub is_offline: bool,
}

/// How a list stands, in one sentence: how many entries of how many match, or why there are none.
pub(crate) fn list_status(list: PickerList<'_>, texts: &Messages, format: &dyn Format) -> String {
    let PickerList {
        kind,
        typed,
        choices,
        state,
        is_offline,
    } = list;
    let text = &texts.scopes;
    let Some(source) = kind.list() else {
        return text.cluster_first.to_owned();
    };
    if let Some(error) = state.error_of(source) {
        return list_failure(source, error, is_offline, texts);
    }
    let nothing_yet = choices.loaded == 0 && !choices.is_complete;
    match () {
        () if state.is_fetching && !nothing_yet && choices.has_more => text.loading_more.to_owned(),
        () if state.is_fetching || nothing_yet => text.loading.to_owned(),
        () if choices.is_complete && choices.loaded == 0 && typed.trim().is_empty() => match source
        {
            ScopeList::Clusters => text.no_cluster_at_all.to_owned(),
            ScopeList::Tenants(_) => text.no_tenant_at_all.to_owned(),
        },
        () => list_counts(source, typed, choices, text, format),
    }
}

/// How many entries match, among how many.
fn list_counts(
    source: ScopeList,
    typed: &str,
    choices: &Choices,
    text: &ScopesTexts,
    format: &dyn Format,
) -> String {
    let number = |count: usize| format.number(count as u64);
    let (matching, loaded) = (number(choices.matching), number(choices.loaded));
    let total = choices.total.map(|total| format.number(total));
    let is_all = choices
        .total
        .is_some_and(|total| total <= choices.loaded as u64);
    let sentence = match (typed.trim().is_empty(), total) {
        (true, _) if is_all => {
            let count = choices.loaded as u64;
            return match source {
                ScopeList::Clusters => text.cluster_count(count, &loaded),
                ScopeList::Tenants(_) => text.tenant_count(count, &loaded),
            };
        }
        (true, Some(total)) => text.loaded_of(&loaded, &total),
        (true, None) => text.loaded(&loaded),
        // Every entry that can match is loaded, though not every entry of the list.
        (false, Some(total)) if is_all || choices.is_complete => text.matching(&matching, &total),
        (false, Some(total)) => text.matching_loaded(&matching, &loaded, &total),
        (false, None) => text.matching_known(&matching, &loaded),
    };
    if choices.matching == 0 {
        format!("{} {sentence}", text.no_match)
    } else {
        sentence
    }
}

/// Why there is no list. Ids can be typed all the same.
fn list_failure(source: ScopeList, error: &ApiError, is_offline: bool, texts: &Messages) -> String {
    let text = &texts.scopes;
    let sentence = match (error, source) {
        (ApiError::Forbidden(_), ScopeList::Clusters) => text.forbidden_clusters,
        (ApiError::Forbidden(_), ScopeList::Tenants(_)) => text.forbidden_tenants,
        (ApiError::NotFound(_), ScopeList::Tenants(cluster)) => {
            return text.no_such_cluster(&cluster.to_string());
        }
        (
            ApiError::Throttled {
                wait: Some(seconds),
                ..
            },
            _,
        ) => {
            return text.throttled(&labels::duration(i64::from(*seconds), texts));
        }
        (ApiError::Throttled { .. }, _) => text.throttled_unknown,
        (ApiError::Halted, _) if is_offline => text.file_is_shown,
        (ApiError::Halted, _) => text.config_error,
        _ if error.cause() == Cause::Session => text.sign_in_first,
        (
            ApiError::Network
            | ApiError::BrokenOff { .. }
            | ApiError::TimedOut { .. }
            | ApiError::Ocp(_)
            | ApiError::Gateway(_),
            _,
        ) => text.list_timed_out,
        _ => text.unreadable,
    };
    sentence.to_owned()
}

/// What a tenant is called: by its name, or by its number.
pub(crate) fn tenant(scope: Scope, names: &ScopeNames, text: &ScopesTexts) -> String {
    names
        .tenant
        .clone()
        .unwrap_or_else(|| text.tenant_number(&scope.tenant.0.to_string()))
}

/// What a cluster is called: by its name, or by its number.
pub(crate) fn cluster(scope: Scope, names: &ScopeNames, text: &ScopesTexts) -> String {
    names
        .cluster
        .clone()
        .unwrap_or_else(|| text.cluster_number(&scope.cluster.0.to_string()))
}

#[cfg(test)]
#[path = "scopes_tests.rs"]
mod tests;
