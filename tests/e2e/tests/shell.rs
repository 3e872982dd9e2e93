//! What is seen when the program does not run: yet, any more, or at all.

use e2e::console;
use ocp_stand_in::demo::DEMO_TENANT;
use serde_json::json;

use crate::tenant;

#[test]
fn page_without_javascript_states_its_requirements() {
    console(|page| async move {
        page.session()
            .devtools(
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": true }),
            )
            .await?;
        page.open(&tenant(DEMO_TENANT)).await?;
        page.until_text("Allow JavaScript for this site, then reload the page.")
            .await?;
        page.session()
            .devtools(
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": false }),
            )
            .await?;
        page.session().travel("refresh").await?;
        page.table().await?;
        Ok(())
    });
}

#[test]
fn missing_program_is_reported_with_a_remedy() {
    console(|page| async move {
        // What the browser itself says of a file that it could not load.
        page.expect_in_log("TypeError: Failed to fetch");
        page.expect_in_log("E2E error: ");
        page.expect_in_log("net::ERR_BLOCKED_BY_CLIENT");
        page.session().devtools("Network.enable", json!({})).await?;
        for blocked in ["*.wasm", "*/ocp-backup-console-*.js"] {
            page.session()
                .devtools("Network.setBlockedURLs", json!({ "urls": [blocked] }))
                .await?;
            page.open(&tenant(DEMO_TENANT)).await?;
            page.until_text("The console could not be loaded").await?;
            let alert = page.session().first("#failed [role=alert]").await?;
            assert!(
                page.session()
                    .text(&alert)
                    .await?
                    .contains("Your backups are not affected"),
                "{blocked}"
            );
            page.session()
                .devtools("Network.setBlockedURLs", json!({ "urls": [] }))
                .await?;
            page.press_button("Reload").await?;
            page.table().await?;
        }
        Ok(())
    });
}

#[test]
fn page_whose_files_are_gone_says_so_without_any_of_them() {
    console(|page| async move {
        for error in [
            "TypeError: Failed to fetch",
            "E2E error: ",
            "net::ERR_BLOCKED_BY_CLIENT",
        ] {
            page.expect_in_log(error);
        }
        page.session().devtools("Network.enable", json!({})).await?;
        // Every script; then the style sheet as well, which holds the sentence back.
        for blocked in [json!(["*.js"]), json!(["*.js", "*.css"])] {
            page.session()
                .devtools("Network.setBlockedURLs", json!({ "urls": blocked }))
                .await?;
            page.open(&tenant(DEMO_TENANT)).await?;
            page.until_text("The console has not started").await?;
            page.session()
                .devtools("Network.setBlockedURLs", json!({ "urls": [] }))
                .await?;
            let reload = page.session().first("#not-started a").await?;
            page.session().click(&reload).await?;
            page.table().await?;
        }
        Ok(())
    });
}

#[test]
fn foreign_files_that_fail_are_not_blamed_on_the_console() {
    console(|page| async move {
        page.before_each_document(
            "addEventListener('DOMContentLoaded', () => {
                for (const name of ['script', 'link']) {
                    const element = document.createElement(name);
                    const address = { value: 'https://antivirus.invalid/x' };
                    Object.defineProperties(element, { src: address, href: address });
                    if (name === 'link') element.rel = 'stylesheet';
                    document.head.append(element);
                    element.dispatchEvent(new Event('error'));
                }
            });",
        )
        .await?;
        page.open_table(&tenant(DEMO_TENANT)).await?;
        let hidden = page
            .value("document.getElementById('failed').hidden")
            .await?;
        assert_eq!(hidden, true);
        Ok(())
    });
}

#[test]
fn crash_is_reported_in_a_dialog_that_stays() {
    console(|page| async move {
        page.expect_in_log("E2E panic: ");
        page.open_table(&tenant(DEMO_TENANT)).await?;
        page.value(
            "dispatchEvent(new CustomEvent('console-panic', { detail: 'panicked at somewhere' }))",
        )
        .await?;
        page.until_text("The console has stopped").await?;
        let dialog = page
            .by_role("alertdialog", "The console has stopped")
            .await?;
        assert!(
            page.session()
                .text(&dialog)
                .await?
                .contains("Your backups are not affected")
        );
        assert_eq!(
            page.value("document.getElementById('crash-detail').value")
                .await?,
            "panicked at somewhere"
        );
        page.press_button("Copy").await?;
        page.value("dispatchEvent(new CustomEvent('console-panic', { detail: 'another' }))")
            .await?;
        assert_eq!(
            page.value("document.getElementById('crash-detail').value")
                .await?,
            "panicked at somewhere"
        );
        // Escape does not make it go away.
        page.session().press(&["\u{e00c}"]).await?;
        page.until_text("The console has stopped").await?;
        page.press_button("Reload").await?;
        page.table().await?;
        Ok(())
    });
}

#[test]
fn loading_shell_is_gone_once_the_program_runs() {
    console(|page| async move {
        page.open_table(&tenant(DEMO_TENANT)).await?;
        assert_eq!(
            page.value("document.getElementById('shell')").await?,
            serde_json::Value::Null
        );
        assert_eq!(
            page.value("document.documentElement.dataset.app").await?,
            "ready"
        );
        assert_eq!(
            page.value("document.querySelectorAll('h1').length - document.querySelectorAll('[hidden] h1').length")
                .await?,
            1
        );
        Ok(())
    });
}
