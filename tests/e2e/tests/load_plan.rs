//! Which requests a load is made of: two at a time, none twice, and what a response that contradicts the question makes of
//! it.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use e2e::stand_in::Asked;
use e2e::{Page, console, console_with};
use ocp_stand_in::Fault;
use ocp_stand_in::demo::{FAULT_CLUSTER, HUGE_TENANT, LARGE_TENANT};

use crate::{in_march_2025, tenant};

/// How often each page was asked for.
fn counts(asked: &[Asked]) -> BTreeMap<(u64, u64), usize> {
    asked.iter().fold(BTreeMap::new(), |mut counts, request| {
        *counts.entry(request.page()).or_default() += 1;
        counts
    })
}

/// The most requests that were being answered at once, until the page has loaded so many tasks.
async fn most_in_flight(page: &Page, loaded: usize) -> Result<u64> {
    let deadline = Instant::now() + Duration::from_mins(1);
    let mut most = 0;
    loop {
        most = most.max(page.ocp.in_flight().await?);
        if page.look().await?.loaded.is_some_and(|now| now >= loaded) {
            return Ok(most);
        }
        ensure!(Instant::now() < deadline, "the load does not end");
    }
}

#[test]
fn two_requests_are_in_flight_and_responses_are_merged_in_order() {
    console(|page| async move {
        // The third or the fourth request; what overtakes it waits, or comes in its turn.
        page.ocp.fault("slow&after=2&times=1&ms=1500").await?;
        page.open(&format!("{}&range=all", tenant(LARGE_TENANT)))
            .await?;
        page.until("two are under way, or one of them waits", |seen| {
            seen.loaded.is_some_and(|loaded| loaded >= 2_000)
        })
        .await?;
        let most = most_in_flight(&page, 10_000).await?;
        ensure!(most <= 2, "{most} requests at once");
        let seen = page.table().await?;
        assert_eq!(
            seen.scope,
            "10,000 of 12,000 loaded, the order covers these"
        );
        let asked = page.ocp.asked().await?;
        let pages: Vec<_> = asked.iter().map(Asked::page).collect();
        assert_eq!(pages[..2], [(1, 200), (1, 2_000)]);
        assert!(
            pages[2..4].contains(&(2, 2_000)) && pages[2..4].contains(&(3, 2_000)),
            "{pages:?}"
        );
        assert_eq!((pages.len(), counts(&asked).len()), (6, 6), "{pages:?}");
        page.press_button("Load the rest").await?;
        let seen = page
            .until("all are loaded", |seen| {
                seen.loaded == Some(12_000) && !seen.busy
            })
            .await?;
        assert_eq!(seen.scope, "");
        assert_eq!(page.ocp.asked().await?.len(), 7);
        // In the order of the tasks' starts, whatever came first.
        let ids: Vec<i64> = seen
            .rows
            .iter()
            .filter_map(|row| row.task.parse().ok())
            .collect();
        assert!(ids.len() == 20 && ids.is_sorted_by(|a, b| a > b), "{ids:?}");
        Ok(())
    });
}

#[test]
fn loaded_pages_are_not_requested_again() {
    console(|page| async move {
        page.open_table(&format!("{}&range=all&zone=utc", tenant(HUGE_TENANT)))
            .await?;
        page.press_button("Load the rest").await?;
        page.until("it goes on", |seen| {
            seen.loaded.is_some_and(|loaded| loaded >= 20_000)
        })
        .await?;
        page.press_button("Cancel").await?;
        let stopped = page
            .until("it has stopped", |seen| {
                !seen.busy && seen.progress.is_none()
            })
            .await?;
        let before = page.ocp.asked().await?.len();
        page.press_button("Next page").await?;
        page.sort_by("taskId").await?;
        page.sort_by("status").await?;
        page.until("it is sorted", |seen| !seen.scope.contains("Sorting"))
            .await?;
        assert_eq!(
            page.ocp.asked().await?.len(),
            before,
            "neither a page nor a sort asks anything"
        );
        page.press_button("Load the rest").await?;
        let more = stopped.loaded.unwrap_or_default() + 20_000;
        page.until("it goes on", |seen| {
            seen.loaded.is_some_and(|loaded| loaded >= more)
        })
        .await?;
        page.press_button("Cancel").await?;
        page.until("it has stopped", |seen| {
            !seen.busy && seen.progress.is_none()
        })
        .await?;
        // At most the two that were under way when it was cancelled are asked again.
        let counts = counts(&page.ocp.asked().await?);
        let again: Vec<_> = counts.iter().filter(|(_, times)| **times > 1).collect();
        assert!(
            again.len() <= 2 && again.iter().all(|(_, times)| **times == 2),
            "{again:?}"
        );
        Ok(())
    });
}

#[test]
fn first_request_can_be_cancelled_and_restarted() {
    console_with(in_march_2025(), |page| async move {
        page.ocp.fault("hang&times=1").await?;
        page.open(&format!("{}&range=all", tenant(LARGE_TENANT)))
            .await?;
        page.until("it loads", |seen| seen.busy && seen.skeleton)
            .await?;
        page.press_button("Cancel").await?;
        let seen = page
            .until("it has stopped", |seen| !seen.busy && !seen.skeleton)
            .await?;
        assert_eq!(
            (seen.total.as_str(), seen.notices.len()),
            ("No tasks loaded", 1)
        );
        assert!(
            seen.announced
                .contains("Loading was cancelled before a response was received."),
            "{}",
            seen.announced
        );
        page.press_button("Load tasks").await?;
        let seen = page.table().await?;
        assert!(seen.notices.is_empty() && seen.loaded == Some(10_000));
        Ok(())
    });
}

#[test]
fn tasks_outside_the_filter_are_shown_with_a_notice() {
    console_with(in_march_2025(), |page| async move {
        let link = |fault: Fault, filter: &str| {
            format!(
                "cluster={FAULT_CLUSTER}&tenant={}&zone=utc&{filter}",
                fault.tenant_id()
            )
        };
        let seen = page
            .open_table(&link(Fault::IgnoresStatus, "range=all&status=FAILED"))
            .await?;
        let others = seen
            .rows
            .iter()
            .filter(|row| row.cells["status"] != "Failed")
            .count();
        assert!(others > 0, "they are shown");
        assert_eq!(seen.notices.len(), 1);
        let told = &seen.notices[0].text;
        assert!(
            told.starts_with("OCP was asked for Failed only, but ")
                && told.contains(" of the 60 tasks it returned"),
            "{told}"
        );
        assert!(
            seen.announced.contains("OCP was asked for Failed only"),
            "{}",
            seen.announced
        );
        // The same filter at a server that keeps to it.
        let seen = page
            .open_table(&link(Fault::Unordered, "range=all&status=FAILED"))
            .await?;
        assert!(
            seen.notices.is_empty(),
            "no order was asked for: {:?}",
            seen.notices
        );
        Ok(())
    });
}
