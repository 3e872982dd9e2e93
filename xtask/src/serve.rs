//! `cargo xtask serve`.

use anyhow::Result;
use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT};

use crate::cli::Serve;
use crate::dist;
use crate::site::{self, Backend, SiteOptions};

/// Builds the console and serves it until it is stopped.
pub async fn run(options: Serve) -> Result<()> {
    // Before minutes of building: an address or a path that cannot be is worth saying at once.
    let base = site::base::normal(options.base.as_deref().unwrap_or("/"))?;
    let backend = match &options.ocp {
        Some(url) => Backend::Proxy { url: site::checked_address(url)?, insecure: options.insecure },
        None => Backend::StandIn(ocp_stand_in::Options { require_auth: options.require_auth, ..Default::default() }),
    };
    let dist = dist::build(options.debug.into()).await?;
    let server = site::start(SiteOptions { dist, base, backend }, options.port).await?;
    print!("{}", announcement(server.url(), &options));
    server.wait().await
}

fn announcement(console: &str, options: &Serve) -> String {
    if let Some(ocp) = &options.ocp {
        return format!("The console, with the OCP at {ocp}:\n\n  {console}\n\nCtrl-C stops it.\n");
    }
    let origin = console.split('/').take(3).collect::<Vec<_>>().join("/");
    let sign_in = if options.require_auth {
        format!(
            "\nIt asks for a user name and a password: {} and {}\n",
            ocp_stand_in::demo::USER,
            ocp_stand_in::demo::PASSWORD
        )
    } else {
        String::new()
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
            text.contains(&format!("  http://127.0.0.1:8080/ocp/?cluster={DEMO_CLUSTER}&tenant={DEMO_TENANT}\n")),
            "{text}"
        );
        assert!(text.contains(" http://127.0.0.1:8080/_stand-in/\n"), "{text}");
        assert!(!text.contains("password"));
    }

    #[test]
    fn who_has_to_sign_in_is_told_how() {
        let text = announcement("http://127.0.0.1:1/", &Serve { require_auth: true, ..Serve::default() });
        assert!(text.contains(ocp_stand_in::demo::PASSWORD), "{text}");
    }

    #[test]
    fn a_real_ocp_has_no_demo_tenant() {
        let text = announcement("http://127.0.0.1:1/", &Serve { ocp: Some("https://ocp".into()), ..Serve::default() });
        assert!(text.contains("https://ocp") && !text.contains("cluster="), "{text}");
    }
}
