//! Reading and writing links: each state has one spelling, and none is lost.

use super::*;
use crate::filter::time_range::{Bounds, TimeRange};
use crate::generators::{any_defaults, any_query};
use crate::task::status::{Status, StatusSet};
use crate::task::{ClusterId, TenantId};
use proptest::prelude::*;

/// Reads a link on a site without defaults of its own.
fn parse(search: &str) -> (TaskQuery, Vec<LinkNotice>) {
    TaskQuery::parse(search, &Defaults::default())
}

fn print(query: &TaskQuery) -> String {
    query.print(&Defaults::default())
}

fn wrong(name: &str, value: &str) -> LinkNotice {
    LinkNotice::WrongValue {
        name: name.into(),
        value: value.into(),
    }
}

fn wrong_part(name: &str, value: &str) -> LinkNotice {
    LinkNotice::WrongPart {
        name: name.into(),
        value: value.into(),
    }
}

fn contradicts(name: &str, value: &str) -> LinkNotice {
    LinkNotice::Contradicts {
        name: name.into(),
        value: value.into(),
    }
}

#[test]
fn a_link_is_readable() {
    let link = "cluster=1000005&tenant=1000012&startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T00:00:00Z\
                &status=FAILED,DONE&backupSetId=7&page=3&size=50&sort=-duration,taskId&columns=taskId,dataVersion,status&zone=utc&open=1.7.1723190452151857";
    let (query, notices) = parse(link);
    assert_eq!((print(&query).as_str(), notices), (link, vec![]));
}

#[test]
fn defaults_are_left_out() {
    let (query, notices) = parse(
        "?range=30d&page=1&size=20&sort=-startTime&zone=local\
         &columns=status,dataBackupTaskType,startTime,duration,snapshotVersionTime,errorMsg,taskId,backupSetId",
    );
    assert_eq!(
        (print(&query), notices, query),
        (String::new(), vec![], TaskQuery::default())
    );
}

#[test]
fn wrong_values_become_the_default_with_one_notice_each() {
    let link = "cluster=x&tenant=-1&range=31d&status=DONE,NOPE&backupSetId=1.5&page=0&size=7&sort=nope&columns=status,status&zone=mars&open=1&startTime=now&typo=1";
    let (query, notices) = parse(link);
    let only_done = TaskFilter {
        statuses: StatusSet::from_iter([Status::Done]),
        ..TaskFilter::default()
    };
    assert_eq!(
        query,
        TaskQuery {
            filter: only_done,
            ..TaskQuery::default()
        }
    );
    assert_eq!(notices.len(), 13);
    assert!(
        notices.contains(&wrong_part("status", "NOPE")) && notices.contains(&wrong("open", "1"))
    );
    assert!(notices.contains(&LinkNotice::UnknownName {
        name: "typo".into()
    }));
}

#[test]
fn overview_is_of_a_cluster_and_a_range_only() {
    let (query, notices) = parse("cluster=7&view=tenants&range=7d");
    assert_eq!(notices, []);
    assert_eq!((query.overview, query.scope), (Some(ClusterId(7)), None));
    assert_eq!(query.question(), None);
    assert_eq!(print(&query), "cluster=7&view=tenants&range=7d");
    let contradicts = |name: &str, value: &str| LinkNotice::Contradicts {
        name: name.into(),
        value: value.into(),
    };
    let (query, notices) = parse("cluster=7&tenant=3&view=tenants&status=DONE&backupSetId=4");
    assert_eq!(print(&query), "cluster=7&view=tenants");
    assert_eq!(
        notices,
        [
            contradicts("tenant", "3"),
            contradicts("status", "DONE"),
            contradicts("backupSetId", "4")
        ]
    );
    assert_eq!(parse("view=tenants").1, [LinkNotice::IncompleteScope]);
    assert_eq!(parse("cluster=7&tenant=1&view=x").1, [wrong("view", "x")]);
}

#[test]
fn incomplete_scopes_and_contradictory_ranges_are_reported() {
    assert_eq!(parse("tenant=5").1, vec![LinkNotice::IncompleteScope]);
    assert_eq!(
        parse("cluster=abc&tenant=5").1,
        vec![wrong("cluster", "abc")]
    );
    let (query, notices) =
        parse("startTime=2024-08-07T00:00:00Z&endTime=2024-08-06T00:00:00Z&range=7d");
    assert_eq!(
        notices,
        vec![
            contradicts("endTime", "2024-08-06T00:00:00Z"),
            contradicts("range", "7d")
        ]
    );
    assert!(matches!(
        query.filter.range,
        TimeRange::Absolute(Bounds { end: None, .. })
    ));
}

#[test]
fn only_the_wrong_items_of_a_list_are_reported() {
    for (search, query, notices) in [
        (
            "status=FOO,FAILED",
            "status=FAILED",
            vec![wrong_part("status", "FOO")],
        ),
        (
            "status=FOO,FAILED,BAR,,DONE",
            "status=FAILED,DONE",
            vec![wrong_part("status", "FOO,BAR")],
        ),
        ("status=FOO,BAR", "", vec![wrong("status", "FOO,BAR")]),
        ("status=FAILED,,DONE,", "status=FAILED,DONE", vec![]),
        ("status=,", "", vec![wrong("status", ",")]),
        (
            "status=DONE&status=FOO",
            "status=DONE",
            vec![wrong("status", "FOO")],
        ),
        ("open=7,1.-.-", "open=1.-.-", vec![wrong_part("open", "7")]),
        ("open=", "", vec![wrong("open", "")]),
    ] {
        let (parsed, reported) = parse(search);
        assert_eq!(
            (print(&parsed).as_str(), reported),
            (query, notices),
            "{search}"
        );
    }
}

proptest! {
    #[test]
    fn items_of_a_list_are_either_applied_or_reported(named in proptest::collection::vec("(DONE|FAILED|DOING|X[a-z]{1,3})", 1..6)) {
        let (query, notices) = parse(&format!("status={}", named.join(",")));
        let (known, wrong): (Vec<_>, Vec<_>) = named.iter().map(String::as_str).partition(|text| Status::parse(text).is_some());
        prop_assert_eq!(query.filter.statuses, known.iter().copied().filter_map(Status::parse).collect::<StatusSet>());
        let reported = match notices.as_slice() {
            [] => String::new(),
            [LinkNotice::WrongPart { value, .. }] if !known.is_empty() => value.clone(),
            [LinkNotice::WrongValue { value, .. }] if known.is_empty() => value.clone(),
            other => panic!("{other:?}"),
        };
        prop_assert_eq!(reported, wrong.join(","));
    }
}

#[test]
fn last_of_different_values_is_used_and_reported() {
    let (query, notices) =
        parse("cluster=1000005&tenant=1000012&tenant=1000013&tenant=x&size=20&size=20");
    assert_eq!(query.scope.map(|scope| scope.tenant.0), Some(1_000_013));
    let repeated = LinkNotice::Repeated {
        name: "tenant".into(),
        value: "1000013".into(),
    };
    assert!(notices.contains(&repeated), "{notices:?}");
    assert_eq!(notices.len(), 2, "the wrong value has its own notice");
}

#[test]
fn repeated_statuses_and_escapes_are_understood() {
    let (query, notices) =
        parse("status=DONE&status=FAILED%2CDOING&startTime=2024-08-07T00%3A00%3A00Z");
    assert_eq!(
        (print(&query).as_str(), notices),
        (
            "startTime=2024-08-07T00:00:00Z&status=DOING,FAILED,DONE",
            vec![]
        )
    );
}

#[test]
fn a_notice_quotes_no_secret_and_no_long_text() {
    let (_, notices) = parse(&format!(
        "size=access_key%3DS3cr3t&page={}",
        "9".repeat(5_000)
    ));
    let text = format!("{notices:?}");
    assert!(!text.contains("S3cr3t") && text.len() < 400, "{text}");
}

#[test]
fn a_link_contains_the_values_that_a_configuration_can_change() {
    let scope = Scope {
        cluster: ClusterId(1),
        tenant: TenantId(2),
    };
    let site = Defaults {
        scope: Some(scope),
        zone: Zone::Utc,
        size: PageSize::parse("50").unwrap(),
        ..Defaults::default()
    };
    let (query, notices) = TaskQuery::parse("", &site);
    assert_eq!(
        (query.scope, query.zone, query.size, notices),
        (site.scope, site.zone, site.size, vec![])
    );
    assert_eq!(query.print(&site), "cluster=1&tenant=2&size=50&zone=utc");
    let (other, _) = parse("cluster=3&tenant=4&size=20&zone=local");
    assert_eq!(other.print(&site), "cluster=3&tenant=4&size=20&zone=local");
    assert_eq!(print(&other), "cluster=3&tenant=4");
}

#[test]
fn a_link_contains_the_preferred_columns_of_its_maker() {
    let columns = Columns::parse("taskId,status").unwrap();
    let preferred = Defaults {
        columns: columns.clone(),
        ..Defaults::default()
    };
    let (query, _) = TaskQuery::parse("", &preferred);
    assert_eq!(
        (&query.columns, query.print(&preferred).as_str()),
        (&columns, "columns=taskId,status")
    );
    let (usual, _) = TaskQuery::parse(&format!("columns={}", Columns::default()), &preferred);
    assert_eq!(usual, TaskQuery::default());
    assert_eq!(
        (usual.print(&preferred), print(&usual)),
        (format!("columns={}", Columns::default()), String::new())
    );
}

#[test]
fn a_wrong_value_becomes_the_sites_default_but_a_wrong_scope_becomes_none() {
    let scope = Scope {
        cluster: ClusterId(1),
        tenant: TenantId(2),
    };
    let site = Defaults {
        scope: Some(scope),
        zone: Zone::Utc,
        size: PageSize::parse("50").unwrap(),
        ..Defaults::default()
    };
    let (query, notices) = TaskQuery::parse("size=7&zone=mars", &site);
    assert_eq!(
        (query.scope, query.zone, query.size, notices.len()),
        (site.scope, site.zone, site.size, 2)
    );
    for (search, notice) in [
        ("tenant=5", LinkNotice::IncompleteScope),
        ("cluster=x", wrong("cluster", "x")),
        ("cluster=7&tenant=", wrong("tenant", "")),
    ] {
        let (query, notices) = TaskQuery::parse(search, &site);
        assert_eq!((query.scope, notices), (None, vec![notice]), "{search}");
    }
}

#[test]
fn a_link_opens_a_hundred_rows_and_reports_the_rest() {
    let keys = |count: usize| {
        (0..count)
            .map(|id| format!("{id}.-.-"))
            .collect::<Vec<_>>()
            .join(",")
    };
    let (query, notices) = parse(&format!("open={0}&open={0}", keys(MAX_OPEN_ROWS)));
    assert_eq!((query.open.len(), notices), (MAX_OPEN_ROWS, vec![]));
    let (query, notices) = parse(&format!("open={}", keys(40_000)));
    assert_eq!(
        (print(&query), notices),
        (
            format!("open={}", keys(MAX_OPEN_ROWS)),
            vec![LinkNotice::TooManyOpen]
        )
    );
}

#[test]
fn the_row_opened_first_is_closed_when_too_many_are_open() {
    let mut query = TaskQuery::default();
    let key = |id| RowKey::of_task(id, None, None);
    (0..101).for_each(|id| query.toggle(key(id)));
    assert_eq!(
        (query.open.len(), query.open[0], query.open[99]),
        (MAX_OPEN_ROWS, key(1), key(100))
    );
    query.toggle(key(50));
    assert_eq!(
        (query.open.len(), query.open.contains(&key(50))),
        (99, false)
    );
    assert_eq!(parse(&print(&query)), (query, vec![]));
}

/// The query with the site's scope if it has none: a missing scope cannot be expressed then.
fn with_scope_of(site: &Defaults, query: TaskQuery) -> TaskQuery {
    let usual = site.scope.filter(|_| query.overview.is_none());
    TaskQuery {
        scope: query.scope.or(usual),
        ..query
    }
}

proptest! {
    #[test]
    fn a_printed_query_is_parsed_as_the_same_on_any_site(query in any_query(), site in any_defaults()) {
        let query = with_scope_of(&site, query);
        prop_assert_eq!(TaskQuery::parse(&query.print(&site), &site), (query, vec![]));
    }

    #[test]
    fn a_link_means_the_same_without_the_configuration_of_its_site(query in any_query(), site in any_defaults()) {
        prop_assert_eq!(parse(&query.print(&site)), (query, vec![]));
    }

    #[test]
    fn any_text_is_parsed_as_a_query_with_one_spelling(
        search in "(\\PC|&|=|,|cluster=|tenant=|view=tenants|open|status|sort|size=|zone=|utc|[0-9.-]){0,40}",
        site in any_defaults(),
    ) {
        let (query, _) = TaskQuery::parse(&search, &site);
        let query = with_scope_of(&site, query);
        let spelling = query.print(&site);
        let (again, notices) = TaskQuery::parse(&spelling, &site);
        prop_assert_eq!(again.print(&site), spelling);
        prop_assert_eq!((again, notices), (query, vec![]));
    }
}
