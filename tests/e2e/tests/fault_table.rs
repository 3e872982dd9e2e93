//! The faults of the stand-in that one look is enough for, and what the page makes of each: one table, which is also written
//! to `target/e2e-faults.md`.

use std::fmt::Write as _;
use std::fs;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use e2e::Page;
use e2e::console_with;
use e2e::seen::Seen;
use ocp_stand_in::Fault;
use ocp_stand_in::demo::FAULT_CLUSTER;

use crate::in_march_2025;

/// What the page has to say.
#[derive(Debug, Clone, Copy)]
enum Says {
    /// An error notice with these parts, and no rows.
    Fails(&'static [&'static str]),
    /// So many rows, this total, and exactly these notices (parts of them).
    Shows(usize, &'static str, &'static [&'static str]),
    /// No rows and no error, but this in their place.
    Empty(&'static str),
    /// What other tests look at.
    Elsewhere,
}

use Says::{Elsewhere, Empty, Fails, Shows};

fn expected(fault: Fault) -> Says {
    match fault {
        Fault::Hang => Fails(&["No whole answer came within 30 seconds."]),
        Fault::Truncated => Fails(&["The answer ended in the middle.", "HTTP 200"]),
        Fault::Html502 => Fails(&["The proxy in front of OCP answered in its place", "HTTP 502"]),
        Fault::Html503 => Fails(&["The proxy in front of OCP answered in its place", "HTTP 503"]),
        Fault::Html504 => Fails(&["The proxy in front of OCP answered in its place", "HTTP 504"]),
        Fault::Unauthorized => Fails(&["OCP does not know who you are", "HTTP 401", "Code IAM10000", "Trace id"]),
        Fault::Forbidden => Fails(&["You have no right to the backups", "HTTP 403", "Code IAM11000", "Trace id"]),
        Fault::NotFound => {
            Fails(&["OCP has no such cluster, or the cluster no such tenant", "HTTP 404", "Code OBE11001", "Trace id"])
        }
        Fault::RateLimited => Fails(&["OCP asks to wait 5 seconds", "HTTP 429", "Excessive number of requests"]),
        Fault::Internal => Fails(&["OCP failed, or cannot reach the cluster", "HTTP 500", "Code OBE12000", "Trace id"]),
        Fault::Reset => Fails(&["No answer came."]),
        Fault::Html200 => Fails(&["A web page came instead of OCP’s answer", "HTTP 200"]),
        Fault::EmptyBody => Fails(&["The answer was empty.", "HTTP 200"]),
        Fault::SuccessFalse => Fails(&["OCP failed", "HTTP 200", "Code COM10999", "Trace id"]),
        Fault::CodeNumber => {
            Fails(&["OCP does not accept a part of this filter", "HTTP 400", "Code 30014", "Trace id"])
        }
        Fault::NoContents => Empty("This tenant has no data backup tasks"),
        Fault::SizeIgnored => Shows(237, "237 tasks", &[]),
        Fault::SizeTooBig => Shows(5_200, "5,200 tasks", &[]),
        Fault::PageIgnored => {
            Shows(2_000, "4,400 tasks", &["OCP says that 4,400 tasks match, but gave only 2,000 different ones."])
        }
        Fault::TotalWrong => {
            Shows(60, "100 tasks", &["OCP says that 100 tasks match, but gave only 60 different ones."])
        }
        Fault::WrongTypes => Shows(60, "60 tasks", &["2 entries of OCP’s answer are not tasks and are left out."]),
        Fault::Sample => Shows(1, "1 task", &[]),
        Fault::Slow
        | Fault::NoPageBlock
        | Fault::DuplicateIds
        | Fault::UnknownStatus
        | Fault::NumbersAsStrings
        | Fault::HugeMessage
        | Fault::HostileText
        | Fault::Unordered
        | Fault::Unfiltered
        | Fault::Secrets => Shows(60, "60 tasks", &[]),
        Fault::HostileFields
        | Fault::HugeField
        | Fault::DeepNesting
        | Fault::DuplicateKeys
        | Fault::Bom
        | Fault::InvalidUtf8
        | Fault::HugeAnswer
        | Fault::HugeAnswerAnnounced
        | Fault::SlowBody
        | Fault::Stalls
        | Fault::BadTasks
        | Fault::OddDates
        | Fault::Shifting
        | Fault::ShiftingOnce
        | Fault::Vanishing
        | Fault::Redirect
        | Fault::RedirectAway
        | Fault::RetryAfter
        | Fault::RateLimitedDay
        | Fault::RateLimitedGarbage
        | Fault::GatewayOnce
        | Fault::Flaky
        | Fault::FieldErrors
        | Fault::RangeTooLong
        | Fault::BadTime
        | Fault::Envelope503
        | Fault::UndocumentedFields
        | Fault::NoContentsNoTotal
        | Fault::TotalGarbage
        | Fault::EverythingSecret
        | Fault::SecretError
        | Fault::SecretPage => Elsewhere,
    }
}

fn link(fault: Fault) -> String {
    format!("cluster={FAULT_CLUSTER}&tenant={}&range=all&zone=utc&size=100", fault.tenant_id())
}

/// Waits until the page has made up its mind.
async fn made_up(page: &Page, fault: Fault) -> Result<Seen> {
    let patience = Duration::from_secs(45);
    page.until_within(patience, fault.name(), |seen| !seen.busy && (seen.ready || !seen.empty.is_empty())).await
}

fn judge(fault: Fault, seen: &Seen) -> Result<()> {
    let notices: Vec<&str> = seen.notices.iter().map(|notice| &*notice.text).collect();
    match expected(fault) {
        Fails(parts) => {
            ensure!(!seen.ready && seen.rows.is_empty(), "there are rows");
            ensure!(notices.len() == 1 && seen.notices[0].kind == "error", "not one error: {notices:?}");
            ensure!(seen.announced.contains("The tasks could not be loaded"), "not announced: {}", seen.announced);
            for part in ["The tasks could not be loaded", "Retry"].iter().chain(parts) {
                ensure!(notices[0].contains(part), "it does not say “{part}”: {}", notices[0]);
            }
            ensure!(seen.empty.contains("No tasks to show"), "“{}” stands in the rows' place", seen.empty);
        }
        Shows(rows, total, parts) => {
            ensure!(seen.loaded == Some(rows), "{:?} rows are loaded, not {rows}", seen.loaded);
            ensure!(seen.rows.len() == rows.min(100), "{} rows are shown", seen.rows.len());
            ensure!(seen.total == total, "the total is “{}”", seen.total);
            ensure!(notices.len() == parts.len(), "{notices:?}");
            for part in parts {
                ensure!(notices.iter().any(|notice| notice.contains(part)), "it does not say “{part}”: {notices:?}");
            }
            ensure!(seen.notices.iter().all(|notice| notice.kind == "warning"), "{notices:?}");
        }
        Empty(words) => {
            ensure!(!seen.ready && notices.is_empty(), "{notices:?}");
            ensure!(seen.empty.contains(words), "it says “{}”", seen.empty);
        }
        Elsewhere => {}
    }
    ensure!(seen.width <= 0, "the page scrolls sideways by {}", seen.width);
    Ok(())
}

fn told(seen: &Seen) -> String {
    let notices: Vec<&str> = seen.notices.iter().map(|notice| &*notice.text).collect();
    let mut told = seen.total.clone();
    if let Some(loaded) = seen.loaded {
        let _ = write!(told, ", {loaded} loaded");
    } else if !seen.empty.is_empty() {
        let _ = write!(told, " — {}", seen.empty);
    }
    for notice in notices {
        let _ = write!(told, " — {notice}");
    }
    told.replace('|', "\\|")
}

#[test]
fn the_page_says_of_every_fault_what_it_is() {
    console_with(in_march_2025(), |page| async move {
        // The one that takes the client's whole patience waits in a tab of its own while the others are tried.
        page.open(&link(Fault::Hang)).await?;
        let [waiting, others] = page.new_tab().await?;
        let mut table = String::from("| fault | what OCP does | what the page says |\n|---|---|---|\n");
        let mut wrong = Vec::new();
        let last = Fault::all().filter(|fault| *fault == Fault::Hang);
        let judged = |fault: &Fault| *fault != Fault::Hang && !matches!(expected(*fault), Elsewhere);
        for fault in Fault::all().filter(judged).chain(last) {
            if fault == Fault::Hang {
                page.session().show_tab(&waiting).await?;
            } else {
                page.open(&link(fault)).await?;
            }
            let seen = made_up(&page, fault).await.with_context(|| format!("fault {}", fault.name()))?;
            if let Err(error) = judge(fault, &seen) {
                wrong.push(format!("{}: {error}", fault.name()));
            }
            let _ = writeln!(table, "| `{}` | {} | {} |", fault.name(), fault.description(), told(&seen));
        }
        page.session().show_tab(&others).await?;
        println!("{table}");
        fs::create_dir_all(xtask::paths::target())?;
        fs::write(xtask::paths::target().join("e2e-faults.md"), table)?;
        ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    });
}
