//! A phone, and a page magnified to four hundred per cent.

use e2e::console_with;
use ocp_stand_in::demo::DEMO_CLUSTER;
use ocp_stand_in::{Fault, demo};

use crate::{all_of_demo, in_march_2025};

#[test]
fn phone_shows_everything_without_scrolling_sideways() {
    console_with(in_march_2025(), |page| async move {
        for width in [390, 320] {
            page.resize(width, 844).await?;
            page.open_table(&all_of_demo()).await?;
            let seen = page.toggle_row(0).await?;
            assert!(seen.width <= 0, "{width}: {} too wide", seen.width);
            // The table is still one, though its rows look like cards.
            page.by_role("table", "Data backup tasks").await?;
            page.open_table(&format!("{}&status=FAILED", all_of_demo()))
                .await?;
            let seen = page.open_all_rows().await?;
            assert!(
                seen.width <= 0,
                "{width}: {} too wide with failures",
                seen.width
            );
            let fault = Fault::HugeMessage.tenant_id();
            page.open_table(&format!(
                "cluster={}&tenant={fault}&range=all",
                demo::FAULT_CLUSTER
            ))
            .await?;
            let seen = page.toggle_row(1).await?;
            assert!(
                seen.width <= 0,
                "{width}: {} too wide with a huge message",
                seen.width
            );
            page.open(&format!("cluster={DEMO_CLUSTER}&tenant=77"))
                .await?;
            let seen = page
                .until("an error", |seen| !seen.notices.is_empty())
                .await?;
            assert!(
                seen.width <= 0,
                "{width}: {} too wide with an error",
                seen.width
            );
        }
        Ok(())
    });
}

#[test]
fn form_collapses_and_expands() {
    console_with(in_march_2025(), |page| async move {
        page.resize(390, 844).await?;
        let seen = page
            .open_table(&format!("{}&status=FAILED", all_of_demo()))
            .await?;
        assert_eq!(seen.form_shown, Some(false));
        assert!(
            seen.filter.contains("all time · Failed"),
            "the folded form says what is asked: {}",
            seen.filter
        );
        let toggle = page.session().first("form button[aria-expanded]").await?;
        page.session().click(&toggle).await?;
        page.until("it is unfolded", |seen| seen.form_shown == Some(true))
            .await?;
        page.toggle_status("DONE").await?;
        page.apply().await?;
        let seen = page
            .until("it is applied", |seen| {
                seen.settled() && seen.search.contains("FAILED,DONE")
            })
            .await?;
        assert_eq!(
            seen.form_shown,
            Some(false),
            "it folds, so that the rows can be seen"
        );
        assert!(seen.width <= 0);
        Ok(())
    });
}

#[test]
fn no_id_or_time_is_cut_off_on_a_phone() {
    console_with(in_march_2025(), |page| async move {
        for width in [390, 320] {
            page.resize(width, 844).await?;
            page.open_table(&all_of_demo()).await?;
            // A number that lacks its last digit is another number.
            let cut = "[...document.querySelectorAll('.row :is(.c-task, .c-start, .c-dur, .c-point)')]
                .filter(cell => {
                    const text = document.createRange();
                    text.selectNodeContents(cell);
                    return text.getBoundingClientRect().right > cell.getBoundingClientRect().right + 1;
                })
                .map(cell => cell.textContent)";
            assert_eq!(
                page.value(cut).await?,
                serde_json::json!([]),
                "at {width} pixels"
            );
        }
        Ok(())
    });
}
