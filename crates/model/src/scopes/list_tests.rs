use super::*;
use proptest::prelude::*;

const CLUSTERS: ScopeList = ScopeList::Clusters;

pub(crate) fn named(id: i64, name: &str) -> ListEntry {
    ListEntry {
        id,
        name: name.into(),
        detail: "RUNNING".into(),
    }
}

fn page(ids: impl IntoIterator<Item = i64>, total: Option<u64>) -> ListPage {
    let entries: Vec<_> = ids
        .into_iter()
        .map(|id| named(id, &format!("ob_{id}")))
        .collect();
    ListPage {
        received: entries.len(),
        entries,
        total,
    }
}

fn request(keyword: &str, page: usize) -> ListRequest {
    ListRequest {
        search: ListSearch {
            list: CLUSTERS,
            keyword: keyword.into(),
        },
        page,
    }
}

/// Listings with the given pages by keyword.
fn listings(pages: Vec<(&str, ListPage)>) -> Listings {
    let mut listings = Listings::default();
    for (keyword, page) in pages {
        listings.add_page(request(keyword, 0), page);
    }
    listings
}

#[test]
fn short_list_is_requested_once_and_searched_locally() {
    let mut listings = Listings::default();
    assert_eq!(
        listings.next_request(CLUSTERS, "ord", false),
        Some(request("", 1)),
        "the whole list first"
    );
    listings.add_page(request("", 1), page(1..=3, Some(3)));
    for typed in ["", "ord", "1"] {
        assert_eq!(
            listings.next_request(CLUSTERS, typed, false),
            None,
            "{typed}"
        );
        assert_eq!(
            listings.next_request(CLUSTERS, typed, true),
            None,
            "{typed}"
        );
    }
}

#[test]
fn long_list_is_searched_at_the_server_and_paged() {
    let mut listings = listings(vec![("", page(1..=50, Some(5_000)))]);
    assert_eq!(listings.next_request(CLUSTERS, "", false), None);
    assert_eq!(
        listings.next_request(CLUSTERS, "", true),
        Some(request("", 2))
    );
    assert_eq!(
        listings.next_request(CLUSTERS, " ord ", false),
        Some(request("ord", 1))
    );
    listings.add_page(request("ord", 1), page(70..=76, Some(7)));
    assert_eq!(
        listings.next_request(CLUSTERS, "ord", true),
        None,
        "all seven are loaded"
    );
    assert_eq!(
        listings.next_request(CLUSTERS, "orders", false),
        None,
        "all names with `ord` are loaded"
    );
    assert_eq!(
        listings.next_request(CLUSTERS, "or", false),
        Some(request("or", 1))
    );
}

#[test]
fn listing_ends_at_its_total_or_at_a_partial_page() {
    let of = |pages: Vec<ListPage>| {
        let mut listing = Listing::default();
        for page in pages {
            listing.add_page(page);
        }
        (
            listing.entries().len(),
            listing.total(),
            listing.has_more(),
            listing.is_complete(),
        )
    };
    assert_eq!(of(vec![page(1..=50, None)]), (50, None, true, false));
    assert_eq!(
        of(vec![page(1..=50, None), page(51..=60, None)]),
        (60, None, false, true)
    );
    assert_eq!(
        of(vec![page(1..=10, Some(30))]),
        (10, Some(30), true, false),
        "a server that sends fewer than requests"
    );
    assert_eq!(
        of(vec![page(1..=60, Some(20))]),
        (60, Some(60), false, true),
        "a total below the number received"
    );
    assert_eq!(of(vec![page([], Some(0))]), (0, Some(0), false, true));
    assert_eq!(
        of(vec![page([], Some(9))]),
        (0, Some(9), false, false),
        "a total without entries"
    );
    let repeated = of(vec![page(1..=50, Some(90)), page(1..=50, Some(90))]);
    assert_eq!(
        repeated,
        (50, Some(90), false, false),
        "a server that ignores `page`"
    );
    let without_ids = ListPage {
        entries: Vec::new(),
        received: 50,
        total: Some(80),
    };
    assert_eq!(of(vec![without_ids.clone()]), (0, Some(80), true, false));
    assert_eq!(
        of(vec![without_ids, page(1..=30, Some(80))]),
        (30, Some(80), false, true)
    );
}

#[test]
fn rank_orders_by_quality_of_the_match() {
    let typed = |typed: &str| {
        let all = [
            (431, "ob_431"),
            (7, "prod"),
            (1007, "old_PROD"),
            (17, "ob_7"),
            (9, ""),
        ];
        let mut ranked: Vec<_> = all
            .iter()
            .filter_map(|(id, name)| Some((rank(*id, name, typed)?, *id)))
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    };
    assert_eq!(
        typed("7"),
        [7, 17, 1007],
        "the id itself, a name with it, an id with it"
    );
    assert_eq!(typed("Prod"), [7, 1007]);
    assert_eq!(typed("ob"), [431, 17]);
    assert_eq!(typed("  "), [431, 7, 1007, 17, 9]);
    assert_eq!(typed("zzz"), [0_i64; 0]);
}

#[test]
fn id_of_needs_a_unique_name_in_a_complete_listing() {
    let twice = ListPage {
        entries: vec![
            named(1, "a"),
            named(2, "A"),
            named(3, "b"),
            named(4, "B"),
            named(5, "b"),
        ],
        received: 5,
        total: Some(5),
    };
    let whole = listings(vec![("", twice)]);
    assert_eq!(whole.id_of(CLUSTERS, " a "), Some(1), "an exact match wins");
    assert_eq!(
        (whole.id_of(CLUSTERS, "b"), whole.id_of(CLUSTERS, "")),
        (None, None)
    );
    assert_eq!(
        (whole.id_of(CLUSTERS, "B"), whole.id_of(CLUSTERS, "c")),
        (Some(4), None)
    );
    assert_eq!(
        whole.id_of(ScopeList::Tenants(1), "a"),
        None,
        "another list"
    );

    let part = listings(vec![("", page(1..=50, Some(90)))]);
    assert_eq!(
        part.id_of(CLUSTERS, "ob_7"),
        None,
        "another page may have the same name"
    );
    let searched = listings(vec![
        ("", page(1..=50, Some(90))),
        ("ob_7", page([7], Some(1))),
    ]);
    assert_eq!(
        (
            searched.id_of(CLUSTERS, "ob_7"),
            searched.id_of(CLUSTERS, "OB_7")
        ),
        (Some(7), None)
    );
    assert_eq!(
        (
            searched.name_of(CLUSTERS, 9),
            searched.name_of(CLUSTERS, 99)
        ),
        (Some("ob_9"), None)
    );
}

#[test]
fn entry_has_its_latest_content() {
    let renamed = ListPage {
        entries: vec![named(7, "new_7")],
        received: 1,
        total: Some(1),
    };
    let listings = listings(vec![("", page(1..=50, Some(90))), ("new", renamed)]);
    let entries = listings.known_entries(CLUSTERS);
    assert_eq!(
        (
            entries.len(),
            entries[6].name.as_str(),
            listings.name_of(CLUSTERS, 7)
        ),
        (50, "new_7", Some("new_7"))
    );
}

#[test]
fn old_searches_are_dropped_but_not_lists() {
    let mut listings = listings(vec![("", page(1..=50, Some(5_000)))]);
    for number in 0..100 {
        listings.add_page(request(&format!("x{number}"), 1), page([number], Some(1)));
    }
    assert_eq!(listings.0.len(), 41);
    assert_eq!(listings.next_request(CLUSTERS, "", false), None);
    assert!(
        listings.next_request(CLUSTERS, "x0", false).is_some()
            && listings.next_request(CLUSTERS, "x99", false).is_none()
    );
    listings.forget(CLUSTERS);
    assert_eq!(
        listings.next_request(CLUSTERS, "", false),
        Some(request("", 1))
    );
}

#[test]
fn keyword_is_limited_in_length() {
    assert_eq!(
        ListSearch::new(CLUSTERS, &format!(" {} ", "备".repeat(900)))
            .keyword
            .chars()
            .count(),
        MAX_KEYWORD_CHARS
    );
}

proptest! {
    #[test]
    fn paging_ends_for_any_server(
        pages in proptest::collection::vec((0..60_usize, 0..80_i64, any::<Option<u8>>()), 1..30)
    ) {
        let mut listing = Listing::default();
        let mut requests = 0;
        for (count, first, total) in pages {
            if !listing.has_more() {
                break;
            }
            requests += 1;
            listing.add_page(page((first..).take(count), total.map(u64::from)));
        }
        let mut ids: Vec<_> = listing.entries().iter().map(|entry| entry.id).collect();
        ids.sort_unstable();
        prop_assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "each id once");
        prop_assert!(requests <= 141, "each request adds an id, and there are 140 ids");
        prop_assert!(listing.total().is_none_or(|total| total >= listing.entries().len() as u64));
    }

    #[test]
    fn exact_id_ranks_first(id in 0..i64::MAX, name in "\\PC{0,12}") {
        prop_assert_eq!(rank(id, &name, &id.to_string()), Some(0));
        prop_assert_eq!(rank(id, &name, ""), Some(0));
    }
}
