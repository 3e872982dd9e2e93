//! Which requests are kept, and how they are numbered.

use proptest::prelude::*;

use super::*;

type Requests = Journal<&'static str>;

fn now() -> Instant {
    Instant::from_timestamp(1_723_204_800, 0).unwrap()
}

fn numbers(journal: &Requests) -> Vec<u32> {
    journal.entries().map(|entry| entry.number).collect()
}

#[test]
fn a_request_has_its_outcome_after_it_ends() {
    let mut journal = Requests::default();
    assert_eq!((journal.newest_number(), journal.entry(1)), (0, None));
    let number = journal.begin("/api/a?page=1", 2, now());
    let entry = journal.entry(number).unwrap();
    assert_eq!(
        (entry.number, entry.number_in_load, entry.tries, entry.sent),
        (1, 1, 2, now())
    );
    assert_eq!(
        (entry.target.as_str(), &entry.outcome),
        ("/api/a?page=1", &Outcome::Pending)
    );
    let transfer = Transfer {
        http_status: 200,
        bytes: 7,
        milliseconds: 12,
    };
    let response = ResponseFacts {
        trace_id: Some("5cf1".to_owned()),
        tasks: Some(3),
        ..ResponseFacts::default()
    };
    journal.end(number, Outcome::Answered, transfer, response.clone());
    let entry = journal.entry(number).unwrap();
    assert_eq!(
        (&entry.outcome, entry.transfer, &entry.response),
        (&Outcome::Answered, transfer, &response)
    );
}

#[test]
fn the_first_outcome_of_a_request_stays() {
    let mut journal = Requests::default();
    let number = journal.begin("/a", 1, now());
    assert!(journal.end(
        number,
        Outcome::Failed("no"),
        Transfer::default(),
        ResponseFacts::default()
    ));
    assert!(!journal.end(
        number,
        Outcome::Dropped,
        Transfer::default(),
        ResponseFacts::default()
    ));
    assert_eq!(
        journal.entry(number).unwrap().outcome,
        Outcome::Failed("no")
    );
}

#[test]
fn requests_are_numbered_by_load_and_empty_loads_are_skipped() {
    let mut journal = Requests::default();
    for _ in 0..2 {
        journal.begin("/a", 1, now());
    }
    journal.begin_load();
    journal.begin_load();
    for _ in 0..3 {
        journal.begin("/b", 1, now());
    }
    let numbers: Vec<_> = journal
        .entries()
        .map(|entry| (entry.load, entry.number_in_load))
        .collect();
    assert_eq!(numbers, [(2, 3), (2, 2), (2, 1), (0, 2), (0, 1)]);
}

#[test]
fn numbers_in_a_long_load_count_requests_that_are_not_kept() {
    let mut journal = Requests::default();
    for _ in 0..MAX_ENTRIES + 51 {
        journal.begin("/a", 1, now());
    }
    assert_eq!(journal.entries().count(), MAX_ENTRIES);
    assert_eq!(
        journal.entries().next().map(|entry| entry.number_in_load),
        u32::try_from(MAX_ENTRIES + 51).ok()
    );
    assert_eq!(journal.entry(51), None);
}

#[test]
fn a_cleared_journal_ignores_late_outcomes() {
    let mut journal = Requests::default();
    let number = journal.begin("/a", 1, now());
    journal.clear();
    assert!(!journal.end(
        number,
        Outcome::Answered,
        Transfer::default(),
        ResponseFacts::default()
    ));
    assert_eq!((journal.newest_number(), journal.entries().count()), (0, 0));
    assert_eq!(
        journal.begin("/a", 1, now()),
        2,
        "a late outcome reaches no other request"
    );
}

proptest! {
    #[test]
    fn the_newest_requests_are_kept_in_order(steps in prop::collection::vec(0..5_u8, 0..400)) {
        let (mut journal, mut begun, mut least) = (Requests::default(), 0, 0);
        for step in steps {
            match step {
                0 => journal.begin_load(),
                1 => _ = journal.end(begun / 2, Outcome::Answered, Transfer::default(), ResponseFacts::default()),
                2 if begun % 97 == 96 => {
                    journal.clear();
                    least = begun;
                }
                _ => {
                    begun += 1;
                    prop_assert_eq!(journal.begin("/a", 1, now()), begun);
                }
            }
            let kept = u32::try_from(MAX_ENTRIES).unwrap();
            let expected: Vec<_> = (least.max(begun.saturating_sub(kept)) + 1..=begun).rev().collect();
            prop_assert_eq!(numbers(&journal), expected);
            for pair in journal.entries().collect::<Vec<_>>().windows(2) {
                prop_assert!(pair[0].load >= pair[1].load);
                prop_assert_eq!(pair[0].number_in_load, if pair[0].load == pair[1].load { pair[1].number_in_load + 1 } else { 1 });
            }
        }
    }
}
