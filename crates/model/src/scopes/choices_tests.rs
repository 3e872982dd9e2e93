use super::*;
use crate::scopes::book::Names;
use crate::scopes::book::tests::scope;
use crate::scopes::list::tests::named;
use crate::scopes::list::{Ask, ListPage, Named, Search};

/// Used: cluster 1 with tenant 11, then cluster 2 with 22. Pinned: cluster 1 with 12.
fn book() -> ScopeBook {
    let names = |cluster: &str, tenant: &str| Names::new(Some(cluster), Some(tenant));
    let mut book = ScopeBook::default();
    book.visit(scope(1, 11), &names("ob_one", "orders"));
    book.visit(scope(2, 22), &names("ob_two", "billing"));
    book.toggle_pin(scope(1, 12), &Names::default());
    book
}

fn listed(source: Source, entries: Vec<Named>, total: u64) -> Listings {
    let mut listings = Listings::default();
    let page = ListPage {
        received: entries.len(),
        entries,
        total: Some(total),
    };
    listings.take(
        Ask {
            search: Search::new(source, ""),
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
fn without_a_list_those_known_are_offered() {
    let none = Listings::default();
    let clusters = choices(Wanted::Cluster, "", &book(), &none, SHOWN);
    assert_eq!(
        (ids(&clusters.known), ids(&clusters.listed)),
        (vec![1, 2], vec![])
    );
    assert_eq!(
        clusters.known[0].name, "ob_one",
        "though the pinned scope itself tells no name"
    );
    let tenants = choices(
        Wanted::Tenant(Some(ClusterId(1))),
        "",
        &book(),
        &none,
        SHOWN,
    );
    assert_eq!(
        ids(&tenants.known),
        [12, 11],
        "the pinned first, and none of another cluster"
    );
    assert!(tenants.known[0].pinned && !tenants.known[1].pinned);
    assert!(!tenants.whole, "the list has not come");
}

#[test]
fn without_a_cluster_a_tenant_brings_its_own() {
    let all = choices(
        Wanted::Tenant(None),
        "",
        &book(),
        &Listings::default(),
        SHOWN,
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
    assert_eq!(Wanted::Tenant(None).source(), None);
}

#[test]
fn each_is_offered_once_and_ocp_says_what_it_is() {
    let list = listed(
        Source::Clusters,
        vec![named(3, "alpha"), named(1, "renamed"), named(4, "")],
        3,
    );
    let all = choices(Wanted::Cluster, "", &book(), &list, SHOWN);
    assert_eq!(
        (ids(&all.known), ids(&all.listed)),
        (vec![1, 2], vec![3, 4])
    );
    assert_eq!(
        (all.known[0].name.as_str(), all.known[0].detail.as_str()),
        ("renamed", "RUNNING")
    );
    assert_eq!(
        (all.matching, all.loaded, all.total, all.whole, all.more),
        (3, 3, Some(3), true, false)
    );
}

#[test]
fn what_is_typed_narrows_both() {
    let list = listed(
        Source::Clusters,
        (3..=53).map(|id| named(id, &format!("ob_{id}"))).collect(),
        5_000,
    );
    let some = choices(Wanted::Cluster, "OB_T", &book(), &list, SHOWN);
    assert_eq!((ids(&some.known), ids(&some.listed)), (vec![2], vec![]));
    let some = choices(Wanted::Cluster, "5", &book(), &list, SHOWN);
    assert_eq!(
        ids(&some.listed),
        [5, 50, 51, 52, 53, 15, 25, 35, 45],
        "an id, then what begins with it"
    );
    assert_eq!(
        (some.matching, some.loaded, some.total),
        (9, 51, Some(5_000))
    );
    assert!(!some.whole, "the server was not asked for it");
}

#[test]
fn a_long_list_is_shown_a_part_at_a_time() {
    let list = listed(
        Source::Clusters,
        (3..=503).map(|id| named(id, "x")).collect(),
        501,
    );
    let some = choices(Wanted::Cluster, "", &book(), &list, SHOWN);
    assert_eq!(
        (some.listed.len(), some.hidden, some.matching),
        (200, 301, 501)
    );
    assert_eq!(
        choices(Wanted::Cluster, "", &book(), &list, 2 * SHOWN).hidden,
        101
    );
}
