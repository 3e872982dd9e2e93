use super::*;
use crate::i18n::{Language, messages};
use crate::view::words::format::PlainFormat;
use model::task::ClusterId;

fn choices(loaded: usize, matching: usize, total: Option<u64>) -> Choices {
    Choices {
        loaded,
        matching,
        total,
        is_complete: total == Some(loaded as u64),
        ..Choices::default()
    }
}

fn status(kind: ChoiceKind, typed: &str, choices: &Choices) -> String {
    let list = PickerList {
        kind,
        typed,
        choices,
        state: &ListState::default(),
        is_offline: false,
    };
    list_status(list, messages(Language::English), &PlainFormat)
}

#[test]
fn complete_list_is_counted() {
    let sentence = status(ChoiceKind::Cluster, "", &choices(3, 3, Some(3)));
    assert!(sentence.contains('3'), "{sentence}");
}

#[test]
fn partial_list_states_how_many_of_how_many_are_loaded() {
    let sentence = status(ChoiceKind::Cluster, "", &choices(100, 100, Some(250)));
    assert!(
        sentence.contains("100") && sentence.contains("250"),
        "{sentence}"
    );
}

#[test]
fn search_without_a_match_says_so_and_where_it_searched() {
    let text = &messages(Language::English).scopes;
    let sentence = status(ChoiceKind::Cluster, "nowhere", &choices(3, 0, Some(3)));
    assert!(sentence.starts_with(text.no_match), "{sentence}");
    assert!(sentence.contains('3'), "{sentence}");
}

#[test]
fn tenants_need_a_cluster_first() {
    let text = &messages(Language::English).scopes;
    assert_eq!(
        status(ChoiceKind::Tenant(None), "", &choices(0, 0, None)),
        text.cluster_first
    );
    let of_cluster = ChoiceKind::Tenant(Some(ClusterId(1)));
    assert_eq!(
        status(of_cluster, "", &choices(0, 0, Some(0))),
        text.no_tenant_at_all
    );
}
