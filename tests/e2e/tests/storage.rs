//! What the browser keeps between visits, and browsers that keep nothing.

use e2e::console_with;
use e2e::form::keys;
use serde_json::Value;

use crate::{all_of_demo, in_march_2025};

const NOT_KEPT: &str =
    "This browser does not store preferences: your choice lasts until you leave the page.";
/// The demo tenant among those used last.
const RECENT: &str = "&recent=1000005%0A1000011%0Aob_431%0Aorders";
const THEME: &str = "document.documentElement.dataset.theme ?? ''";

fn without(script: &'static str) {
    console_with(in_march_2025(), move |page| async move {
        page.before_each_document(script).await?;
        let seen = page.open_table(&all_of_demo()).await?;
        assert!(
            seen.notices.is_empty(),
            "nothing is lost yet: {:?}",
            seen.notices
        );
        page.choose("theme", "dark").await?;
        let seen = page
            .until("it is told", |seen| !seen.notices.is_empty())
            .await?;
        assert_eq!(
            (seen.notices.len(), seen.notices[0].text.as_str()),
            (1, NOT_KEPT)
        );
        assert_eq!(
            page.value(THEME).await?,
            "dark",
            "the choice counts all the same"
        );
        page.press_button("Dismiss").await?;
        page.choose("zone", "local").await?;
        let seen = page
            .until("the zone is another", |seen| {
                seen.zone.as_deref() == Some("local")
            })
            .await?;
        assert!(
            seen.notices.is_empty(),
            "it is told once: {:?}",
            seen.notices
        );
        page.toggle_row(0).await?;
        Ok(())
    });
}

#[test]
fn preferences_last_for_the_visit_if_storage_is_forbidden() {
    without(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });",
    );
}

#[test]
fn preferences_last_for_the_visit_if_storage_is_full() {
    without(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    );
}

#[test]
fn preferences_of_another_version_are_dropped_with_one_notice() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&all_of_demo()).await?;
        page.choose("theme", "dark").await?;
        assert_eq!(
            page.value("localStorage.getItem('ocp-backup-console')")
                .await?,
            format!("version=1&theme=dark{RECENT}")
        );
        for old in ["version=2&theme=dark", "{\"theme\":\"dark\"}", "", "\u{0}"] {
            page.value(&format!(
                "localStorage.setItem('ocp-backup-console', {})",
                Value::from(old)
            ))
            .await?;
            let seen = page.open_table(&all_of_demo()).await?;
            assert_eq!(seen.notices.len(), 1, "{old:?}: {:?}", seen.notices);
            let told = "The preferences stored in this browser are from another version; the defaults are used.";
            assert_eq!(seen.notices[0].text, told);
            assert_eq!(page.value(THEME).await?, "");
            let seen = page.open_table(&all_of_demo()).await?;
            assert!(seen.notices.is_empty(), "{:?}", seen.notices);
        }
        Ok(())
    });
}

#[test]
fn only_preferences_and_recent_tenants_are_stored() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&all_of_demo().replace("&zone=utc", ""))
            .await?;
        page.choose("theme", "dark").await?;
        page.choose("zone", "utc").await?;
        page.choose("page-size", "50").await?;
        page.click("columns").await?;
        page.click("column-backupMode").await?;
        page.click("density-compact").await?;
        page.session().press(&[keys::ESCAPE]).await?;
        let edge = page.element("width-taskId").await?;
        page.session().type_into(&edge, keys::LEFT).await?;
        page.sort_by("taskId").await?;
        page.toggle_status("DONE").await?;
        page.table().await?;
        let width = page
            .value("document.querySelector('[data-testid=width-taskId]').ariaValueNow")
            .await?;
        let width = width.as_str().unwrap_or_default();
        let kept = page
            .value("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])")
            .await?;
        let columns = "status,dataBackupTaskType,startTime,duration,snapshotVersionTime,errorMsg,taskId,backupSetId,backupMode";
        let line = format!(
            "version=1&zone=utc&theme=dark&size=50&density=compact&columns={columns}&widths=taskId.{width}{RECENT}"
        );
        assert_eq!(
            kept,
            format!(r#"[{{"ocp-backup-console":"{line}"}},{{}},""]"#)
        );
        let seen = page
            .open_table(&all_of_demo().replace("&zone=utc", ""))
            .await?;
        assert_eq!(
            (seen.zone.as_deref(), seen.page_size.as_deref()),
            (Some("utc"), Some("50"))
        );
        assert!(
            seen.rows[0].cells.contains_key("backupMode"),
            "{:?}",
            seen.rows[0].cells
        );
        assert_eq!(page.value(THEME).await?, "dark");
        Ok(())
    });
}
