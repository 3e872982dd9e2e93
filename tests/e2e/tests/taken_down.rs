//! Parts of the page that go while something in them still waits to be shown: what they were made of is gone before they
//! are, and must not be read. A panic would stand in the log, which every test reads at its end.

use anyhow::Result;
use e2e::{Page, console_with};
use ocp_stand_in::demo::{BILLING_TENANT, DEMO_CLUSTER, LARGE_TENANT};
use serde_json::json;

use crate::saved::OnDisk;
use crate::{all_of_demo, in_march_2025, tenant};

async fn find_nothing_and_then_all(page: &Page) -> Result<()> {
    let rows = page.table().await?.rows.len();
    page.fill("find", "no such words").await?;
    page.until("nothing is found", |seen| {
        seen.rows.is_empty() && seen.empty.contains("no such words")
    })
    .await?;
    page.fill("find", "").await?;
    page.until("all rows are back", |seen| seen.rows.len() == rows)
        .await?;
    Ok(())
}

async fn open_a_row(page: &Page) -> Result<()> {
    page.session()
        .click(&page.session().first("[data-testid=row-expander]").await?)
        .await?;
    page.until("a row is open", |seen| seen.rows.iter().any(|row| row.open))
        .await?;
    Ok(())
}

#[test]
fn search_without_a_match_hides_the_table_after_any_load() {
    console_with(in_march_2025(), |page| async move {
        for load in ["first", "refresh", "another filter", "all"] {
            let all = if load == "all" {
                format!("{}&range=all", tenant(LARGE_TENANT))
            } else {
                all_of_demo()
            };
            page.open_table(&all).await?;
            match load {
                "refresh" => page.press_button("Refresh").await?,
                "another filter" => {
                    page.toggle_status("DONE").await?;
                }
                "all" => {
                    page.press_button("Load the rest").await?;
                    page.until("all are loaded", |seen| {
                        seen.loaded == Some(12_000) && !seen.busy
                    })
                    .await?;
                }
                _ => {}
            }
            find_nothing_and_then_all(&page).await?;
            open_a_row(&page).await?;
            find_nothing_and_then_all(&page).await?;
        }
        Ok(())
    });
}

#[test]
fn file_can_be_closed_while_a_row_is_open() {
    console_with(in_march_2025(), |page| async move {
        let tasks = page.ocp.tasks(DEMO_CLUSTER, LARGE_TENANT, "page=1").await?;
        let tasks = &tasks[..20];
        let file = OnDisk::new("left.json", &json!(tasks).to_string())?;
        for way in ["Close the file", "Back", "another tenant"] {
            page.open_table(&all_of_demo()).await?;
            file.open(&page).await?;
            page.until("the file is shown", |seen| seen.loaded == Some(tasks.len()))
                .await?;
            open_a_row(&page).await?;
            match way {
                "Back" => drop(page.value("void history.back()").await?),
                "another tenant" => {
                    page.fill("scope-tenant", &BILLING_TENANT.to_string())
                        .await?;
                    page.apply().await?;
                }
                _ => page.press_button(way).await?,
            }
            page.until("OCP’s tasks are shown", |seen| {
                seen.settled() && seen.loaded != Some(tasks.len())
            })
            .await?;
        }
        Ok(())
    });
}
