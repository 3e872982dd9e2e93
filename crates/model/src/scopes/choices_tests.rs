use super::*;
use crate::scopes::book::ScopeNames;
use crate::scopes::book::tests::scope;
use crate::scopes::list::tests::named;
use crate::scopes::list::{ListEntry, ListPage, ListRequest, ListSearch};

/// Recent: cluster 1 with tenant 11, then cluster 2 with 22. Pinned: cluster 1 with 12.
fn book() -> ScopeBook {
    let names = |cluster: &str, tenant: &str| ScopeNames::new(Some(cluster), Some(tenant));
    let mut book = ScopeBook::default();
    book.visit(scope(1, 11), &names("ob_one", "orders"));
    book.visit(scope(2, 22), &names("ob_two", "billing"));
    book.toggle_pin(scope(1, 12), &ScopeNames::default());
    book
}

fn listed(source: ScopeList, entries: Vec<ListEntry>, total: u64) -> Listings {
    let mut listings = Listings::default();
    let page = ListPage {
        received: entries.len(),
        entries,
        total: Some(total),
    };
    listings.add_page(
        ListRequest {
            search: ListSearch::new(source, ""),
            page: 1,
        },
        page,
    );
    listings
}

fn ids(choices: &[Choice]) -> Vec<i64> {
    choices.iter().map(|choice| choice.id).collect()
}

#[test]
fn known_scopes_are_offered_without_a_list() {
    let none = Listings::default();
    let clusters = find_choices(ChoiceKind::Cluster, "", &book(), &none, ENTRIES_PER_STEP);
    assert_eq!(
        (ids(&clusters.known), ids(&clusters.listed)),
        (vec![1, 2], vec![])
    );
    assert_eq!(
        clusters.known[0].name, "ob_one",
        "the pinned scope itself has no name"
    );
    let tenants = find_choices(
        ChoiceKind::Tenant(Some(ClusterId(1))),
        "",
        &book(),
        &none,
        ENTRIES_PER_STEP,
    );
    assert_eq!(
        ids(&tenants.known),
        [12, 11],
        "pinned first, and none of another cluster"
    );
    assert!(tenants.known[0].pinned && !tenants.known[1].pinned);
    assert!(!tenants.is_complete, "the list is not loaded");
}

#[test]
fn tenant_option_without_a_cluster_sets_both() {
    let all = find_choices(
        ChoiceKind::Tenant(None),
        "",
        &book(),
        &Listings::default(),
        ENTRIES_PER_STEP,
    );
    let picks: Vec<_> = all
        .known
        .iter()
        .map(|choice| (choice.pick, choice.detail.as_str()))
        .collect();
    let both = |cluster, tenant| Pick::Both(scope(cluster, tenant));
    assert_eq!(
        picks,
        [
            (both(1, 12), "ob_one"),
            (both(2, 22), "ob_two"),
            (both(1, 11), "ob_one")
        ]
    );
    assert_eq!(ChoiceKind::Tenant(None).list(), None);
}

#[test]
fn known_scope_is_offered_once_with_ocps_details() {
    let list = listed(
        ScopeList::Clusters,
        vec![named(3, "alpha"), named(1, "renamed"), named(4, "")],
        3,
    );
    let all = find_choices(ChoiceKind::Cluster, "", &book(), &list, ENTRIES_PER_STEP);
    assert_eq!(
        (ids(&all.known), ids(&all.listed)),
        (vec![1, 2], vec![3, 4])
    );
    assert_eq!(
        (all.known[0].name.as_str(), all.known[0].detail.as_str()),
        ("renamed", "RUNNING")
    );
    assert_eq!(
        (
            all.matching,
            all.loaded,
            all.total,
            all.is_complete,
            all.has_more
        ),
        (3, 3, Some(3), true, false)
    );
}

#[test]
fn typed_text_filters_known_and_listed() {
    let list = listed(
        ScopeList::Clusters,
        (3..=53).map(|id| named(id, &format!("ob_{id}"))).collect(),
        5_000,
    );
    let some = find_choices(
        ChoiceKind::Cluster,
        "OB_T",
        &book(),
        &list,
        ENTRIES_PER_STEP,
    );
    assert_eq!((ids(&some.known), ids(&some.listed)), (vec![2], vec![]));
    let some = find_choices(ChoiceKind::Cluster, "5", &book(), &list, ENTRIES_PER_STEP);
    assert_eq!(
        ids(&some.listed),
        [5, 50, 51, 52, 53, 15, 25, 35, 45],
        "an id, then what begins with it"
    );
    assert_eq!(
        (some.matching, some.loaded, some.total),
        (9, 51, Some(5_000))
    );
    assert!(!some.is_complete, "the server was not searched");
}

#[test]
fn long_list_is_limited_to_the_shown_entries() {
    let list = listed(
        ScopeList::Clusters,
        (3..=503).map(|id| named(id, "x")).collect(),
        501,
    );
    let some = find_choices(ChoiceKind::Cluster, "", &book(), &list, ENTRIES_PER_STEP);
    assert_eq!(
        (some.listed.len(), some.hidden, some.matching),
        (200, 301, 501)
    );
    assert_eq!(
        find_choices(
            ChoiceKind::Cluster,
            "",
            &book(),
            &list,
            2 * ENTRIES_PER_STEP
        )
        .hidden,
        101
    );
}
