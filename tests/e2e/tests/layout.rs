//! Where the rows stand on screens of several sizes, and on paper.

use anyhow::{Result, anyhow, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use e2e::{Page, console_with};
use ocp_stand_in::demo::DEMO_TENANT;
use serde_json::json;

use crate::{in_march_2025, tenant};

/// The distance of the first row from the top of the window, and the number of rows that are seen whole.
async fn rows_in_sight(page: &Page) -> Result<(f64, u64)> {
    let places = page
        .value(
            "[...document.querySelectorAll('[data-testid=row]')].map((row) => row.getBoundingClientRect())
             .reduce((all, at, place) => [place ? all[0] : at.top, all[1] + (at.bottom <= innerHeight ? 1 : 0)], [0, 0])",
        )
        .await?;
    Ok(serde_json::from_value(places)?)
}

#[test]
fn first_row_is_in_sight_on_every_screen() {
    console_with(in_march_2025(), |page| async move {
        for (width, height, highest, rows) in [
            (1_920, 1_080, 300.0, 20),
            (1_440, 900, 300.0, 15),
            (1_280, 720, 340.0, 12),
            (768, 1_024, 600.0, 10),
            (390, 844, 420.0, 3),
        ] {
            page.resize(width, height).await?;
            page.open_table(&format!("{}&zone=utc", tenant(DEMO_TENANT)))
                .await?;
            let (top, seen) = rows_in_sight(&page).await?;
            ensure!(
                top <= highest && seen >= rows,
                "{width} x {height}: first row at {top}, {seen} rows"
            );
        }
        Ok(())
    });
}

#[test]
fn table_scrolls_in_a_box_only_where_its_columns_do_not_fit() {
    console_with(in_march_2025(), |page| async move {
        page.resize(1_280, 720).await?;
        let is_wide = "!!document.querySelector('.table-wrap[data-wide]')";
        page.open_table(&tenant(DEMO_TENANT)).await?;
        ensure!(page.value(is_wide).await? == false, "the usual columns fit");
        let columns = "status,taskId,backupSetId,dataBackupTaskType,backupMode,startTime,finishTime,duration,\
                       snapshotVersionTime,tenantName,clusterName,backupUri,errorMsg";
        page.open_table(&format!("{}&columns={columns}", tenant(DEMO_TENANT)))
            .await?;
        page.until("a box of its own", |_| true).await?;
        ensure!(
            page.value(is_wide).await? == true,
            "thirteen columns do not fit"
        );
        // The head stays in the window while the page scrolls.
        page.open_table(&format!("{}&size=100&range=all", tenant(DEMO_TENANT)))
            .await?;
        let top = page
            .value("(scrollTo(0, 2000), document.querySelector('thead th').getBoundingClientRect().top)")
            .await?;
        ensure!(top == 0, "the head is at {top}");
        Ok(())
    });
}

#[test]
fn printed_page_has_the_rows_and_no_controls() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&format!("{}&zone=utc", tenant(DEMO_TENANT)))
            .await?;
        for (paper, width, height) in [("A4", 8.27, 11.69), ("Letter", 8.5, 11.0)] {
            let printed = page
                .session()
                .devtools(
                    "Page.printToPDF",
                    json!({ "landscape": true, "paperWidth": width, "paperHeight": height }),
                )
                .await?;
            let pdf = STANDARD
                .decode(printed["data"].as_str().unwrap_or_default())
                .map_err(|error| anyhow!("{error}"))?;
            let text = String::from_utf8_lossy(&pdf);
            let pages = text.matches("/Type /Page\n").count();
            ensure!((1..=2).contains(&pages), "{paper}: {pages} pages");
        }
        page.session()
            .devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))
            .await?;
        let shown = |css: &str| {
            format!(
                "[...document.querySelectorAll('{css}')].filter((it) => it.getClientRects().length > 0).length"
            )
        };
        for (css, count) in [
            ("[data-testid=row]", 20),
            ("h1", 1),
            ("[data-testid=total]", 1),
            ("[data-testid=zone]", 1),
            (
                ".filter, .toolbar .btn, .masthead .btn, input[type=checkbox]",
                0,
            ),
        ] {
            let found = page.value(&shown(css)).await?;
            ensure!(found == count, "{css}: {found}");
        }
        ensure!(
            page.look().await?.width <= 0,
            "the table fits the width of the sheet"
        );
        Ok(())
    });
}
