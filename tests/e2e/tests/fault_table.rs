//! Every fault of the stand-in, and what the page makes of each: one table, which is also written to `target/e2e-faults.md`.
//! What the table says of rows in a word is looked at closely in `faults`, `fault_rows` and `secrets`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use e2e::seen::Seen;
use e2e::{Page, Setup, console_with};
use ocp_stand_in::Fault;
use ocp_stand_in::demo::{FAULT_CLUSTER, SECRET_MARKER};

use crate::fault_says::{Group, Says, expected};
use crate::in_march_2025;

/// The link to a fault's tenant. What ignores a filter is asked for something that filters.
fn link(fault: Fault) -> String {
    let (range, status, set) = (
        "endTime=1999-01-01T00:00:00Z",
        "&status=CANCELING",
        "&backupSetId=1",
    );
    let filter = match fault {
        Fault::IgnoresStatus => format!("range=all{status}"),
        Fault::IgnoresSet => format!("range=all{set}"),
        Fault::IgnoresRange => range.to_owned(),
        Fault::Unfiltered => format!("{range}{status}{set}"),
        _ => "range=all".to_owned(),
    };
    format!(
        "cluster={FAULT_CLUSTER}&tenant={}&{filter}&zone=utc&size=100",
        fault.tenant_id()
    )
}

fn of(group: Group) -> impl Iterator<Item = Fault> {
    Fault::all().filter(move |fault| expected(*fault).0 == group)
}

/// Checks that the page shows a failure with these words, and no rows.
fn judge_failure(seen: &Seen, notices: &[&str], parts: &[&str]) -> Result<()> {
    ensure!(!seen.ready && seen.rows.is_empty(), "there are rows");
    ensure!(
        notices.len() == 1 && seen.notices[0].kind == "error",
        "not one error: {notices:?}"
    );
    for part in ["The tasks could not be loaded. ", parts[0]] {
        ensure!(
            seen.announced.contains(part),
            "“{part}” is not announced: {}",
            seen.announced
        );
    }
    for part in ["The tasks could not be loaded", "Retry"]
        .iter()
        .chain(parts)
    {
        ensure!(
            notices[0].contains(part),
            "it does not say “{part}”: {}",
            notices[0]
        );
    }
    ensure!(
        seen.empty == "No tasks to show",
        "“{}” stands in the rows' place",
        seen.empty
    );
    ensure!(
        seen.total == "No tasks loaded",
        "the total is “{}”",
        seen.total
    );
    Ok(())
}

/// Checks that the page shows so many rows, with this total and these warnings.
fn judge_rows(
    seen: &Seen,
    notices: &[&str],
    (rows, total, parts): (usize, &str, &[&str]),
) -> Result<()> {
    ensure!(
        seen.loaded == Some(rows),
        "{:?} rows are loaded, not {rows}",
        seen.loaded
    );
    ensure!(
        seen.rows.len() == rows.min(100),
        "{} rows are shown",
        seen.rows.len()
    );
    ensure!(seen.total == total, "the total is “{}”", seen.total);
    ensure!(
        notices.is_empty() == parts.is_empty() && notices.len() <= parts.len(),
        "{notices:?}"
    );
    for part in parts {
        ensure!(
            notices.iter().any(|notice| notice.contains(part)),
            "it does not say “{part}”: {notices:?}"
        );
    }
    ensure!(
        seen.notices.iter().all(|notice| notice.kind != "error"),
        "{notices:?}"
    );
    Ok(())
}

fn judge(fault: Fault, seen: &Seen) -> Result<()> {
    let notices: Vec<&str> = seen.notices.iter().map(|notice| &*notice.text).collect();
    match expected(fault).1 {
        Says::Fails(parts) => judge_failure(seen, &notices, parts)?,
        Says::Shows(rows, total, parts) => judge_rows(seen, &notices, (rows, total, parts))?,
        Says::Changes(least, most, part) => {
            ensure!(
                seen.loaded
                    .is_some_and(|rows| (least..=most).contains(&rows)),
                "{:?} rows are loaded",
                seen.loaded
            );
            ensure!(seen.rows.len() == 100, "{} rows are shown", seen.rows.len());
            ensure!(
                notices.len() == 1 && notices[0].contains(part),
                "{notices:?}"
            );
            ensure!(seen.notices[0].kind == "warning", "{notices:?}");
        }
        Says::Empty(words) => {
            ensure!(!seen.ready && notices.is_empty(), "{notices:?}");
            ensure!(seen.empty.contains(words), "it says “{}”", seen.empty);
        }
    }
    ensure!(!seen.busy, "something is under way");
    ensure!(
        seen.width <= 0,
        "the page scrolls sideways by {}",
        seen.width
    );
    Ok(())
}

/// Waits until the page says what it must; judges what it says when it does not.
async fn settled(page: &Page, fault: Fault) -> Result<Seen> {
    let deadline = Instant::now() + Duration::from_secs(25);
    loop {
        let seen = page.look().await?;
        if Instant::now() > deadline || judge(fault, &seen).is_ok() {
            return Ok(seen);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// The page still does what its user wants: a row opens and closes, and Refresh asks OCP.
async fn responds(page: &Page, seen: &Seen) -> Result<()> {
    if !seen.rows.is_empty() {
        page.toggle_row(0).await?;
        page.toggle_row(0).await?;
    }
    let before = page.ocp.count().await?;
    page.press_button("Refresh").await?;
    page.ocp.until_asked(before + 1).await
}

/// What the page did, for the report.
fn told(seen: &Seen) -> String {
    let mut told = seen.total.clone();
    if let Some(loaded) = seen.loaded {
        let _ = write!(told, ", {loaded} loaded");
    } else if !seen.empty.is_empty() {
        let _ = write!(told, " — {}", seen.empty);
    }
    for notice in &seen.notices {
        let _ = write!(told, " — {}", notice.text);
    }
    told.replace('|', "\\|")
}

/// Adds a line to the report and writes all of it.
fn report(fault: Fault, seen: &Seen, test: &str) -> Result<()> {
    static LINES: Mutex<BTreeMap<i64, String>> = Mutex::new(BTreeMap::new());
    let line = format!(
        "| `{}` | {} | {} | {test} |\n",
        fault.name(),
        fault.description(),
        told(seen)
    );
    let mut lines = LINES.lock().unwrap_or_else(PoisonError::into_inner);
    lines.insert(fault.tenant_id(), line);
    let head = "| fault | what OCP does | what the page did | test |\n|---|---|---|---|\n";
    let table = lines
        .values()
        .fold(head.to_owned(), |table, line| table + line);
    fs::create_dir_all(xtask::paths::target())?;
    Ok(fs::write(
        xtask::paths::target().join("e2e-faults.md"),
        table,
    )?)
}

/// All that is demanded of one fault, in the tab that is shown.
async fn look_at(page: &Page, fault: Fault, test: &str) -> Result<()> {
    let seen = settled(page, fault).await?;
    report(fault, &seen, test)?;
    judge(fault, &seen)?;
    let has_marker = format!("document.documentElement.outerHTML.includes('{SECRET_MARKER}')");
    ensure!(
        page.value(&has_marker).await? == false,
        "a secret is in the page"
    );
    responds(page, &seen).await
}

async fn look_at_each(page: Page, faults: impl Iterator<Item = Fault>, test: &str) -> Result<()> {
    let mut wrong = Vec::new();
    for fault in faults {
        // OCP's clock stands still, and the browser's must not leave it behind.
        page.set_clock_to_ocp().await?;
        page.open(&link(fault)).await?;
        if let Err(error) = look_at(&page, fault, test).await {
            wrong.push(format!("{}: {error:#}", fault.name()));
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn bodies_without_tasks_are_named() {
    console_with(in_march_2025(), |page| async move {
        let test = "bodies_without_tasks_are_named";
        look_at_each(page, of(Group::Refused), test).await
    });
}

#[test]
fn odd_responses_are_shown_as_far_as_possible() {
    console_with(in_march_2025(), |page| async move {
        let test = "odd_responses_are_shown_as_far_as_possible";
        look_at_each(page, of(Group::Answered).step_by(2), test).await
    });
}

/// The other half: all of them take longer than one test may.
#[test]
fn more_odd_responses_are_shown_as_far_as_possible() {
    console_with(in_march_2025(), |page| async move {
        let test = "more_odd_responses_are_shown_as_far_as_possible";
        look_at_each(page, of(Group::Answered).skip(1).step_by(2), test).await
    });
}

#[test]
fn transient_failure_is_retried_and_shown() {
    let setup = Setup {
        config: Some(r#"{"timeoutSeconds": 2, "refreshSeconds": 0}"#),
        ..in_march_2025()
    };
    console_with(setup, |page| async move {
        // Each in a tab of its own, so that all wait at the same time.
        let mut tabs = Vec::new();
        for fault in of(Group::TriedAgain) {
            let [_, tab] = page.new_tab().await?;
            page.open(&link(fault)).await?;
            tabs.push((fault, tab));
        }
        let mut wrong = Vec::new();
        for (fault, tab) in tabs {
            page.session().show_tab(&tab).await?;
            if let Err(error) =
                look_at(&page, fault, "transient_failure_is_retried_and_shown").await
            {
                wrong.push(format!("{}: {error:#}", fault.name()));
            }
        }
        ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    });
}
