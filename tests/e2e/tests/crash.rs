//! When the program stops: by a panic of its own, or by a browser that breaks under it.

use anyhow::Result;
use e2e::{Page, console_with};

use crate::{all_of_demo, in_march_2025};

async fn breaks_when_a_row_opens(page: &Page, breakage: &str) -> Result<String> {
    page.open_table(&all_of_demo()).await?;
    page.value(&format!("void ({breakage})")).await?;
    page.session().click(&page.session().first("[data-testid=row-expander]").await?).await?;
    let dialog = page.by_role("alertdialog", "The console has stopped").await?;
    assert!(page.session().text(&dialog).await?.contains("Your backups are not affected"));
    Ok(page.value("document.getElementById('crash-detail').value").await?.as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_panic_of_the_program_is_told_with_what_a_bug_report_needs_and_reload_goes_on() {
    console_with(in_march_2025(), |page| async move {
        for expected in ["E2E panic: ", "E2E error: ", "unreachable"] {
            page.expect_in_log(expected);
        }
        let breakage = "document.createElement = () => { throw new Error('no more elements') }";
        let report = breaks_when_a_row_opens(&page, breakage).await?;
        for part in
            ["panicked at ", "no more elements", "\nPage: http://127.0.0.1:", "\nConsole: ", "\nBrowser: Mozilla"]
        {
            assert!(report.contains(part), "{part}: {report}");
        }
        page.press_button("Reload").await?;
        let seen = page.table().await?;
        assert!(seen.rows[0].open, "where one was: {}", seen.url);
        Ok(())
    });
}

#[test]
fn a_browser_that_breaks_before_the_program_runs_is_told_with_the_reason() {
    console_with(in_march_2025(), |page| async move {
        page.expect_in_log("no formats here");
        page.before_each_document("Intl.DateTimeFormat = function () { throw new Error('no formats here'); };").await?;
        page.open(&all_of_demo()).await?;
        page.until_text("The console could not be loaded").await?;
        let alert = page.session().first("#failed [role=alert]").await?;
        let told = page.session().text(&alert).await?;
        assert!(told.contains("Your backups are not affected") && told.contains("no formats here"), "{told}");
        page.by_role("button", "Reload").await?;
        assert!(page.session().all("[data-testid=table-ready]").await?.is_empty(), "half a page is not shown");
        Ok(())
    });
}
