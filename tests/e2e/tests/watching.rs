//! The tests' own eyes: what every test ends with notices what it is there for.

use e2e::console;
use ocp_stand_in::demo::DEMO_TENANT;

use crate::tenant;

#[test]
fn every_kind_of_violation_fails_a_test() {
    console(|page| async move {
        page.open_table(&tenant(DEMO_TENANT)).await?;
        page.judge().await?;
        for (breach, told) in [
            (
                "void document.body.append(Object.assign(document.createElement('img'), { src: 'http://127.0.0.1:9/x' }))",
                "E2E policy: img-src",
            ),
            (
                "void document.body.insertAdjacentHTML('beforeend', '<p>')",
                "TrustedHTML",
            ),
            (
                "void setTimeout(() => { throw new Error('thrown') })",
                "Uncaught Error: thrown",
            ),
            (
                "fetch('/api/v2/ob/clusters/1000099/tenants/49/backup/task/dataBackupTasks').then(() => 1, () => 0)",
                "Connecting to 'http://127.0.0.1:9/' violates",
            ),
            (
                "void document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'x.css' }))",
                "x.css",
            ),
            (
                "void Promise.reject(new Error('rejected'))",
                "Uncaught (in promise) Error: rejected",
            ),
            (
                "void dispatchEvent(new CustomEvent('console-panic', { detail: 'panicked' }))",
                "E2E panic: panicked",
            ),
            (
                "void (location.href = 'http://127.0.0.1:9/')",
                "a request to another origin: http://127.0.0.1:9/",
            ),
        ] {
            // Some are refused with an exception, which is how the page's policy works.
            let _ = page.value(breach).await;
            tokio::time::sleep(std::time::Duration::from_millis(150)).await;
            let judgement = page
                .judge()
                .await
                .err()
                .map(|error| error.to_string())
                .unwrap_or_default();
            assert!(judgement.contains(told), "{breach}: {judgement}");
        }
        Ok(())
    });
}
