//! The plan against lists that change during the load.

use super::simulation::{Change, ChangingServer, Load, Step};
use super::*;
use proptest::prelude::*;

fn start(before_request: usize, started: i64) -> Change {
    Change {
        before_request,
        started,
        removed: Vec::new(),
    }
}

/// Removes one task, some thousandths into the list.
fn remove(before_request: usize, place: usize) -> Change {
    Change {
        before_request,
        started: 0,
        removed: vec![place],
    }
}

#[test]
fn a_task_started_between_two_pages_restarts_the_load_once() {
    // Requests: 200 rows, then page 1 of 2,000, then 2 and 3 at once; page 2 shows the shift. Then pages 1, 2 and 3.
    let load = Load::of(ChangingServer::changing(5_000, [start(2, 1)]));
    assert_eq!(load.outcome(), (5_001, 1, 7, Some(Stop::Complete)));
}

#[test]
fn a_task_removed_between_two_pages_leaves_no_gap() {
    // The number loaded equals the new total, but one of the tasks is missing.
    let load = Load::of(ChangingServer::changing(2_500, [remove(2, 100)]));
    assert_eq!(load.outcome(), (2_499, 1, 5, Some(Stop::Complete)));
    assert_eq!(load.ids(), load.always);
}

#[test]
fn a_repeated_task_shows_a_shift_when_the_total_does_not() {
    let one_for_one = Change {
        started: 1,
        ..remove(2, 900)
    };
    let load = Load::of(ChangingServer::changing(5_000, [one_for_one]));
    assert_eq!(load.outcome(), (5_000, 1, 7, Some(Stop::Complete)));
    assert_eq!(load.ids(), load.always);
    let load = Load::of(ChangingServer {
        tells_total: false,
        ..ChangingServer::changing(5_000, [start(2, 1)])
    });
    assert_eq!(load.outcome(), (5_001, 1, 7, Some(Stop::Complete)));
}

#[test]
fn the_big_first_page_may_have_another_total_than_the_small_one() {
    let load = Load::of(ChangingServer::changing(
        3_000,
        [start(1, 5), remove(1, 900)],
    ));
    assert_eq!(load.outcome(), (3_004, 0, 3, Some(Stop::Complete)));
}

#[test]
fn a_shift_between_two_pages_answered_in_reverse_order_is_detected() {
    // Page 3 is answered, then a task starts and one at the end is removed, then page 2 is answered: the task between the
    // two pages is on neither, and the total is the same.
    let changed = Change {
        started: 1,
        ..remove(3, 999)
    };
    let course = [
        [Step::First; 4].as_slice(),
        &[Step::Last; 2],
        &[Step::First; 9],
    ]
    .concat();
    let load = Load::run(
        &mut ChangingServer::changing(6_001, [changed]),
        LoadPlan::new(usize::MAX),
        None,
        &course,
    );
    assert_eq!(
        (load.restarts, load.stop, load.max_pending),
        (1, Some(Stop::Complete), 2)
    );
    assert!(load.always.is_subset(&load.ids()));
}

#[test]
fn a_task_removed_after_the_small_first_page_restarts_the_load() {
    // Otherwise the removed task would make up for one that is not loaded.
    let load = Load::of(ChangingServer {
        cap: 1_000,
        ..ChangingServer::changing(2_002, [remove(1, 0)])
    });
    assert_eq!(load.outcome(), (2_001, 1, 5, Some(Stop::Complete)));
    assert_eq!(load.ids(), load.always);
}

#[test]
fn a_single_page_is_complete_whatever_changed() {
    assert_eq!(
        Load::of(ChangingServer::changing(150, [start(1, 1), start(2, 1)])).outcome(),
        (150, 0, 1, Some(Stop::Complete))
    );
    // 201 tasks come as 200 and as 202: the total changed, and the second response has everything.
    assert_eq!(
        Load::of(ChangingServer::changing(201, [start(1, 1)])).outcome(),
        (202, 0, 2, Some(Stop::Complete))
    );
}

#[test]
fn a_load_of_a_list_that_shrinks_ends_complete_with_fewer_tasks() {
    let vanish = Change {
        before_request: 2,
        started: 0,
        removed: vec![500; 4_900],
    };
    let load = Load::of(ChangingServer::changing(5_000, [vanish]));
    assert_eq!(load.outcome(), (100, 1, 5, Some(Stop::Complete)));
    let nothing_left = Change {
        before_request: 2,
        started: 0,
        removed: vec![0; 5_000],
    };
    assert_eq!(
        Load::of(ChangingServer::changing(5_000, [nothing_left])).outcome(),
        (0, 1, 5, Some(Stop::Complete))
    );
}

#[test]
fn a_list_that_always_changes_is_loaded_three_times_and_stops_as_shifting() {
    let load = Load::of(ChangingServer::changing(
        5_000,
        (0..40).map(|request| start(request, 1)),
    ));
    assert_eq!((load.restarts, load.stop), (2, Some(Stop::Shifting)));
    assert!(load.requests.len() <= 1 + 3 * 4, "{:?}", load.requests);
    assert!(
        load.always.is_subset(&load.ids()),
        "tasks that only start push none out of reach"
    );
}

#[test]
fn a_load_resumed_after_its_limit_restarts_if_the_list_has_shifted() {
    // The limit is reached with request 6 (10,000 tasks); the list has shifted before the seventh.
    let mut server = ChangingServer::changing(12_000, [start(6, 3)]);
    let load = Load::run(&mut server, LoadPlan::default(), None, &[Step::First]);
    assert_eq!(load.outcome(), (12_003, 1, 6 + 1 + 7, Some(Stop::Complete)));
    // All restarts before the limit were used up: the resumed load may restart anew.
    let mut server = ChangingServer::changing(
        12_000,
        [start(2, 1), start(4, 1), start(6, 1), start(11, 1)],
    );
    let load = Load::run(&mut server, LoadPlan::default(), None, &[Step::First]);
    assert_eq!(
        (load.set.len(), load.restarts, load.stop),
        (12_004, 3, Some(Stop::Complete))
    );
    assert_eq!(load.ids(), load.always);
}

#[test]
fn a_server_that_falls_back_to_few_rows_for_a_big_size_is_loaded_completely() {
    let load = Load::of(ChangingServer {
        fallback_size: 1_000,
        ..ChangingServer::new(500)
    });
    assert_eq!(
        (load.set.len(), load.restarts, load.stop),
        (500, 1, Some(Stop::Complete))
    );
}

#[test]
fn a_server_that_ignores_the_page_causes_no_restart() {
    let load = Load::of(ChangingServer {
        ignores_page: true,
        ..ChangingServer::new(5_000)
    });
    assert_eq!(load.outcome(), (2_000, 0, 4, Some(Stop::Short)));
}

#[test]
fn non_task_entries_on_several_pages_cause_no_restart() {
    let load = Load::of(ChangingServer {
        not_task_every: Some(7),
        ..ChangingServer::new(7_000)
    });
    assert_eq!(load.outcome(), (7_000, 0, 5, Some(Stop::Complete)));
    assert_eq!(load.set.not_tasks().len(), 1_000);
}

fn any_changes(most_removed: usize) -> impl Strategy<Value = Vec<Change>> {
    let change = (
        1..24_usize,
        0..4_i64,
        proptest::collection::vec(0..1_000_usize, 0..=most_removed),
    );
    let change = change.prop_map(|(before_request, started, removed)| Change {
        before_request,
        started,
        removed,
    });
    proptest::collection::vec(change, 0..8)
}

/// Any course of steps in which some requests succeed.
fn any_course() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => Just(Step::First), 4 => Just(Step::Last), 1 => Just(Step::FirstFails), 1 => Just(Step::LastFails),
    ];
    proptest::collection::vec(step, 0..24).prop_map(|mut course| {
        course.extend([Step::First; 3]);
        course
    })
}

/// Few tasks with small pages, or many with big ones.
fn any_server(most_removed: usize) -> impl Strategy<Value = ChangingServer> {
    let sizes = prop_oneof![
        (0..400_i64, 1..80_usize),
        (150..3_000_i64, 150..2_500_usize)
    ];
    let not_task_every = proptest::option::weighted(0.3, 2..50_i64);
    (sizes, not_task_every, any_changes(most_removed)).prop_map(
        |((tasks, cap), not_task_every, changes)| ChangingServer {
            cap,
            not_task_every,
            ..ChangingServer::changing(tasks, changes)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_complete_load_has_every_task_that_was_always_there_and_none_twice(
        mut server in any_server(3), limit in prop_oneof![Just(usize::MAX), 0..3_000_usize],
        pause in proptest::option::of(1..20_usize), course in any_course(),
    ) {
        let load = Load::run(&mut server, LoadPlan::new(limit), pause, &course);
        prop_assert!(load.max_pending <= 2, "{} requests at once", load.max_pending);
        let ids = load.ids();
        prop_assert_eq!(ids.len(), load.set.len(), "a task came twice");
        prop_assert!(ids.is_subset(&load.ever));
        if load.stop == Some(Stop::Complete) {
            let missed: Vec<_> = load.always.iter().filter(|id| server.is_task(**id) && !ids.contains(id)).collect();
            prop_assert!(missed.is_empty(), "missed {:?}", missed);
            prop_assert_eq!(load.set.entry_count(), server.list.len());
            if load.always == load.ever {
                prop_assert!(ids.is_subset(&load.always), "an unchanged list is what is loaded");
            }
        }
        prop_assert_eq!(load.set.is_all(load.stop), load.stop == Some(Stop::Complete));
    }

    #[test]
    fn a_complete_load_without_a_total_misses_nothing_when_tasks_only_start(server in any_server(0)) {
        let load = Load::of(ChangingServer { tells_total: false, not_task_every: None, ..server });
        let ids = load.ids();
        prop_assert_eq!(ids.len(), load.set.len());
        prop_assert!(load.stop != Some(Stop::Complete) || load.always.is_subset(&ids));
    }

    #[test]
    fn a_list_that_does_not_change_is_loaded_without_restart(
        server in any_server(0), tells_total: bool, course in any_course(), pause in proptest::option::of(1..8_usize),
    ) {
        let mut server = ChangingServer { tells_total, changes: Vec::new(), not_task_every: None, ..server };
        let load = Load::run(&mut server, LoadPlan::new(usize::MAX), pause, &course);
        prop_assert!(load.max_pending <= 2);
        prop_assert_eq!((load.restarts, load.stop, load.ids()), (0, Some(Stop::Complete), load.always));
    }

    #[test]
    fn the_limit_stops_a_load_with_the_response_that_reaches_it(
        tasks in 0..9_000_i64, cap in 200..2_500_usize, limit in 0..9_000_usize, course in any_course(),
    ) {
        let mut server = ChangingServer { cap, ..ChangingServer::new(tasks) };
        let load = Load::run(&mut server, LoadPlan::new(limit), None, &course);
        prop_assert_eq!(load.set.len(), server.list.len(), "and goes on when asked");
        if let Some(loaded) = load.at_limit {
            prop_assert!(loaded >= limit && loaded < limit.max(1) + 2_000.min(cap).max(FIRST_SIZE));
        }
    }

    #[test]
    fn every_load_ends_with_any_server(
        server in any_server(3), ignores_page: bool, tells_total: bool, fallback_size in 100..3_000_usize,
    ) {
        let load = Load::of(ChangingServer { fallback_size, ignores_page, tells_total, ..server });
        prop_assert!(load.stop.is_some());
    }
}
