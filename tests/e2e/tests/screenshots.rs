//! Pictures of every state of the page, in `target/screenshots`.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::Result;
use e2e::{Page, console_with};
use ocp_stand_in::Fault;
use ocp_stand_in::demo::{EMPTY_TENANT, FAULT_CLUSTER, LARGE_TENANT};
use serde_json::json;

use crate::{all_of_demo, in_march_2025, tenant};

async fn picture(page: &Page, name: &str) -> Result<()> {
    let folder = xtask::paths::target().join("screenshots");
    fs::create_dir_all(&folder)?;
    save(page, folder.join(format!("{name}.png"))).await
}

async fn save(page: &Page, file: PathBuf) -> Result<()> {
    Ok(fs::write(file, page.session().screenshot().await?)?)
}

/// Rows in both themes, expanded rows and the column chooser.
async fn rows(page: &Page, demo: &str) -> Result<()> {
    page.open_table(demo).await?;
    picture(page, "light").await?;
    if env::var("E2E_README_SCREENSHOT").is_ok_and(|value| value == "1") {
        save(page, xtask::paths::root().join("docs/screenshot.png")).await?;
    }
    page.prefer("dark").await?;
    picture(page, "dark").await?;
    page.toggle_row(1).await?;
    picture(page, "dark-expanded").await?;
    page.prefer("light").await?;
    page.open_table(&format!("{demo}&status=FAILED")).await?;
    page.toggle_row(0).await?;
    picture(page, "expanded-failure").await?;
    page.open_table(&format!(
        "{demo}&columns=duration,status,taskId,dataVersion,errorMsg&sort=status,-duration"
    ))
    .await?;
    page.click("columns").await?;
    page.until_text("Reset columns").await?;
    picture(page, "columns").await?;
    Ok(())
}

/// The page without a tenant, without tasks and with a failed load.
async fn no_rows(page: &Page, demo: &str) -> Result<()> {
    page.open("").await?;
    page.until("it asks", |seen| !seen.empty.is_empty()).await?;
    picture(page, "no-scope").await?;
    page.click("scope-cluster").await?;
    page.until_text("5 clusters").await?;
    picture(page, "clusters").await?;
    page.open(&format!("{}&range=all", tenant(EMPTY_TENANT)))
        .await?;
    page.until("no data", |seen| !seen.empty.is_empty()).await?;
    picture(page, "empty").await?;
    page.open(&format!("{demo}&backupSetId=1")).await?;
    page.until("no match", |seen| !seen.empty.is_empty())
        .await?;
    picture(page, "no-match").await?;
    page.open(&format!(
        "cluster={FAULT_CLUSTER}&tenant={}",
        Fault::Internal.tenant_id()
    ))
    .await?;
    page.until("an error", |seen| !seen.notices.is_empty())
        .await?;
    picture(page, "error").await?;
    page.click("this-answer").await?;
    picture(page, "this-answer").await?;
    Ok(())
}

/// Notices above rows.
async fn notices(page: &Page, demo: &str) -> Result<()> {
    page.open_table(demo).await?;
    page.ocp.fault("html-502&times=1").await?;
    page.press_button("Refresh").await?;
    page.until("an error", |seen| !seen.notices.is_empty())
        .await?;
    picture(page, "error-with-rows").await?;
    page.open(&format!("{demo}&size=7&colour=red")).await?;
    page.until("notices", |seen| seen.settled() && !seen.notices.is_empty())
        .await?;
    picture(page, "wrong-link").await?;
    Ok(())
}

/// The skeleton, many tasks, invalid fields and narrow windows.
async fn loads_and_widths(page: &Page, demo: &str) -> Result<()> {
    page.ocp.fault("hang&times=1").await?;
    page.open(demo).await?;
    page.until("it loads", |seen| seen.busy && seen.skeleton)
        .await?;
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    picture(page, "loading").await?;
    page.open_table(&format!("{}&range=all", tenant(LARGE_TENANT)))
        .await?;
    picture(page, "10000-tasks").await?;
    page.choose_range("custom").await?;
    page.fill("filter-start", "yesterday").await?;
    page.fill("scope-tenant", "x").await?;
    page.apply().await?;
    picture(page, "field-errors").await?;
    for width in [390, 320] {
        page.resize(width, 844).await?;
        page.open_table(demo).await?;
        picture(page, &format!("{width}")).await?;
        page.toggle_row(0).await?;
        picture(page, &format!("{width}-expanded")).await?;
    }
    Ok(())
}

#[test]
fn pictures_of_every_state_are_taken() {
    console_with(in_march_2025(), |page| async move {
        let demo = all_of_demo();
        page.prefer("light").await?;
        page.resize(1440, 900).await?;
        page.session()
            .devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }))
            .await?;
        rows(&page, &demo).await?;
        no_rows(&page, &demo).await?;
        notices(&page, &demo).await?;
        loads_and_widths(&page, &demo).await
    });
}
