//! Sending the overview's requests: two at a time at most, behind those of the user.

use std::rc::Rc;

use chrono::Duration;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::load::retry::{self, FailureKind, RetryDecision};
use model::overview::{Overview, OverviewRequest, TENANT_PAGE};
use model::scopes::list::{ListPage, ScopeList};
use model::task::instant::Instant;
use web_sys::AbortSignal;
use wire::endpoint::Endpoint;
use wire::error::{ApiError, Cause};

use super::handle::{OverviewState, OverviewStatus, SentRequest};
use crate::platform::abort::AbortGuard;
use crate::platform::clock;
use crate::state::load::fetching::{PageContent, TaskRequest};
use crate::state::scopes::fetching::{ListFetch, fetch_list};

/// A request that is to be sent.
struct Sending {
    number: u32,
    request: OverviewRequest,
    endpoint: Endpoint,
    tries: u32,
    signal: AbortSignal,
}

/// What a response holds.
enum Content {
    Tenants(ListPage),
    Tasks(Box<PageContent>),
}

impl OverviewState {
    /// Sends what may be sent now.
    pub(super) fn send_next(self) {
        let is_asking = || {
            self.status
                .with_untracked(|status| *status == OverviewStatus::Asking)
        };
        while is_asking() {
            let Some(sending) = self.next_to_send() else {
                return;
            };
            spawn_local(async move { self.send(sending).await });
        }
    }

    fn next_to_send(self) -> Option<Sending> {
        let pace = self.loader().pace();
        let guard = AbortGuard::new()?;
        let now = self.loader().clock().now_untracked();
        let mut overview = self.set_overview.write_untracked();
        let overview = overview.as_mut()?;
        let request = overview.plan.next(pace)?;
        if overview.as_of.is_none() {
            // The list's response may have set the server's clock.
            overview.bounds = overview.range.resolve(now);
        }
        let mut pending = self.pending.write_value();
        pending.sent_count += 1;
        let number = pending.sent_count;
        let before = pending.tries.iter().find(|(known, _)| *known == request);
        let tries = before.map_or(0, |(_, tries)| *tries) + 1;
        let signal = guard.signal();
        pending.sent.push(SentRequest {
            number,
            guard: Some(guard),
        });
        Some(Sending {
            number,
            request,
            endpoint: endpoint(overview, request),
            tries,
            signal,
        })
    }

    fn is_wanted(self, number: u32) -> bool {
        self.pending.with_value(|pending| {
            let mut sent = pending.sent.iter();
            sent.any(|request| request.number == number)
        })
    }

    fn abort(self, number: u32) {
        self.pending.update_value(|pending| {
            let sent = pending.sent.iter_mut();
            for request in sent.filter(|request| request.number == number) {
                request.guard = None;
            }
        });
    }

    /// Sends one request, and takes in its response unless it is not wanted any more.
    async fn send(self, sending: Sending) {
        let (number, request, tries) = (sending.number, sending.request, sending.tries);
        let outcome = self.fetch(sending).await;
        if !self.is_wanted(number) {
            return;
        }
        self.pending.update_value(|pending| {
            pending.sent.retain(|sent| sent.number != number);
            pending.tries.retain(|(known, _)| *known != request);
        });
        match outcome {
            Some(Ok(content)) => self.set_overview.update(|overview| {
                if let Some(overview) = overview {
                    let now = self.loader().clock().now_untracked();
                    take_in(overview, request, content, now);
                }
            }),
            Some(Err(error)) => self.fail(request, tries, error),
            None => return,
        }
        let is_done = self
            .overview
            .with_untracked(|overview| overview.as_ref().is_some_and(Overview::is_done));
        if is_done {
            self.set_status.set(OverviewStatus::Done);
        }
        self.send_next();
    }

    /// Fetches what a request asks for; `None` when it is not wanted any more.
    async fn fetch(self, sending: Sending) -> Option<Result<Content, ApiError>> {
        let Sending {
            number,
            request,
            endpoint,
            tries,
            signal,
        } = sending;
        let abort = Rc::new(move || self.abort(number));
        let is_wanted = move || self.is_wanted(number);
        let OverviewRequest::Tenants(_) = request else {
            let request = TaskRequest {
                endpoint,
                tries,
                is_automatic: true,
                signal,
            };
            let page = self.loader().fetch_page(&request, abort, is_wanted).await;
            return page.map(|page| Ok(Content::Tasks(Box::new(page?))));
        };
        // The first request: the user has asked for the overview.
        let auth = match self.loader().session().authorize(tries > 1) {
            Ok(auth) => auth,
            Err(error) => return Some(Err(error)),
        };
        let request = ListFetch {
            endpoint: &endpoint,
            list: ScopeList::Tenants(0),
            tries,
            signal: &signal,
        };
        let page = fetch_list(self.loader(), &auth, request, abort, is_wanted).await;
        Some(page.map(Content::Tenants))
    }

    /// Tries again later what may pass, and goes on without what cannot be had.
    fn fail(self, request: OverviewRequest, tries: u32, error: ApiError) {
        let kind = error.failure_kind();
        let needs_user = matches!(error.cause(), Cause::Session) || error == ApiError::Halted;
        match retry::decide(kind, tries, clock::chance()) {
            _ if needs_user => self.give_up(error),
            RetryDecision::Wait { milliseconds } => {
                self.edit(|overview| overview.plan.give_back(request));
                self.pending
                    .update_value(|pending| pending.tries.push((request, tries)));
                self.wait(milliseconds);
            }
            RetryDecision::GiveUp if matches!(kind, FailureKind::Throttled { .. }) => {
                self.give_up(error);
            }
            RetryDecision::GiveUp => self.edit(|overview| match request {
                OverviewRequest::Tenants(_) => overview.go_without_list(error),
                OverviewRequest::ClusterTasks(_) => overview.ask_each(),
                OverviewRequest::TenantTasks(tenant) => overview.fail_tenant(tenant, error),
            }),
        }
    }

    /// Sends nothing for so long, or as long as was to be waited before if that is longer.
    fn wait(self, milliseconds: u32) {
        let at = clock::now() + Duration::milliseconds(i64::from(milliseconds));
        let waits_longer = self.status.with_untracked(
            |status| matches!(status, OverviewStatus::Waiting(until) if *until >= at),
        );
        if !waits_longer {
            let timer = Timeout::new(milliseconds, move || self.resume_after_wait());
            self.pending
                .update_value(|pending| pending.timer = Some(timer));
            self.set_status.set(OverviewStatus::Waiting(at));
        }
    }

    fn edit(self, change: impl FnOnce(&mut Overview<ApiError>)) {
        self.set_overview
            .update(|overview| _ = overview.as_mut().map(change));
    }

    /// Stops until the user has done something.
    fn give_up(self, error: ApiError) {
        self.cancel_requests();
        self.set_status.set(OverviewStatus::Failed(error));
    }

    fn resume_after_wait(self) {
        self.set_status.set(OverviewStatus::Asking);
        self.send_next();
    }
}

fn endpoint(overview: &Overview<ApiError>, request: OverviewRequest) -> Endpoint {
    let (cluster, bounds) = (overview.cluster, overview.bounds);
    match request {
        OverviewRequest::Tenants(page) => Endpoint::tenants(cluster, page),
        OverviewRequest::ClusterTasks(page) => {
            Endpoint::cluster_backup_tasks(cluster, bounds, page)
        }
        OverviewRequest::TenantTasks(tenant) => {
            let question = overview.question(tenant);
            Endpoint::data_backup_tasks(question.scope, &question.filter, bounds, TENANT_PAGE)
        }
    }
}

/// Takes in a response at the server's time `now`.
fn take_in(
    overview: &mut Overview<ApiError>,
    request: OverviewRequest,
    content: Content,
    now: Instant,
) {
    match (request, content) {
        (OverviewRequest::Tenants(_), Content::Tenants(page)) => overview.add_tenants(page),
        (OverviewRequest::ClusterTasks(request), Content::Tasks(content)) => {
            overview.as_of.get_or_insert(content.freshness.as_of);
            overview.add_cluster_tasks(request.page, content.batch, now);
        }
        (OverviewRequest::TenantTasks(tenant), Content::Tasks(content)) => {
            overview.as_of.get_or_insert(content.freshness.as_of);
            overview.add_tenant_tasks(tenant, content.batch, now);
        }
        // A request has content of its own kind.
        _ => {}
    }
}
