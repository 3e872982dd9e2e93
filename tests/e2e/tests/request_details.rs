//! “Request details”: what was asked and what came back; and the same asked again by the copied command.

use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use e2e::form::keys;
use e2e::page::PATIENCE;
use e2e::seen::Seen;
use e2e::{Page, console, console_with};
use ocp_stand_in::Fault;
use ocp_stand_in::demo::{FAULT_CLUSTER, HUGE_TENANT, PASSWORD, USER};
use tokio::process::Command;

use crate::sign_in::{basic, sign_in};
use crate::{all_of_demo, in_march_2025, tenant};

const ESCAPE: &str = "\u{e00c}";

/// The lines of the panel, from above.
async fn lines(page: &Page) -> Result<Vec<String>> {
    let lines = page
        .value("[...document.querySelectorAll('.request__fold')].map(line => line.innerText.replace(/\\s+/g, ' '))");
    Ok(serde_json::from_value(lines.await?)?)
}

/// What the clipboard has once it has anything, copied by the button with this name.
async fn copied_by(page: &Page, name: &str) -> Result<String> {
    page.value("navigator.clipboard.writeText('')").await?;
    page.press_button(name).await?;
    page.until_text("Copied").await?;
    Ok(page
        .value("navigator.clipboard.readText()")
        .await?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

/// The arguments that a shell, in which these variables are set, gives to `curl`.
async fn arguments(command: &str, variables: &[(&str, &str)]) -> Result<Vec<String>> {
    let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}\n{command}\n");
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &script])
        .envs(variables.iter().copied())
        .stdin(Stdio::null());
    let output = shell.output().await.context("there is no sh")?;
    ensure!(
        output.status.success() && output.stderr.is_empty(),
        "{output:?}"
    );
    let words = String::from_utf8(output.stdout)?;
    Ok(words.split_terminator('\0').map(str::to_owned).collect())
}

#[test]
fn copied_command_is_the_request_that_was_sent() {
    console_with(in_march_2025(), |page| async move {
        page.allow_clipboard().await?;
        page.open_table(&format!(
            "{}&status=FAILED,DONE&startTime=2025-02-01T00:00:00Z",
            all_of_demo()
        ))
        .await?;
        let asked = page.ocp.last_asked().await?;
        page.click("this-answer").await?;
        page.by_role("dialog", "Request details").await?;
        let command = copied_by(&page, "Copy as cURL").await?;
        let cookie = "JSESSIONID=it's $HOME; other=\"`id`\"";
        let words = arguments(&command, &[("OCP_COOKIE", cookie)]).await?;
        let url = format!("{}{}?{}", page.origin(), asked.path, asked.query);
        let expected = [
            &url,
            "-H",
            "Accept: application/json",
            "-H",
            "Accept-Language: en-US",
            "-b",
            cookie,
        ];
        assert_eq!(words, expected, "{command}");
        for (name, value) in [("accept", "application/json"), ("accept-language", "en-US")] {
            assert_eq!(
                asked.headers.get(name).map(String::as_str),
                Some(value),
                "as the page sends it"
            );
        }
        let unset = arguments(&command, &[]).await;
        assert!(
            unset.is_err_and(|error| error.to_string().contains("OCP_COOKIE")),
            "nothing runs without a session"
        );
        Ok(())
    });
}

#[test]
fn copied_command_has_no_password() {
    console_with(basic(), |page| async move {
        page.allow_clipboard().await?;
        page.open(&all_of_demo()).await?;
        sign_in(&page, USER, PASSWORD).await?;
        page.table().await?;
        page.click("this-answer").await?;
        let command = copied_by(&page, "Copy as cURL").await?;
        assert!(
            !command.contains(USER)
                && !command.contains(PASSWORD)
                && !command.contains("Authorization"),
            "{command}"
        );
        let words = arguments(
            &command,
            &[("OCP_USER", "o'x"), ("OCP_PASSWORD", "$1\"`id`")],
        )
        .await?;
        assert_eq!(words[words.len() - 2..], ["-u", "o'x:$1\"`id`"]);
        let details = copied_by(&page, "Copy details").await?;
        assert!(
            details.contains("Trace id: ") && !details.contains(PASSWORD),
            "{details}"
        );
        Ok(())
    });
}

#[test]
fn every_attempt_of_a_failing_request_is_listed() {
    console(|page| async move {
        page.open(&format!(
            "cluster={FAULT_CLUSTER}&tenant={}&range=all",
            Fault::Flaky.tenant_id()
        ))
        .await?;
        page.table().await?;
        page.click("this-answer").await?;
        let lines = lines(&page).await?;
        assert_eq!(lines.len(), 3, "{lines:?}");
        for (line, parts) in lines.iter().zip([
            ["Answered", "HTTP 200", "Try 3"],
            ["Failed", "HTTP 503", "Try 2"],
        ]) {
            assert!(parts.iter().all(|part| line.contains(part)), "{line}");
        }
        assert!(
            lines[2].contains("Failed HTTP 503") && !lines[2].contains("Try"),
            "{lines:?}"
        );
        let dialog = page.by_role("dialog", "Request details").await?;
        page.session()
            .click(&page.session().all(".request__fold").await?[2])
            .await?;
        let text = page.session().text(&dialog).await?;
        assert!(
            text.contains("The proxy in front of OCP responded in its place"),
            "{text}"
        );
        Ok(())
    });
}

#[test]
fn requests_of_a_long_load_are_listed_for_the_keyboard() {
    console_with(in_march_2025(), |page| async move {
        page.open_table(&format!("{}&range=all&zone=utc", tenant(HUGE_TENANT)))
            .await?;
        page.press_button("Load the rest").await?;
        let is_loaded = |seen: &Seen| seen.loaded == Some(100_000) && !seen.busy;
        page.until_within(Duration::from_mins(2), "all are loaded", is_loaded)
            .await?;
        let asked = page.ocp.asked().await?.len();
        page.value("document.querySelector('[data-testid=this-answer]').focus()")
            .await?;
        page.session().press(&[keys::ENTER]).await?;
        page.by_role("dialog", "Request details").await?;
        page.until_text(&format!("Latest load: {asked} requests"))
            .await?;
        let lines = lines(&page).await?;
        assert_eq!(lines.len(), asked);
        assert!(
            lines.iter().all(|line| line.contains("Answered HTTP 200")),
            "{lines:?}"
        );
        let is_below = "document.querySelector('#answer').scrollHeight > document.querySelector('#answer').clientHeight";
        assert_eq!(
            page.value(is_below).await?,
            true,
            "the panel scrolls, not the page"
        );
        // From the title by Tab: Close, the first line, its command, its values.
        for name in ["Close", "Answered", "Copy as cURL", "Copy URL"] {
            page.session().press(&[keys::TAB]).await?;
            let focused = page
                .value("document.activeElement.ariaLabel ?? document.activeElement.innerText")
                .await?;
            assert!(
                focused
                    .as_str()
                    .is_some_and(|focused| focused.contains(name)),
                "{focused} is not {name}"
            );
        }
        page.session().press(&[ESCAPE]).await?;
        let focused =
            "document.querySelector('#answer') === null && document.activeElement.dataset.testid";
        let deadline = Instant::now() + PATIENCE;
        while page.value(focused).await? != "this-answer" {
            ensure!(
                Instant::now() < deadline,
                "the focus is not back where it was"
            );
        }
        Ok(())
    });
}

#[test]
fn phone_shows_the_panel_without_scrolling_sideways() {
    console_with(in_march_2025(), |page| async move {
        for width in [390, 320] {
            page.resize(width, 700).await?;
            page.open_table(&all_of_demo()).await?;
            page.click("this-answer").await?;
            page.by_role("dialog", "Request details").await?;
            let wide = "(d => [d.scrollWidth - d.clientWidth, d.getBoundingClientRect().right - innerWidth])(document.querySelector('#answer'))";
            let [inner, outer]: [f64; 2] = serde_json::from_value(page.value(wide).await?)?;
            assert!(
                inner <= 0.0 && outer <= 0.0,
                "{width}: {inner} and {outer} too wide"
            );
        }
        Ok(())
    });
}
