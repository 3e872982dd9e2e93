//! What answers before a row is read: the summary, the failures, the timeline.

use anyhow::{Result, ensure};
use chrono::{DateTime, Utc};
use e2e::console_with;
use e2e::page::Page;

use crate::{a_task_runs, all_of_demo, in_march_2025};

/// What a figure says to programs.
async fn figure(page: &Page, name: &str) -> Result<String> {
    let expression =
        format!("document.querySelector('[data-testid=summary-{name}]').dataset.value");
    Ok(page
        .value(&expression)
        .await?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

async fn count(page: &Page, selector: &str) -> Result<u64> {
    let expression = format!("document.querySelectorAll('{selector}').length");
    Ok(page.value(&expression).await?.as_u64().unwrap_or_default())
}

#[test]
fn summary_agrees_with_the_rows_and_opens_them() {
    console_with(in_march_2025(), |page| async move {
        a_task_runs(&page).await?;
        let seen = page
            .open_table(&format!(
                "{}&columns=status,startTime,finishTime",
                all_of_demo()
            ))
            .await?;
        let newest = |status: &str| {
            let mut rows = seen.rows.iter();
            rows.find(|row| row.exact.get("status").is_some_and(|is| is == status))
        };
        let now = page.ocp_time().await?;
        for name in ["last-success", "recoverable-point", "running"] {
            let value = figure(&page, name).await?;
            let at: DateTime<Utc> = value.parse()?;
            ensure!(at <= now, "{name}: {value} is after {now}");
        }
        let rate: f64 = figure(&page, "success-rate").await?.parse()?;
        ensure!((0.5..1.0).contains(&rate), "{rate}");
        let seconds: u32 = figure(&page, "typical-duration").await?.parse()?;
        ensure!(seconds > 0, "{seconds}");
        if let Some(done) = newest("DONE") {
            assert_eq!(
                figure(&page, "last-success").await?,
                done.exact["finishTime"]
            );
        }
        page.value(
            "void document.querySelector('[data-testid=summary-last-success] button').click()",
        )
        .await?;
        let seen = page
            .until("a row is open", |seen| !seen.details.is_empty())
            .await?;
        assert_eq!(seen.details[0].value("status"), Some("Done"));
        Ok(())
    });
}

#[test]
fn failures_are_grouped_and_explained() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&all_of_demo()).await?;
        let groups = count(&page, "[data-testid=failure-group]").await?;
        ensure!(groups > 0, "the demo has failures");
        let told = page
            .value("document.querySelector('[data-testid=failure-group]').dataset.count")
            .await?;
        page.value("void document.querySelector('[data-testid=failure-group]').click()")
            .await?;
        let told: usize = told.as_str().unwrap_or_default().parse()?;
        let seen = page
            .until("the table is narrowed", |seen| {
                seen.page_status.ends_with(&format!("of {told}"))
            })
            .await?;
        ensure!(seen.search.contains("failure="), "{}", seen.search);
        page.toggle_row(0).await?;
        ensure!(
            count(
                &page,
                "[data-testid=failure-explained] [data-testid=grep-line]"
            )
            .await?
                > 0,
            "the failure is explained"
        );
        Ok(())
    });
}

#[test]
fn timeline_draws_the_tasks_and_is_remembered() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&all_of_demo()).await?;
        assert_eq!(count(&page, "[data-testid=timeline] svg").await?, 0);
        page.press_button("Timeline").await?;
        page.until_text("Zoom out").await?;
        ensure!(
            count(&page, "[data-testid=timeline-bar]").await? > 0,
            "bars"
        );
        page.open_table(&all_of_demo()).await?;
        ensure!(
            count(&page, "[data-testid=timeline-bar]").await? > 0,
            "it is still unfolded"
        );
        Ok(())
    });
}
