//! What a list of clusters or tenants says of itself.

use crate::i18n::ScopesTexts;
use crate::platform::zoned;
use crate::state::app::App;
use crate::state::scopes::lists::ListState;
use crate::view::words::labels;
use model::filter::Scope;
use model::scopes::book::Names;
use model::scopes::choices::{Choices, Wanted};
use model::scopes::list::Source;
use wire::error::{ApiError, Whose};

/// How the list stands, in one sentence: what it has, of how much, or why it has nothing.
pub(crate) fn status(
    wanted: Wanted,
    typed: &str,
    choices: &Choices,
    state: &ListState,
    app: &'static App,
) -> String {
    let text = &app.text().scopes;
    let Some(source) = wanted.source() else {
        return text.cluster_first.to_owned();
    };
    if let Some(error) = state.error_of(source) {
        return why_not(source, error, app);
    }
    let nothing_yet = choices.loaded == 0 && !choices.whole;
    match () {
        () if state.fetching && !nothing_yet && choices.more => text.loading_more.to_owned(),
        () if state.fetching || nothing_yet => text.loading.to_owned(),
        () if choices.whole && choices.loaded == 0 && typed.trim().is_empty() => match source {
            Source::Clusters => text.no_cluster_at_all.to_owned(),
            Source::Tenants(_) => text.no_tenant_at_all.to_owned(),
        },
        () => counts(source, typed, choices, app),
    }
}

/// What matches, and among how many.
fn counts(source: Source, typed: &str, choices: &Choices, app: &'static App) -> String {
    let text = &app.text().scopes;
    let number = |count: usize| zoned::number(count as u64, app.language.tag());
    let (matching, loaded) = (number(choices.matching), number(choices.loaded));
    let total = choices
        .total
        .map(|total| zoned::number(total, app.language.tag()));
    let is_all = choices
        .total
        .is_some_and(|total| total <= choices.loaded as u64);
    let sentence = match (typed.trim().is_empty(), total) {
        (true, _) if is_all => {
            let count = choices.loaded as u64;
            return match source {
                Source::Clusters => text.cluster_count(count, &loaded),
                Source::Tenants(_) => text.tenant_count(count, &loaded),
            };
        }
        (true, Some(total)) => text.loaded_of(&loaded, &total),
        (true, None) => text.loaded(&loaded),
        // All that can match has come, if not all of the list.
        (false, Some(total)) if is_all || choices.whole => text.matching(&matching, &total),
        (false, Some(total)) => text.matching_loaded(&matching, &loaded, &total),
        (false, None) => text.matching_known(&matching, &loaded),
    };
    if choices.matching == 0 {
        format!("{} {sentence}", text.no_match)
    } else {
        sentence
    }
}

/// Why there is no list; ids can be typed all the same.
fn why_not(source: Source, error: &ApiError, app: &'static App) -> String {
    let text = &app.text().scopes;
    let sentence = match (error, source) {
        (ApiError::Forbidden(_), Source::Clusters) => text.forbidden_clusters,
        (ApiError::Forbidden(_), Source::Tenants(_)) => text.forbidden_tenants,
        (ApiError::NotFound(_), Source::Tenants(cluster)) => {
            return text.no_such_cluster(&cluster.to_string());
        }
        (
            ApiError::Throttled {
                wait: Some(seconds),
                ..
            },
            _,
        ) => {
            return text.throttled(&labels::duration(i64::from(*seconds), app.text()));
        }
        (ApiError::Throttled { .. }, _) => text.throttled_unknown,
        (ApiError::Halted, _) if app.source.is_offline() => text.file_is_shown,
        (ApiError::Halted, _) => text.config_error,
        _ if error.whose() == Whose::Session => text.sign_in_first,
        (
            ApiError::Network | ApiError::TimedOut { .. } | ApiError::Ocp(_) | ApiError::Gateway(_),
            _,
        ) => text.list_timed_out,
        _ => text.unreadable,
    };
    sentence.to_owned()
}

/// What a tenant is called: by its name, or by its number.
pub(crate) fn tenant(scope: Scope, names: &Names, text: &ScopesTexts) -> String {
    names
        .tenant
        .clone()
        .unwrap_or_else(|| text.tenant_number(&scope.tenant.0.to_string()))
}

/// What a cluster is called: by its name, or by its number.
pub(crate) fn cluster(scope: Scope, names: &Names, text: &ScopesTexts) -> String {
    names
        .cluster
        .clone()
        .unwrap_or_else(|| text.cluster_number(&scope.cluster.0.to_string()))
}
