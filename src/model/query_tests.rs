//! The codec of links: one spelling for each state, and no state lost.

use super::*;
use crate::model::row_key::tests::any_key;
use crate::model::sort::tests::any_sort;
use crate::model::time_range::Bounds;
use chrono::DateTime;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn any_range() -> impl Strategy<Value = TimeRange> {
    let second = || option::of((0..4_000_000_000_i64).prop_map(|second| DateTime::from_timestamp(second, 0).unwrap()));
    prop_oneof![
        select(Preset::ALL.to_vec()).prop_map(TimeRange::Relative),
        (second(), second()).prop_map(|(a, b)| match (a, b) {
            (Some(a), Some(b)) => TimeRange::between(Some(a.min(b)), Some(a.max(b))),
            _ => TimeRange::between(a, b),
        }),
    ]
}

pub(crate) fn any_query() -> impl Strategy<Value = TaskQuery> {
    let id = || 0..=i64::MAX;
    let scope = option::of(
        (id(), id()).prop_map(|(cluster, tenant)| Scope { cluster: ClusterId(cluster), tenant: TenantId(tenant) }),
    );
    let statuses = subsequence(Status::ALL.to_vec(), 0..9).prop_map(StatusSet::from_iter);
    let filter = (any_range(), statuses, option::of(id())).prop_map(|(range, statuses, backup_set_id)| TaskFilter {
        range,
        statuses,
        backup_set_id,
    });
    let open = vec(any_key(), 0..4).prop_map(|mut keys| {
        keys.sort();
        keys.dedup();
        keys
    });
    let zone = select(vec![Zone::Local, Zone::Utc]);
    (scope, filter, any_sort(), 1..1_000_000_usize, select(PageSize::ALL.to_vec()), zone, open).prop_map(
        |(scope, filter, sort, page, size, zone, open)| TaskQuery { scope, filter, sort, page, size, zone, open },
    )
}

fn wrong(name: &str, value: &str) -> LinkNotice {
    LinkNotice::WrongValue { name: name.into(), value: value.into() }
}

#[test]
fn a_link_is_readable() {
    let link = "cluster=1000005&tenant=1000012&startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T00:00:00Z\
                &status=FAILED,DONE&backupSetId=7&page=3&size=50&sort=-duration,taskId&zone=utc&open=1.7.1723190452151857";
    let (query, notices) = TaskQuery::parse(link);
    assert_eq!((query.print().as_str(), notices), (link, vec![]));
}

#[test]
fn defaults_are_left_out() {
    let (query, notices) = TaskQuery::parse("?range=30d&page=1&size=20&sort=-startTime&zone=local");
    assert_eq!((query.print(), notices, query), (String::new(), vec![], TaskQuery::default()));
}

#[test]
fn wrong_values_become_the_default_with_a_notice_each() {
    let link = "cluster=x&tenant=-1&range=31d&status=DONE,NOPE&backupSetId=1.5&page=0&size=7&sort=nope&zone=mars&open=1&startTime=now&typo=1";
    let (query, notices) = TaskQuery::parse(link);
    let only_done = TaskFilter { statuses: StatusSet::from_iter([Status::Done]), ..TaskFilter::default() };
    assert_eq!(query, TaskQuery { filter: only_done, ..TaskQuery::default() });
    assert_eq!(notices.len(), 12);
    assert!(notices.contains(&wrong("status", "DONE,NOPE")));
    assert!(notices.contains(&LinkNotice::UnknownName { name: "typo".into() }));
}

#[test]
fn half_a_scope_and_a_range_that_ends_before_it_starts_are_told() {
    assert_eq!(TaskQuery::parse("tenant=5").1, vec![LinkNotice::HalfScope]);
    assert_eq!(TaskQuery::parse("cluster=abc&tenant=5").1, vec![wrong("cluster", "abc")]);
    let (query, notices) = TaskQuery::parse("startTime=2024-08-07T00:00:00Z&endTime=2024-08-06T00:00:00Z&range=7d");
    assert_eq!(notices, vec![wrong("endTime", "2024-08-06T00:00:00Z"), wrong("range", "7d")]);
    assert!(matches!(query.filter.range, TimeRange::Absolute(Bounds { end: None, .. })));
}

#[test]
fn repeated_statuses_and_escapes_are_understood() {
    let (query, notices) = TaskQuery::parse("status=DONE&status=FAILED%2CDOING&startTime=2024-08-07T00%3A00%3A00Z");
    assert_eq!((query.print().as_str(), notices), ("startTime=2024-08-07T00:00:00Z&status=DOING,FAILED,DONE", vec![]));
}

#[test]
fn a_notice_never_quotes_a_secret_nor_a_novel() {
    let (_, notices) = TaskQuery::parse(&format!("size=access_key%3DS3cr3t&page={}", "9".repeat(5_000)));
    let text = format!("{notices:?}");
    assert!(!text.contains("S3cr3t") && text.len() < 400, "{text}");
}

proptest! {
    #[test]
    fn a_query_reads_back_what_it_prints(query in any_query()) {
        prop_assert_eq!(TaskQuery::parse(&query.print()), (query, vec![]));
    }

    #[test]
    fn any_text_gives_a_query_that_prints_and_reads_back(search in "(\\PC|&|=|,|cluster|tenant|open|status|sort|[0-9.-]){0,40}") {
        let (query, _) = TaskQuery::parse(&search);
        prop_assert_eq!(TaskQuery::parse(&query.print()), (query, vec![]));
    }
}
