//! When the program stops: by a panic of its own, or by a browser that breaks under it.

use anyhow::Result;
use e2e::{Page, console_with};
use ocp_stand_in::demo::{PASSWORD, USER};

use crate::sign_in::{basic, sign_in};
use crate::{all_of_demo, in_march_2025};

async fn breaks_when_a_row_opens(page: &Page, breakage: &str) -> Result<String> {
    page.open_table(&all_of_demo()).await?;
    page.value(&format!("void ({breakage})")).await?;
    page.session()
        .click(&page.session().first("[data-testid=row-expander]").await?)
        .await?;
    let dialog = page
        .by_role("alertdialog", "The console has stopped")
        .await?;
    assert!(
        page.session()
            .text(&dialog)
            .await?
            .contains("Your backups are not affected")
    );
    Ok(page
        .value("document.getElementById('crash-detail').value")
        .await?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

#[test]
fn panic_is_reported_with_details_and_reload_recovers() {
    console_with(in_march_2025(), |page| async move {
        for expected in ["E2E panic: ", "E2E error: ", "unreachable"] {
            page.expect_in_log(expected);
        }
        let breakage = "document.createElement = () => { throw new Error('no more elements') }";
        let report = breaks_when_a_row_opens(&page, breakage).await?;
        for part in [
            "panicked at ",
            "no more elements",
            "\nPage: http://127.0.0.1:",
            "\nConsole: ",
            "\nBrowser: Mozilla",
        ] {
            assert!(report.contains(part), "{part}: {report}");
        }
        page.press_button("Reload").await?;
        let seen = page.table().await?;
        assert!(seen.rows[0].open, "where one was: {}", seen.url);
        Ok(())
    });
}

#[test]
fn uncaught_exception_stops_the_page_without_showing_its_text() {
    console_with(in_march_2025(), |page| async move {
        for expected in ["Uncaught ", "E2E error: "] {
            page.expect_in_log(expected);
        }
        // The browser's own code throws them: what this test threw itself would be no script of the page's.
        for (instead, told) in [
            (
                "BigInt.prototype.toLocaleString.bind(1n, 'S3CR3T MARKER')",
                "RangeError at ocp-backup-console-",
            ),
            (
                "JSON.parse.bind(null, 'S3CR3T-MARKER')",
                "SyntaxError at :1:1",
            ),
        ] {
            page.open_table(&format!("{}&password=S3CR3T-MARKER", all_of_demo()))
                .await?;
            // The page reads the clock twice a second.
            page.value(&format!("void (Date.now = {instead})")).await?;
            let dialog = page
                .by_role("alertdialog", "The console has stopped")
                .await?;
            assert!(
                page.session()
                    .text(&dialog)
                    .await?
                    .contains("Your backups are not affected")
            );
            let detail = page
                .value("document.getElementById('crash-detail').value")
                .await?;
            assert!(
                detail
                    .as_str()
                    .is_some_and(|detail| detail.starts_with(told)),
                "{detail}"
            );
            let markup = page.value("document.documentElement.outerHTML").await?;
            assert!(
                !format!("{markup}{detail}").contains("S3CR3T"),
                "an error may say anything: {detail}"
            );
            page.press_button("Reload").await?;
            page.table().await?;
        }
        Ok(())
    });
}

#[test]
fn crash_during_sign_in_is_reported_and_clears_the_password() {
    console_with(basic(), |page| async move {
        page.expect_in_log("E2E panic: ");
        page.open(&all_of_demo()).await?;
        page.by_role("dialog", "Sign in to OCP").await?;
        for (name, text) in [("User name", "typed-user"), ("Password", "typed-password")] {
            page.session()
                .type_into(&page.by_role("textbox", name).await?, text)
                .await?;
        }
        page.value(
            "dispatchEvent(new CustomEvent('console-panic', { detail: 'panicked at somewhere' }))",
        )
        .await?;
        page.by_role("alertdialog", "The console has stopped")
            .await?;
        let typed = "[document.documentElement.outerHTML, \
            ...[...document.querySelectorAll('input')].map(input => input.value)].join().includes('typed-')";
        assert_eq!(page.value(typed).await?, false);
        page.session().press(&["\u{e00c}"]).await?;
        page.by_role("alertdialog", "The console has stopped")
            .await?;
        assert!(
            page.find_by_role("dialog", "Sign in to OCP")
                .await?
                .is_none()
        );
        page.press_button("Reload").await?;
        sign_in(&page, USER, PASSWORD).await?;
        page.table().await?;
        Ok(())
    });
}

#[test]
fn browser_error_before_the_start_is_explained() {
    console_with(in_march_2025(), |page| async move {
        page.expect_in_log("no formats here");
        page.before_each_document(
            "Intl.DateTimeFormat = function () { throw new Error('no formats here'); };",
        )
        .await?;
        page.open(&all_of_demo()).await?;
        page.until_text("The console could not be loaded").await?;
        let alert = page.session().first("#failed [role=alert]").await?;
        let told = page.session().text(&alert).await?;
        assert!(
            told.contains("Your backups are not affected") && told.contains("no formats here"),
            "{told}"
        );
        page.by_role("button", "Reload").await?;
        assert!(
            page.session()
                .all("[data-testid=table-ready]")
                .await?
                .is_empty(),
            "half a page is not shown"
        );
        Ok(())
    });
}
