//! The question and the errors of a form, and how it adopts changes.

use super::*;
use crate::generators::any_query;
use chrono::NaiveDateTime;
use proptest::prelude::*;

fn draft() -> FilterDraft {
    let scope = Scope {
        cluster: ClusterId(1),
        tenant: TenantId(2),
    };
    FilterDraft::of(Some(scope), &TaskFilter::default(), |_| String::new())
}

/// Clocks that show a time when the function says.
struct TestClocks(fn(NaiveDateTime) -> MappedLocalTime<Instant>);

impl Clocks for TestClocks {
    fn now(&self) -> Instant {
        Instant::default()
    }

    fn wall(&self, instant: Instant) -> NaiveDateTime {
        instant.naive_utc()
    }

    fn to_instant(&self, wall: NaiveDateTime) -> MappedLocalTime<Instant> {
        self.0(wall)
    }
}

const UTC: TestClocks = TestClocks(|wall| MappedLocalTime::Single(wall.and_utc()));

#[test]
fn every_invalid_field_is_reported_at_once() {
    let draft = FilterDraft {
        cluster: String::new(),
        tenant: "ten".into(),
        backup_set_id: "1.5".into(),
        range: RangeChoice::Custom,
        start: "tomorrow".into(),
        ..draft()
    };
    let expected = vec![
        (Field::Cluster, FieldError::Missing),
        (Field::Tenant, FieldError::NotAnId),
        (Field::BackupSetId, FieldError::NotAnId),
        (Field::Start, FieldError::NotATime),
    ];
    assert_eq!(draft.check(&UTC), Err(expected));
}

#[test]
fn check_filter_needs_no_scope() {
    let without_scope = FilterDraft {
        cluster: String::new(),
        tenant: String::new(),
        ..draft()
    };
    assert_eq!(without_scope.check_filter(&UTC), Ok(TaskFilter::default()));
    let wrong = FilterDraft {
        backup_set_id: "x".into(),
        ..without_scope
    };
    assert_eq!(
        wrong.check_filter(&UTC),
        Err(vec![(Field::BackupSetId, FieldError::NotAnId)])
    );
}

#[test]
fn ids_are_read_as_people_paste_them() {
    let with = |tenant: &str| {
        FilterDraft {
            tenant: tenant.into(),
            ..draft()
        }
        .check(&UTC)
        .map(|question| question.scope.tenant.0)
    };
    assert_eq!(with(" 9223372036854775807 "), Ok(i64::MAX));
    for (text, id) in [
        ("１２３", 123),
        ("\u{200b}123\u{feff}", 123),
        ("1,234", 1_234),
        ("1 000 005", 1_000_005),
    ] {
        assert_eq!(with(text), Ok(id), "{text}");
    }
    assert_eq!(
        with("9223372036854775808"),
        Err(vec![(Field::Tenant, FieldError::TooLarge)])
    );
    for text in ["-1", "+1", "1e3", "٣", "1,2", "1.234"] {
        assert_eq!(
            with(text),
            Err(vec![(Field::Tenant, FieldError::NotAnId)]),
            "{text}"
        );
    }
}

#[test]
fn a_range_must_not_end_before_it_starts_and_may_be_open() {
    let with = |start: &str, end: &str| {
        FilterDraft {
            range: RangeChoice::Custom,
            start: start.into(),
            end: end.into(),
            ..draft()
        }
        .check(&UTC)
        .map(|question| question.filter.range)
    };
    assert_eq!(
        with("2024-08-09", "2024-08-08"),
        Err(vec![(Field::End, FieldError::EndBeforeStart)])
    );
    assert_eq!(with("", " "), Ok(TimeRange::Relative(Preset::All)));
    assert!(
        matches!(with("", "2024-08-08 10:00"), Ok(TimeRange::Absolute(bounds)) if bounds.start.is_none())
    );
    assert!(with("2024-08-09", "2024-08-09").is_ok());
}

#[test]
fn local_time_that_exists_twice_needs_an_offset_but_a_day_does_not() {
    let twice = TestClocks(|wall| {
        let first = wall.and_utc();
        MappedLocalTime::Ambiguous(first, first + chrono::TimeDelta::hours(1))
    });
    let range = |start: &str, end: &str| {
        let draft = FilterDraft {
            range: RangeChoice::Custom,
            start: start.into(),
            end: end.into(),
            ..draft()
        };
        draft.check_range(&twice)
    };
    assert_eq!(
        range("2024-11-03 01:30", "2024-11-03T01:30:00-05:00"),
        Err(vec![(Field::Start, FieldError::AmbiguousLocalTime)])
    );
    assert!(range("2024-11-03 01:30:00-04:00", "").is_ok());
    let Ok(TimeRange::Absolute(bounds)) = range("2024-11-03", "2024-11-03") else {
        panic!("a day")
    };
    let (start, end) = (bounds.start.unwrap(), bounds.end.unwrap());
    assert_eq!((end - start).num_seconds(), 86_399 + 3_600);
}

#[test]
fn a_local_time_that_the_clocks_skip_is_an_error() {
    let draft = FilterDraft {
        range: RangeChoice::Custom,
        start: "2024-03-31 02:30".into(),
        ..draft()
    };
    assert_eq!(
        draft.check(&TestClocks(|_| MappedLocalTime::None)),
        Err(vec![(Field::Start, FieldError::NoSuchLocalTime)])
    );
}

#[test]
fn adopt_changes_keeps_what_was_typed_in_other_fields() {
    let before = draft();
    let mut typed = FilterDraft {
        backup_set_id: "7x".into(),
        tenant: "22".into(),
        ..draft()
    };
    let statuses = StatusSet::of_phase(crate::task::status::Phase::Ended);
    let now = FilterDraft {
        range: RangeChoice::Custom,
        end: "2024-08-09".into(),
        statuses,
        ..draft()
    };
    assert_eq!(
        typed.adopt_changes(&before, now.clone()),
        [Field::Start, Field::End]
    );
    assert_eq!(
        typed,
        FilterDraft {
            backup_set_id: "7x".into(),
            tenant: "22".into(),
            ..now
        }
    );
}

#[test]
fn adopt_changes_adopts_each_status_by_itself() {
    let with = |statuses: &[Status]| FilterDraft {
        statuses: statuses.iter().copied().collect(),
        ..draft()
    };
    // The user has checked Doing and unchecked Done since the last question.
    let mut form = with(&[Status::Failed, Status::Doing]);
    form.adopt_changes(
        &with(&[Status::Failed, Status::Done]),
        with(&[Status::Done]),
    );
    assert_eq!(form, with(&[Status::Doing]));
    form.adopt_changes(
        &with(&[Status::Done]),
        with(&[Status::Done, Status::Overdue]),
    );
    assert_eq!(form, with(&[Status::Doing, Status::Overdue]));
}

#[test]
fn check_range_ignores_errors_of_other_fields() {
    let form = FilterDraft {
        backup_set_id: "x".into(),
        cluster: String::new(),
        ..draft()
    };
    assert!(form.check_range(&UTC).is_ok() && form.check_filter(&UTC).is_err());
    let form = FilterDraft {
        range: RangeChoice::Custom,
        end: "soon".into(),
        ..form
    };
    assert_eq!(
        form.check_range(&UTC),
        Err(vec![(Field::End, FieldError::NotATime)])
    );
}

proptest! {
    #[test]
    fn the_form_of_a_question_checks_to_that_question(query in any_query()) {
        if let Some(scope) = query.scope {
            let wall = |instant: Instant| instant.naive_utc().to_string();
            let draft = FilterDraft::of(Some(scope), &query.filter, wall);
            prop_assert_eq!(draft.check(&UTC), Ok(Question { scope, filter: query.filter }));
        }
    }
}
