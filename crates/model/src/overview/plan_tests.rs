//! The order of the overview's requests, with any outcomes.

use super::*;
use proptest::prelude::*;

const LIMIT: usize = 100;

fn tenants(count: i64) -> impl Iterator<Item = TenantId> {
    (1..=count).map(TenantId)
}

/// A plan whose list of tenants has come.
fn listed() -> OverviewPlan {
    let mut plan = OverviewPlan::new(LIMIT);
    assert_eq!(plan.next(Pace::Full), Some(OverviewRequest::Tenants(1)));
    assert_eq!(plan.next(Pace::Full), None);
    plan.record_tenants(true);
    assert_eq!(plan.next(Pace::Full), Some(OverviewRequest::Tenants(2)));
    plan.record_tenants(false);
    assert!(matches!(
        plan.next(Pace::Full),
        Some(OverviewRequest::ClusterTasks(_))
    ));
    plan
}

fn page(entries: usize, loaded: usize, total: u64) -> ReceivedPage {
    ReceivedPage {
        entries,
        new: entries,
        loaded,
        total: Some(total),
    }
}

#[test]
fn cluster_is_asked_once_if_all_its_tasks_come() {
    let mut plan = listed();
    let outcome = plan.record_cluster_tasks(page(40, 40, 40), tenants(3));
    assert_eq!(outcome, ClusterOutcome::Complete);
    assert!(plan.is_done() && !plan.asks_each());
    assert_eq!(plan.next(Pace::Full), None);
}

#[test]
fn each_tenant_is_asked_if_the_cluster_has_too_many_tasks() {
    let mut plan = listed();
    let outcome = plan.record_cluster_tasks(page(40, 40, 101), tenants(3));
    assert_eq!(outcome, ClusterOutcome::Incomplete);
    assert!(plan.asks_each() && !plan.is_done());
}

#[test]
fn nothing_is_sent_beside_requests_of_the_user() {
    let mut plan = listed();
    plan.ask_each(tenants(3));
    assert_eq!(plan.next(Pace::FirstRowsOnly), None);
    assert!(plan.next(Pace::Single).is_some());
    assert_eq!(plan.next(Pace::Single), None);
    assert!(plan.next(Pace::Full).is_some());
    assert_eq!(plan.next(Pace::Full), None);
}

#[test]
fn without_tenants_there_is_nothing_to_ask() {
    let mut plan = listed();
    plan.ask_each(tenants(0));
    assert!(plan.is_done());
}

proptest! {
    /// Each outcome is: answered, failed or given back; whatever comes, two requests are pending at most, and each
    /// tenant is recorded exactly once.
    #[test]
    fn each_tenant_is_asked_until_it_is_recorded(count in 0..30_i64, outcomes in proptest::collection::vec(0..4_u8, 0..200)) {
        let mut plan = listed();
        plan.ask_each(tenants(count));
        let mut pending = Vec::new();
        let mut recorded = Vec::new();
        for outcome in outcomes.into_iter().chain(std::iter::repeat_n(1, 80)) {
            while let Some(request) = plan.next(Pace::Full) {
                pending.push(request);
            }
            prop_assert!(pending.len() <= MAX_PENDING);
            prop_assert_eq!(plan.pending(), pending.len());
            let Some(OverviewRequest::TenantTasks(tenant)) = pending.pop() else { break };
            match outcome {
                0 => plan.give_back(OverviewRequest::TenantTasks(tenant)),
                3 => {
                    plan.give_back_all();
                    pending.clear();
                    prop_assert_eq!(plan.pending(), 0);
                }
                _ => {
                    plan.record_tenant(tenant);
                    recorded.push(tenant);
                }
            }
        }
        recorded.sort_unstable();
        prop_assert!(plan.is_done());
        prop_assert_eq!(recorded, tenants(count).collect::<Vec<_>>());
    }
}
