//! One build lies anywhere: at the root, below a path, deeper.

use e2e::{Setup, console_with};

use crate::{all_of_demo, in_march_2025};

fn works_below(base: &'static str) {
    console_with(
        Setup {
            base,
            ..in_march_2025()
        },
        |page| async move {
            page.open_table(&all_of_demo()).await?;
            page.press_button("Next page").await?;
            let seen = page
                .until("page 2", |seen| seen.page_status.starts_with("21–40"))
                .await?;
            assert!(
                seen.url
                    .starts_with(&format!("{}?cluster=", page.address())),
                "{}",
                seen.url
            );
            page.session().travel("refresh").await?;
            page.table().await?;
            let asked = page.ocp.last_asked().await?;
            assert!(
                asked.path.starts_with("/api/v2/ob/clusters/"),
                "OCP is at the origin's root: {}",
                asked.path
            );
            let policy = page
                .value("fetch(location.href).then(r => r.headers.get('content-security-policy'))")
                .await?;
            for part in [
                "default-src 'none'",
                "require-trusted-types-for 'script'",
                "frame-ancestors 'none'",
            ] {
                assert!(
                    policy.as_str().is_some_and(|policy| policy.contains(part)),
                    "{policy}"
                );
            }
            Ok(())
        },
    );
}

#[test]
fn page_works_at_the_root() {
    works_below("/");
}

#[test]
fn page_works_below_a_path() {
    works_below("/a/b-1/console/");
}
