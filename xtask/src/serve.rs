//! `cargo xtask serve`.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT, PASSWORD, USER};

use crate::cli::{Auth, ServeOptions};
use crate::site::{self, Backend, SiteOptions};
use crate::{demo, dist};

/// Builds the console and serves it until it is stopped.
pub async fn run(options: ServeOptions) -> Result<()> {
    // Checked first, so that a wrong option fails before minutes of building.
    let base = site::base::normalize(options.base.as_deref().unwrap_or("/"))?;
    let config = config(&options)?;
    let backend = match &options.ocp {
        _ if options.demo => Backend::Nothing,
        Some(url) => Backend::Proxy {
            url: site::validated_address(url)?,
            insecure: options.insecure,
        },
        None => Backend::StandIn(ocp_stand_in::Options {
            auth: stand_in_auth(options.auth),
            ..ocp_stand_in::Options::default()
        }),
    };
    let profile = options.debug.into();
    let dist = if options.demo {
        demo::build(profile).await?
    } else {
        dist::build(profile).await?
    };
    eprintln!("Starting the server …");
    let config = config.or_else(|| empty_config(&dist));
    let site = SiteOptions {
        dist,
        base,
        config,
        backend,
    };
    let server = site::start(site, options.port).await?;
    print!("{}", announcement(server.url(), &options));
    server.wait().await
}

/// The authentication that the stand-in requires for the console's way of signing in.
fn stand_in_auth(auth: Option<Auth>) -> ocp_stand_in::Auth {
    match auth {
        None | Some(Auth::Proxy) => ocp_stand_in::Auth::None,
        Some(Auth::Basic) => ocp_stand_in::Auth::Basic,
        Some(Auth::Session) => ocp_stand_in::Auth::Session,
    }
}

/// The text of `config.json`: the given file, else the setting for the way of signing in, else
/// nothing.
fn config(options: &ServeOptions) -> Result<Option<String>> {
    if let Some(file) = &options.config {
        let text = fs::read_to_string(file);
        return Ok(Some(text.with_context(|| {
            format!("--config {} cannot be read", file.display())
        })?));
    }
    Ok(options.auth.map(|auth| {
        let text = match (auth, &options.ocp) {
            // The stand-in's own sign-in page. A real OCP's is not served here.
            (Auth::Session, None) => r#"{"auth":"session","loginUrl":"/login?callback={return}"}"#,
            (Auth::Session, Some(_)) => r#"{"auth":"session"}"#,
            (Auth::Basic, _) => r#"{"auth":"basic"}"#,
            (Auth::Proxy, _) => r#"{"auth":"proxy"}"#,
        };
        text.to_owned()
    }))
}

/// `{}` for a build without a `config.json`: browsers log a 404 as an error at every start.
fn empty_config(dist: &Path) -> Option<String> {
    let is_absent = !dist.join("config.json").exists();
    is_absent.then(|| "{}".to_owned())
}

fn announcement(console: &str, options: &ServeOptions) -> String {
    if options.demo {
        return format!(
            "The console with sample data and without OCP:\n\n  {console}\n\nCtrl-C stops it.\n"
        );
    }
    if let Some(ocp) = &options.ocp {
        let sign_in = match options.auth {
            Some(Auth::Session) => {
                "\nBrowsers keep OCP's session cookie for OCP's own host, so sign in with --auth \
                 basic here.\n"
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
                "\nThe console redirects to {origin}/login to sign in: user {USER}, password \
                 {PASSWORD}\n"
            )
        }
    };
    format!(
        "The console, with a stand-in for OCP (generated data):\n\n  {console}?cluster={DEMO_CLUSTER}&tenant={DEMO_TENANT}\n\n\
         Other tenants, and faults on demand: {origin}/_stand-in/\n{sign_in}Ctrl-C stops it.\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_with_a_stand_in_names_a_demo_tenant() {
        let text = announcement("http://127.0.0.1:8080/ocp/", &ServeOptions::default());
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
    fn the_announcement_has_the_credentials_of_the_stand_in() {
        for (auth, part) in [
            (Auth::Basic, "asks for a user name"),
            (Auth::Session, " http://127.0.0.1:1/login "),
        ] {
            let text = announcement(
                "http://127.0.0.1:1/",
                &ServeOptions {
                    auth: Some(auth),
                    ..ServeOptions::default()
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
            &ServeOptions {
                auth: Some(Auth::Session),
                ocp,
                ..ServeOptions::default()
            },
        );
        assert!(
            text.contains("--auth basic") && !text.contains(PASSWORD),
            "{text}"
        );
    }

    #[test]
    fn the_configuration_follows_from_the_way_of_signing_in() {
        let said = |auth, ocp: Option<&str>| {
            config(&ServeOptions {
                auth,
                ocp: ocp.map(str::to_owned),
                ..ServeOptions::default()
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
    fn a_config_file_is_served_unchanged_and_a_missing_one_is_an_error() {
        let file = std::env::temp_dir().join(format!("xtask-serve-{}.json", std::process::id()));
        fs::write(&file, "{ broken").unwrap();
        let options = ServeOptions {
            config: Some(file.clone()),
            auth: Some(Auth::Basic),
            ..ServeOptions::default()
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
    fn a_build_without_a_config_json_is_served_an_empty_one() {
        let dist = std::env::temp_dir().join(format!("xtask-serve-dist-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        assert_eq!(empty_config(&dist).as_deref(), Some("{}"));
        fs::write(dist.join("config.json"), r#"{"zone":"utc"}"#).unwrap();
        assert_eq!(empty_config(&dist), None);
        fs::remove_dir_all(&dist).unwrap();
    }

    #[test]
    fn the_address_of_a_demo_has_no_tenant() {
        let text = announcement(
            "http://127.0.0.1:1/x/",
            &ServeOptions {
                demo: true,
                ..ServeOptions::default()
            },
        );
        assert!(
            text.contains("  http://127.0.0.1:1/x/\n") && !text.contains("_stand-in"),
            "{text}"
        );
    }

    #[test]
    fn the_address_with_a_real_ocp_has_no_tenant() {
        let text = announcement(
            "http://127.0.0.1:1/",
            &ServeOptions {
                ocp: Some("https://ocp".into()),
                ..ServeOptions::default()
            },
        );
        assert!(
            text.contains("https://ocp") && !text.contains("cluster="),
            "{text}"
        );
    }
}
