//! Which request of the overview comes next: the list of tenants, then the tasks of the whole cluster where OCP has
//! them, else those of each tenant.
//!
//! The plan is pure. A request that was handed out is pending until its outcome is recorded or it is given back.

use std::collections::VecDeque;

use crate::load::load_plan::{
    BULK_SIZE, LoadPlan, Pace, PageRequest, PlanOutcome, ReceivedPage, Stop,
};
use crate::task::TenantId;

/// Requests for single tenants that are pending at most.
pub const MAX_PENDING: usize = 2;

/// The one page of a tenant's tasks that the overview asks for.
pub const TENANT_PAGE: PageRequest = PageRequest {
    page: 1,
    size: BULK_SIZE,
};

/// A request of the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverviewRequest {
    /// A page, counted from 1, of the cluster's tenants.
    Tenants(usize),
    /// A page of the tasks of all tenants.
    ClusterTasks(PageRequest),
    /// The tasks of one tenant.
    TenantTasks(TenantId),
}

/// How the tasks of the whole cluster come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum ClusterOutcome {
    /// More are to come.
    Continue,
    /// Anew: the list has changed.
    Restart,
    /// All have come.
    Complete,
    /// Not all of them can be had, so each tenant is asked.
    Incomplete,
}

#[derive(Clone, Debug, PartialEq)]
enum Phase {
    Tenants { page: usize },
    ClusterTasks(LoadPlan),
    EachTenant,
    Done,
}

/// What is to be requested.
#[derive(Clone, Debug, PartialEq)]
pub struct OverviewPlan {
    phase: Phase,
    /// The tenants to ask, when each is asked.
    tenants: VecDeque<TenantId>,
    pending: Vec<OverviewRequest>,
    /// The most tasks of the whole cluster that are loaded.
    limit: usize,
}

impl OverviewPlan {
    /// A plan at its beginning, for a cluster with at most `limit` tasks; of one with more, each tenant is asked.
    pub const fn new(limit: usize) -> Self {
        Self {
            phase: Phase::Tenants { page: 1 },
            tenants: VecDeque::new(),
            pending: Vec::new(),
            limit,
        }
    }

    /// Hands out a request to be sent now, if there is one.
    pub fn next(&mut self, pace: Pace) -> Option<OverviewRequest> {
        let most = match (pace, &self.phase) {
            (Pace::FirstRowsOnly, _) => 0,
            (Pace::Full, Phase::EachTenant) => MAX_PENDING,
            _ => 1,
        };
        if self.pending.len() >= most {
            return None;
        }
        let request = match &mut self.phase {
            Phase::Tenants { page } => OverviewRequest::Tenants(*page),
            Phase::ClusterTasks(plan) => OverviewRequest::ClusterTasks(plan.next(Pace::Single)?),
            Phase::EachTenant => OverviewRequest::TenantTasks(self.tenants.pop_front()?),
            Phase::Done => return None,
        };
        self.pending.push(request);
        Some(request)
    }

    fn end(&mut self, request: OverviewRequest) {
        self.pending.retain(|pending| *pending != request);
    }

    /// Takes back a request whose response is not known. A tenant is asked again after the others.
    pub fn give_back(&mut self, request: OverviewRequest) {
        self.end(request);
        match (request, &mut self.phase) {
            (OverviewRequest::ClusterTasks(request), Phase::ClusterTasks(plan)) => {
                plan.give_back(request);
            }
            (OverviewRequest::TenantTasks(tenant), _) => self.tenants.push_back(tenant),
            _ => {}
        }
    }

    /// Takes back all requests that are pending.
    pub fn give_back_all(&mut self) {
        for request in self.pending.clone() {
            self.give_back(request);
        }
    }

    /// A page of the list of tenants has come, or the list cannot be had; `has_more` says whether to ask for another.
    pub fn record_tenants(&mut self, has_more: bool) {
        if let Phase::Tenants { page } = self.phase {
            self.end(OverviewRequest::Tenants(page));
            self.phase = if has_more {
                Phase::Tenants { page: page + 1 }
            } else {
                Phase::ClusterTasks(LoadPlan::new(self.limit))
            };
        }
    }

    /// A page of the whole cluster's tasks has come. If they cannot all be had, `tenants` are asked.
    pub fn record_cluster_tasks(
        &mut self,
        received: ReceivedPage,
        tenants: impl Iterator<Item = TenantId>,
    ) -> ClusterOutcome {
        self.pending.clear();
        let Phase::ClusterTasks(plan) = &mut self.phase else {
            return ClusterOutcome::Incomplete;
        };
        let outcome = plan.record_response(received);
        let is_too_many = received
            .total
            .is_some_and(|total| total > self.limit as u64);
        match (outcome, plan.stop()) {
            (_, None) if is_too_many => {}
            (PlanOutcome::Restart, _) => return ClusterOutcome::Restart,
            (_, None) => return ClusterOutcome::Continue,
            (_, Some(Stop::Complete)) => {
                self.phase = Phase::Done;
                return ClusterOutcome::Complete;
            }
            (_, Some(_)) => {}
        }
        self.ask_each(tenants);
        ClusterOutcome::Incomplete
    }

    /// Asks each of these tenants: OCP does not give the tasks of the whole cluster.
    pub fn ask_each(&mut self, tenants: impl Iterator<Item = TenantId>) {
        self.pending.clear();
        self.phase = Phase::EachTenant;
        self.tenants = tenants.collect();
    }

    /// The tasks of a tenant have come, or cannot be had.
    pub fn record_tenant(&mut self, tenant: TenantId) {
        self.end(OverviewRequest::TenantTasks(tenant));
    }

    /// Whether tenants are asked one by one.
    pub fn asks_each(&self) -> bool {
        self.phase == Phase::EachTenant
    }

    /// Whether nothing is left to request.
    pub fn is_done(&self) -> bool {
        let has_tenants = !self.tenants.is_empty() || !self.pending.is_empty();
        match self.phase {
            Phase::Done => true,
            Phase::EachTenant => !has_tenants,
            _ => false,
        }
    }

    /// The number of requests that are pending.
    pub fn pending(&self) -> usize {
        self.pending.len()
    }
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
