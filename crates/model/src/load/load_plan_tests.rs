//! The plan against servers that keep the contract and servers that do not.

use super::*;
use crate::load::result_set::{ResultSet, tests::batch};
use proptest::prelude::*;

/// A server as the contract leaves it open.
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

    /// Loads from this server to the end of the plan; returns what was loaded, the requests and the stop.
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
            let answer = batch(
                (start..end).filter_map(|id| i64::try_from(id).ok()),
                self.claims as u64,
            );
            let entries = answer.received();
            let total = answer.total.filter(|_| self.tells_total);
            let new = set.merge(answer);
            let progressed = plan.answered(Received {
                entries,
                new,
                loaded: set.accounted(),
                total,
            });
            assert_eq!(
                progressed,
                Progressed::On,
                "this list stands still: {self:?}"
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
fn loading_stops_at_the_limit_and_goes_on_when_asked() {
    let (mut plan, mut set) = (LoadPlan::default(), ResultSet::default());
    let server = Server::honest(12_345);
    server.load(&mut plan, &mut set);
    assert_eq!((set.len(), plan.stop()), (10_000, Some(Stop::Limit)));
    plan.load_all();
    assert_eq!(server.load(&mut plan, &mut set).len(), 2);
    assert_eq!((set.len(), plan.stop()), (12_345, Some(Stop::Complete)));
}

#[test]
fn the_limit_is_whoever_hosts_the_console_to_set() {
    for (limit, loaded) in [(0, 200), (100, 200), (201, 2_000), (4_001, 6_000)] {
        let (mut plan, mut set) = (LoadPlan::new(limit), ResultSet::default());
        Server::honest(9_000).load(&mut plan, &mut set);
        assert_eq!((set.len(), plan.stop()), (loaded, Some(Stop::Limit)));
    }
    assert_eq!(LoadPlan::default(), LoadPlan::new(DEFAULT_LIMIT));
}

#[test]
fn a_full_page_that_repeats_itself_without_a_total_is_no_proof_of_the_end() {
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
fn a_cancelled_load_can_be_taken_up_again() {
    let mut plan = LoadPlan::default();
    let first = Received {
        entries: 200,
        new: 200,
        loaded: 200,
        total: Some(5_000),
    };
    assert_eq!(plan.answered(first), Progressed::On);
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

/// A plan after these answers, each with as many entries, all new, of a total.
fn after(answers: &[usize], total: Option<u64>, limit: usize) -> LoadPlan {
    let mut plan = LoadPlan::new(limit);
    let mut loaded = 0;
    for (number, entries) in answers.iter().enumerate() {
        assert!(plan.next(Pace::Single).is_some());
        let new = if number == 1 && answers[0] == FIRST_SIZE {
            entries - FIRST_SIZE
        } else {
            *entries
        };
        loaded += new;
        assert_eq!(
            plan.answered(Received {
                entries: *entries,
                new,
                loaded,
                total
            }),
            Progressed::On
        );
    }
    plan
}

/// The pages that may be under way at once.
fn pages(plan: &mut LoadPlan, pace: Pace) -> Vec<usize> {
    std::iter::from_fn(|| plan.next(pace))
        .map(|request| request.page)
        .collect()
}

#[test]
fn a_second_request_goes_out_when_the_page_size_and_more_tasks_are_known() {
    let under_way =
        |answers: &[usize], total, limit| pages(&mut after(answers, total, limit), Pace::Full);
    assert_eq!(under_way(&[], None, 10_000), [1]);
    assert_eq!(
        under_way(&[200], Some(12_000), 10_000),
        [1],
        "what a big page is, is not known"
    );
    assert_eq!(under_way(&[200, 2_000], Some(12_000), 10_000), [2, 3]);
    assert_eq!(under_way(&[200, 500], Some(12_000), 10_000), [2, 3]);
    assert_eq!(
        under_way(&[10], Some(12_000), 10_000),
        [2],
        "small pages one by one"
    );
    assert_eq!(under_way(&[199], Some(12_000), 10_000), [2]);
    assert_eq!(under_way(&[5_000], Some(12_000), 20_000), [2, 3]);
    assert_eq!(under_way(&[200, 2_000], None, 10_000), [2]);
    assert_eq!(under_way(&[200, 2_000], Some(4_000), 10_000), [2]);
    assert_eq!(under_way(&[200, 2_000], Some(4_001), 10_000), [2, 3]);
    assert_eq!(
        under_way(&[200, 2_000], Some(12_000), 4_000),
        [2],
        "the first of them reaches the limit"
    );
    assert_eq!(under_way(&[200, 2_000], Some(12_000), 4_001), [2, 3]);
}

#[test]
fn a_load_gives_way_with_all_but_its_first_rows() {
    assert_eq!(pages(&mut after(&[], None, 10_000), Pace::GivesWay), [1]);
    for answers in [&[200][..], &[10], &[200, 2_000]] {
        let mut plan = after(answers, Some(12_000), 10_000);
        assert_eq!(plan.next(Pace::GivesWay), None);
        assert_eq!(pages(&mut plan, Pace::Single).len(), 1);
        assert_eq!(plan.next(Pace::GivesWay), None);
    }
}

#[test]
fn what_is_given_back_is_handed_out_again_and_nothing_else_is() {
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
    let landed = Received {
        entries: 2_000,
        new: 2_000,
        loaded: 4_000,
        total: Some(12_000),
    };
    assert_eq!(
        (plan.answered(landed), plan.is_next(third), plan.is_asked()),
        (Progressed::On, true, true)
    );
    assert_eq!(
        pages(&mut plan, Pace::Full),
        [4],
        "the third is under way already"
    );
}

#[test]
fn a_list_that_has_shifted_is_asked_for_page_by_page_until_the_user_wants_all() {
    let mut plan = after(&[200, 2_000], Some(12_000), 20_000);
    assert_eq!(pages(&mut plan, Pace::Full), [2, 3]);
    let shifted = Received {
        entries: 2_000,
        new: 1_999,
        loaded: 3_999,
        total: Some(12_001),
    };
    assert_eq!(plan.answered(shifted), Progressed::StartsOver);
    assert_eq!(pages(&mut plan, Pace::Full), [1]);
    let again = Received {
        entries: 2_000,
        new: 2_000,
        loaded: 2_000,
        total: Some(12_001),
    };
    assert_eq!(
        (plan.answered(again), pages(&mut plan, Pace::Full)),
        (Progressed::On, vec![2])
    );
    plan.load_all();
    assert_eq!(pages(&mut plan, Pace::Full), [3]);
}

#[test]
fn a_server_that_ignores_size_or_page_gives_a_right_table_and_no_endless_loop() {
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
    fn every_server_that_pages_gives_all_its_tasks(
        tasks in 0..9_000_usize, cap in 1..3_000_usize, fixed_size in proptest::option::of(1..3_000_usize), tells_total: bool,
    ) {
        prop_assume!(tasks / cap.min(fixed_size.unwrap_or(cap)) < 500);
        let server = Server { cap, fixed_size, tells_total, ..Server::honest(tasks) };
        let (loaded, _, stop) = load(&server);
        prop_assert_eq!((loaded, stop), (tasks, Some(Stop::Complete)));
    }

    #[test]
    fn no_server_makes_the_plan_run_for_ever(
        tasks in 0..500_usize, cap in 1..300_usize, fixed_size in proptest::option::of(1..300_usize),
        ignores_page: bool, tells_total: bool, claims in 0..900_usize,
    ) {
        let server = Server { tasks, cap, fixed_size, ignores_page, tells_total, claims };
        let (loaded, _, stop) = load(&server);
        prop_assert!(loaded <= tasks && stop.is_some());
    }
}
