//! All tenants of a cluster.

use std::time::Duration;

use anyhow::{Result, bail, ensure};
use e2e::console_with;
use e2e::page::Page;
use ocp_stand_in::demo::{FLEET_CLUSTER, FLEET_SIZE, WIDE_FLEET_CLUSTER};
use serde_json::Value;
use tokio::time::sleep;

use crate::in_march_2025;

/// Opens the overview, and waits until all tenants were asked. Some respond after seconds only.
async fn open(page: &Page, cluster: i64) -> Result<()> {
    page.open(&format!("cluster={cluster}&view=tenants"))
        .await?;
    let progress = "document.querySelector('[data-testid=overview-progress]')?.dataset.asked";
    for _ in 0..120 {
        let asked = page.value(progress).await?;
        if asked.as_str() == Some(&FLEET_SIZE.to_string()) {
            return Ok(());
        }
        sleep(Duration::from_millis(500)).await;
    }
    bail!("not all tenants were asked within a minute")
}

async fn states(page: &Page) -> Result<Vec<String>> {
    let rows = "[...document.querySelectorAll('[data-testid=overview-row]')]";
    let value = page
        .value(&format!("{rows}.map((row) => row.dataset.state)"))
        .await?;
    let states = value.as_array().into_iter().flatten();
    Ok(states
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}

#[test]
fn tenants_are_sorted_by_what_needs_attention() {
    console_with(in_march_2025(), |page| async move {
        open(&page, FLEET_CLUSTER).await?;
        let states = states(&page).await?;
        assert_eq!(states.len(), usize::try_from(FLEET_SIZE)?);
        let order = ["failed", "late", "no-backup", "ok", "unknown"];
        let places = states
            .iter()
            .map(|state| order.iter().position(|known| known == state));
        ensure!(places.is_sorted(), "{states:?}");
        let count = |wanted: &str| states.iter().filter(|state| *state == wanted).count();
        ensure!(count("failed") > 0, "{states:?}");
        // Five are forbidden, one cannot be reached.
        assert_eq!(count("unknown"), 6);
        // The list, the refused endpoint, and each tenant.
        assert_eq!(page.ocp.count().await?, 202);
        Ok(())
    });
}

#[test]
fn whole_cluster_is_asked_at_once_where_ocp_can() {
    console_with(in_march_2025(), |page| async move {
        open(&page, WIDE_FLEET_CLUSTER).await?;
        // The list, four pages of tasks, and nine tenants without any.
        assert_eq!(page.ocp.count().await?, 14);
        page.value("void document.querySelector('[data-state=failed] a').click()")
            .await?;
        let seen = page
            .until("the tenant's tasks are shown", |seen| !seen.rows.is_empty())
            .await?;
        ensure!(seen.search.contains("tenant="), "{}", seen.search);
        let before = page.ocp.count().await?;
        page.value("void history.back()").await?;
        page.until_text("From the tasks of the whole cluster")
            .await?;
        assert_eq!(page.ocp.count().await?, before, "nothing is asked again");
        Ok(())
    });
}
