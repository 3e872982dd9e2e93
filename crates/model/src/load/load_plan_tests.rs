//! The plan against servers that keep the contract and servers that break it.

use super::*;
use crate::load::result_set::{ResultSet, tests::batch};
use proptest::prelude::*;

/// A server that does anything the contract leaves open.
#[derive(Clone, Debug)]
struct Server {
    tasks: usize,
    cap: usize,
    fixed_size: Option<usize>,
    ignores_page: bool,
    tells_total: bool,
    claims: usize,
}

impl Server {
    fn honest(tasks: usize) -> Self {
        Self {
            tasks,
            cap: 2_000,
            fixed_size: None,
            ignores_page: false,
            tells_total: true,
            claims: tasks,
        }
    }

    /// Loads from this server to the end of the plan; returns the requests.
    fn load(&self, plan: &mut LoadPlan, set: &mut ResultSet) -> Vec<PageRequest> {
        let mut requests = Vec::new();
        while let Some(request) = plan.next(Pace::Single) {
            assert!(plan.is_next(request) && plan.next(Pace::Single).is_none());
            requests.push(request);
            assert!(requests.len() <= self.tasks + 5, "endless: {self:?}");
            let size = self.fixed_size.unwrap_or(request.size).min(self.cap);
            let page = if self.ignores_page { 1 } else { request.page };
            let start = ((page - 1) * size).min(self.tasks);
            let end = (start + size).min(self.tasks);
            let response = batch(
                (start..end).filter_map(|id| i64::try_from(id).ok()),
                self.claims as u64,
            );
            let entries = response.received();
            let total = response.total.filter(|_| self.tells_total);
            let new = set.merge(response);
            let progressed = plan.record_response(ReceivedPage {
                entries,
                new,
                loaded: set.entry_count(),
                total,
            });
            assert_eq!(
                progressed,
                PlanOutcome::Continue,
                "this list does not change: {self:?}"
            );
        }
        requests
    }
}

fn load(server: &Server) -> (usize, Vec<PageRequest>, Option<Stop>) {
    let (mut plan, mut set) = (LoadPlan::default(), ResultSet::default());
    plan.load_all();
    let requests = server.load(&mut plan, &mut set);
    (set.len(), requests, plan.stop())
}

#[test]
fn a_small_result_takes_one_request() {
    assert_eq!(
        load(&Server::honest(200)),
        (
            200,
            vec![PageRequest { page: 1, size: 200 }],
            Some(Stop::Complete)
        )
    );
    assert_eq!(load(&Server::honest(0)).1.len(), 1);
}

#[test]
fn the_rest_takes_few_big_requests() {
    let (loaded, requests, stop) = load(&Server::honest(12_000));
    assert_eq!(
        (loaded, requests.len(), stop),
        (12_000, 7, Some(Stop::Complete))
    );
}

#[test]
fn loading_stops_at_the_limit_and_resumes_on_demand() {
    let (mut plan, mut set) = (LoadPlan::default(), ResultSet::default());
    let server = Server::honest(12_345);
    server.load(&mut plan, &mut set);
    assert_eq!((set.len(), plan.stop()), (10_000, Some(Stop::Limit)));
    plan.load_all();
    assert_eq!(server.load(&mut plan, &mut set).len(), 2);
    assert_eq!((set.len(), plan.stop()), (12_345, Some(Stop::Complete)));
}

#[test]
fn a_configured_limit_stops_the_load() {
    for (limit, loaded) in [(0, 200), (100, 200), (201, 2_000), (4_001, 6_000)] {
        let (mut plan, mut set) = (LoadPlan::new(limit), ResultSet::default());
        Server::honest(9_000).load(&mut plan, &mut set);
        assert_eq!((set.len(), plan.stop()), (loaded, Some(Stop::Limit)));
    }
    assert_eq!(LoadPlan::default(), LoadPlan::new(DEFAULT_LIMIT));
}

#[test]
fn a_response_taken_in_after_the_user_stopped_the_load_does_not_start_it_again() {
    let mut plan = LoadPlan::new(10_000);
    plan.next(Pace::Full);
    plan.cancel();
    let received = ReceivedPage {
        entries: 200,
        new: 200,
        loaded: 200,
        total: Some(8_000),
    };
    assert_eq!(plan.record_response(received), PlanOutcome::Continue);
    assert_eq!(plan.stop(), Some(Stop::Cancelled));
}

#[test]
fn a_full_page_repeated_without_a_total_does_not_prove_the_end() {
    let server = Server {
        ignores_page: true,
        tells_total: false,
        ..Server::honest(5_000)
    };
    assert_eq!(
        (load(&server).0, load(&server).2),
        (2_000, Some(Stop::Short))
    );
}

#[test]
fn a_cancelled_load_can_be_resumed() {
    let mut plan = LoadPlan::default();
    let first = ReceivedPage {
        entries: 200,
        new: 200,
        loaded: 200,
        total: Some(5_000),
    };
    assert_eq!(plan.record_response(first), PlanOutcome::Continue);
    let next = plan.next(Pace::Full).unwrap();
    plan.cancel();
    plan.give_back(next);
    assert_eq!(
        (plan.next(Pace::Full), plan.stop()),
        (None, Some(Stop::Cancelled))
    );
    plan.load_all();
    assert_eq!(plan.next(Pace::Full), Some(next));
}

/// A plan after responses with these numbers of entries, all of them new.
fn after(entries_per_page: &[usize], total: Option<u64>, limit: usize) -> LoadPlan {
    let mut plan = LoadPlan::new(limit);
    let mut loaded = 0;
    for (number, entries) in entries_per_page.iter().enumerate() {
        assert!(plan.next(Pace::Single).is_some());
        let new = if number == 1 && entries_per_page[0] == FIRST_SIZE {
            entries - FIRST_SIZE
        } else {
            *entries
        };
        loaded += new;
        assert_eq!(
            plan.record_response(ReceivedPage {
                entries: *entries,
                new,
                loaded,
                total
            }),
            PlanOutcome::Continue
        );
    }
    plan
}

/// The pages that the plan hands out at once.
fn pages(plan: &mut LoadPlan, pace: Pace) -> Vec<usize> {
    std::iter::from_fn(|| plan.next(pace))
        .map(|request| request.page)
        .collect()
}

#[test]
fn a_second_request_is_sent_ahead_when_page_size_and_another_page_are_known() {
    let handed_out = |entries_per_page: &[usize], total, limit| {
        pages(&mut after(entries_per_page, total, limit), Pace::Full)
    };
    assert_eq!(handed_out(&[], None, 10_000), [1]);
    assert_eq!(
        handed_out(&[200], Some(12_000), 10_000),
        [1],
        "the size of a big page is not known"
    );
    assert_eq!(handed_out(&[200, 2_000], Some(12_000), 10_000), [2, 3]);
    assert_eq!(handed_out(&[200, 500], Some(12_000), 10_000), [2, 3]);
    assert_eq!(
        handed_out(&[10], Some(12_000), 10_000),
        [2],
        "small pages one by one"
    );
    assert_eq!(handed_out(&[199], Some(12_000), 10_000), [2]);
    assert_eq!(handed_out(&[5_000], Some(12_000), 20_000), [2, 3]);
    assert_eq!(handed_out(&[200, 2_000], None, 10_000), [2]);
    assert_eq!(handed_out(&[200, 2_000], Some(4_000), 10_000), [2]);
    assert_eq!(handed_out(&[200, 2_000], Some(4_001), 10_000), [2, 3]);
    assert_eq!(
        handed_out(&[200, 2_000], Some(12_000), 4_000),
        [2],
        "page 2 reaches the limit"
    );
    assert_eq!(handed_out(&[200, 2_000], Some(12_000), 4_001), [2, 3]);
}

#[test]
fn a_yielding_load_requests_only_its_first_rows() {
    assert_eq!(
        pages(&mut after(&[], None, 10_000), Pace::FirstRowsOnly),
        [1]
    );
    for entries_per_page in [&[200][..], &[10], &[200, 2_000]] {
        let mut plan = after(entries_per_page, Some(12_000), 10_000);
        assert_eq!(plan.next(Pace::FirstRowsOnly), None);
        assert_eq!(pages(&mut plan, Pace::Single).len(), 1);
        assert_eq!(plan.next(Pace::FirstRowsOnly), None);
    }
}

#[test]
fn only_a_request_given_back_is_handed_out_again() {
    let mut plan = after(&[200, 2_000], Some(12_000), 10_000);
    let [second, third] = [
        plan.next(Pace::Full).unwrap(),
        plan.next(Pace::Full).unwrap(),
    ];
    plan.give_back(second);
    assert_eq!(
        (plan.next(Pace::Full), plan.next(Pace::Full)),
        (Some(second), None)
    );
    plan.give_back(third);
    assert_eq!(
        (plan.next(Pace::Full), plan.next(Pace::Full)),
        (Some(third), None)
    );
    let second_page = ReceivedPage {
        entries: 2_000,
        new: 2_000,
        loaded: 4_000,
        total: Some(12_000),
    };
    assert_eq!(
        (
            plan.record_response(second_page),
            plan.is_next(third),
            plan.is_next_sent()
        ),
        (PlanOutcome::Continue, true, true)
    );
    assert_eq!(
        pages(&mut plan, Pace::Full),
        [4],
        "page 3 is pending already"
    );
}

#[test]
fn a_shifted_list_is_requested_page_by_page_until_the_user_wants_all() {
    let mut plan = after(&[200, 2_000], Some(12_000), 20_000);
    assert_eq!(pages(&mut plan, Pace::Full), [2, 3]);
    let shifted = ReceivedPage {
        entries: 2_000,
        new: 1_999,
        loaded: 3_999,
        total: Some(12_001),
    };
    assert_eq!(plan.record_response(shifted), PlanOutcome::Restart);
    assert_eq!(pages(&mut plan, Pace::Full), [1]);
    let again = ReceivedPage {
        entries: 2_000,
        new: 2_000,
        loaded: 2_000,
        total: Some(12_001),
    };
    assert_eq!(
        (plan.record_response(again), pages(&mut plan, Pace::Full)),
        (PlanOutcome::Continue, vec![2])
    );
    plan.load_all();
    assert_eq!(pages(&mut plan, Pace::Full), [3]);
}

#[test]
fn a_server_that_ignores_size_or_page_is_loaded_without_an_endless_loop() {
    let ignores_size = Server {
        fixed_size: Some(10),
        ..Server::honest(237)
    };
    assert_eq!(load(&ignores_size).0, 237);
    let gives_all = Server {
        fixed_size: Some(5_000),
        cap: 5_000,
        ..Server::honest(3_000)
    };
    assert_eq!((load(&gives_all).0, load(&gives_all).1.len()), (3_000, 1));
    let ignores_page = Server {
        ignores_page: true,
        ..Server::honest(5_000)
    };
    assert_eq!(
        (load(&ignores_page).0, load(&ignores_page).2),
        (2_000, Some(Stop::Short))
    );
    let miscounts = Server {
        claims: 260,
        ..Server::honest(237)
    };
    assert_eq!(
        (load(&miscounts).0, load(&miscounts).2),
        (237, Some(Stop::Short))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_task_of_a_server_that_pages_is_loaded(
        tasks in 0..9_000_usize, cap in 1..3_000_usize, fixed_size in proptest::option::of(1..3_000_usize), tells_total: bool,
    ) {
        prop_assume!(tasks / cap.min(fixed_size.unwrap_or(cap)) < 500);
        let server = Server { cap, fixed_size, tells_total, ..Server::honest(tasks) };
        let (loaded, _, stop) = load(&server);
        prop_assert_eq!((loaded, stop), (tasks, Some(Stop::Complete)));
    }

    #[test]
    fn no_server_makes_the_plan_endless(
        tasks in 0..500_usize, cap in 1..300_usize, fixed_size in proptest::option::of(1..300_usize),
        ignores_page: bool, tells_total: bool, claims in 0..900_usize,
    ) {
        let server = Server { tasks, cap, fixed_size, ignores_page, tells_total, claims };
        let (loaded, _, stop) = load(&server);
        prop_assert!(loaded <= tasks && stop.is_some());
    }
}
