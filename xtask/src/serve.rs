//! `cargo xtask serve`.

use std::fs;

use anyhow::{Context as _, Result};
use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT, PASSWORD, USER};

use crate::cli::{Auth, Serve};
use crate::site::{self, Backend, SiteOptions};
use crate::{demo, dist};

/// Builds the console and serves it until it is stopped.
pub async fn run(options: Serve) -> Result<()> {
    // Before minutes of building: an address, a path or a file that cannot be is worth saying at once.
    let base = site::base::normal(options.base.as_deref().unwrap_or("/"))?;
    let config = config(&options)?;
    let backend = match &options.ocp {
        _ if options.demo => Backend::Nothing,
        Some(url) => Backend::Proxy {
            url: site::checked_address(url)?,
            insecure: options.insecure,
        },
        None => Backend::StandIn(ocp_stand_in::Options {
            auth: asked_for(options.auth),
            ..ocp_stand_in::Options::default()
        }),
    };
    let profile = options.debug.into();
    let dist = if options.demo {
        demo::build(profile).await?
    } else {
        dist::build(profile).await?
    };
    let server = site::start(
        SiteOptions {
            dist,
            base,
            config,
            backend,
        },
        options.port,
    )
    .await?;
    print!("{}", announcement(server.url(), &options));
    server.wait().await
}

/// What the stand-in asks for where the console signs in this way.
fn asked_for(auth: Option<Auth>) -> ocp_stand_in::Auth {
    match auth {
        None | Some(Auth::Proxy) => ocp_stand_in::Auth::None,
        Some(Auth::Basic) => ocp_stand_in::Auth::Basic,
        Some(Auth::Session) => ocp_stand_in::Auth::Session,
    }
}

/// What `config.json` says: the file that was named, else what the way of signing in needs, else nothing.
fn config(options: &Serve) -> Result<Option<String>> {
    if let Some(file) = &options.config {
        let text = fs::read_to_string(file);
        return Ok(Some(text.with_context(|| {
            format!("--config {} cannot be read", file.display())
        })?));
    }
    Ok(options.auth.map(|auth| {
        let text = match (auth, &options.ocp) {
            // The stand-in's own sign-in page. OCP's is not served here, and its address is no business of a test.
            (Auth::Session, None) => r#"{"auth":"session","loginUrl":"/login?callback={return}"}"#,
            (Auth::Session, Some(_)) => r#"{"auth":"session"}"#,
            (Auth::Basic, _) => r#"{"auth":"basic"}"#,
            (Auth::Proxy, _) => r#"{"auth":"proxy"}"#,
        };
        text.to_owned()
    }))
}

fn announcement(console: &str, options: &Serve) -> String {
    if options.demo {
        return format!(
            "The console with sample data, and no OCP:\n\n  {console}\n\nCtrl-C stops it.\n"
        );
    }
    if let Some(ocp) = &options.ocp {
        let sign_in = match options.auth {
            Some(Auth::Session) => {
                "\nOCP's session is a cookie that browsers keep for OCP's own host: from here --auth basic signs in.\n"
            }
            Some(Auth::Basic) => "\nThe console asks for a user name and a password of that OCP.\n",
            _ => "",
        };
        return format!(
            "The console, with the OCP at {ocp}:\n\n  {console}\n{sign_in}\nCtrl-C stops it.\n"
        );
    }
    let origin = console.split('/').take(3).collect::<Vec<_>>().join("/");
    let sign_in = match options.auth {
        None | Some(Auth::Proxy) => String::new(),
        Some(Auth::Basic) => {
            format!("\nThe console asks for a user name and a password: {USER} and {PASSWORD}\n")
        }
        Some(Auth::Session) => {
            format!(
                "\nThe console leads to {origin}/login to sign in: user {USER}, password {PASSWORD}\n"
            )
        }
    };
    format!(
        "The console, with a stand-in for OCP (made-up data):\n\n  {console}?cluster={DEMO_CLUSTER}&tenant={DEMO_TENANT}\n\n\
         Other tenants, and faults on demand: {origin}/_stand-in/\n{sign_in}Ctrl-C stops it.\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stand_in_is_announced_with_an_address_that_shows_something() {
        let text = announcement("http://127.0.0.1:8080/ocp/", &Serve::default());
        assert!(
            text.contains(&format!(
                "  http://127.0.0.1:8080/ocp/?cluster={DEMO_CLUSTER}&tenant={DEMO_TENANT}\n"
            )),
            "{text}"
        );
        assert!(
            text.contains(" http://127.0.0.1:8080/_stand-in/\n"),
            "{text}"
        );
        assert!(!text.contains("password"));
    }

    #[test]
    fn who_has_to_sign_in_is_told_how() {
        for (auth, part) in [
            (Auth::Basic, "asks for a user name"),
            (Auth::Session, " http://127.0.0.1:1/login "),
        ] {
            let text = announcement(
                "http://127.0.0.1:1/",
                &Serve {
                    auth: Some(auth),
                    ..Serve::default()
                },
            );
            assert!(
                text.contains(part) && text.contains(USER) && text.contains(PASSWORD),
                "{text}"
            );
        }
        let ocp = Some("https://ocp".to_owned());
        let text = announcement(
            "http://127.0.0.1:1/",
            &Serve {
                auth: Some(Auth::Session),
                ocp,
                ..Serve::default()
            },
        );
        assert!(
            text.contains("--auth basic") && !text.contains(PASSWORD),
            "{text}"
        );
    }

    #[test]
    fn the_configuration_fits_the_way_of_signing_in() {
        let said = |auth, ocp: Option<&str>| {
            config(&Serve {
                auth,
                ocp: ocp.map(str::to_owned),
                ..Serve::default()
            })
            .unwrap()
        };
        assert_eq!(said(None, None), None);
        assert_eq!(
            said(Some(Auth::Basic), None).unwrap(),
            r#"{"auth":"basic"}"#
        );
        assert_eq!(
            said(Some(Auth::Proxy), Some("http://ocp")).unwrap(),
            r#"{"auth":"proxy"}"#
        );
        assert!(
            said(Some(Auth::Session), None)
                .unwrap()
                .contains("/login?callback={return}")
        );
        assert!(
            !said(Some(Auth::Session), Some("http://ocp"))
                .unwrap()
                .contains("loginUrl")
        );
        for auth in [Auth::Session, Auth::Basic, Auth::Proxy] {
            let json: serde_json::Value =
                serde_json::from_str(&said(Some(auth), None).unwrap()).unwrap();
            assert_eq!(json["auth"], auth.name());
        }
    }

    #[test]
    fn a_file_is_served_as_it_is_or_named() {
        let file = std::env::temp_dir().join(format!("xtask-serve-{}.json", std::process::id()));
        fs::write(&file, "{ broken").unwrap();
        let options = Serve {
            config: Some(file.clone()),
            auth: Some(Auth::Basic),
            ..Serve::default()
        };
        assert_eq!(config(&options).unwrap().unwrap(), "{ broken");
        fs::remove_file(&file).unwrap();
        assert!(
            config(&options)
                .unwrap_err()
                .to_string()
                .contains("--config")
        );
    }

    #[test]
    fn a_demo_is_announced_without_a_tenant() {
        let text = announcement(
            "http://127.0.0.1:1/x/",
            &Serve {
                demo: true,
                ..Serve::default()
            },
        );
        assert!(
            text.contains("  http://127.0.0.1:1/x/\n") && !text.contains("_stand-in"),
            "{text}"
        );
    }

    #[test]
    fn a_real_ocp_has_no_demo_tenant() {
        let text = announcement(
            "http://127.0.0.1:1/",
            &Serve {
                ocp: Some("https://ocp".into()),
                ..Serve::default()
            },
        );
        assert!(
            text.contains("https://ocp") && !text.contains("cluster="),
            "{text}"
        );
    }
}
