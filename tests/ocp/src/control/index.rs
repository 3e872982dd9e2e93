//! The index of tenants, faults and control paths.

use std::fmt::Write as _;

use crate::Fault;
use crate::catalog::{self, CLUSTERS, Cluster, Plan};
use crate::data::live::Live;
use crate::demo::{FAULT_CLUSTER, FLEET_CLUSTER, WIDE_FLEET_CLUSTER};
use crate::http::hostile_fields;
use crate::http::list_faults::ListFault;

/// Clusters, tenants, faults and the control path, as plain text.
pub(crate) fn text() -> String {
    let mut text =
        String::from("A stand-in for OceanBase Cloud Platform: all data is generated.\n");
    for cluster in CLUSTERS
        .iter()
        .filter(|cluster| cluster.id != FAULT_CLUSTER)
    {
        let _ = writeln!(
            text,
            "\nCluster {} {} ({})",
            cluster.id, cluster.name, cluster.kind
        );
        if matches!(cluster.id, FLEET_CLUSTER | WIDE_FLEET_CLUSTER) {
            let _ = writeln!(text, "  {}", fleet(cluster));
            continue;
        }
        for tenant in catalog::tenants_of(cluster.id) {
            let live = match tenant.live {
                Some(Live::EveryFewMinutes) => ", and one every five minutes",
                Some(Live::ByHand) => ", and one that is running",
                None => "",
            };
            let plan = match tenant.plan {
                Plan::Empty => "no tasks".to_owned(),
                Plan::Sample => "the documented task".to_owned(),
                Plan::Nightly { days, .. } => format!("{days} nights of backups{live}"),
                Plan::Dense { per_day } => format!("400 days of {per_day} backups"),
                Plan::Lapsed { nights } => format!("no backup for {nights} nights"),
                Plan::Stuck => "a backup that runs for more than a day".to_owned(),
            };
            let _ = writeln!(text, "  tenant {} {:<10} {plan}", tenant.id, tenant.name);
        }
    }
    let _ = writeln!(
        text,
        "\nFaults: each is a tenant of cluster {FAULT_CLUSTER}"
    );
    for fault in Fault::all() {
        let (id, name, description) = (fault.tenant_id(), fault.name(), fault.description());
        let _ = writeln!(text, "  tenant {id:>2} {name:<22} {description}");
    }
    let fields: Vec<_> = hostile_fields()
        .zip(1..)
        .map(|(name, number): (_, u32)| format!("{number} {name}"))
        .collect();
    let _ = writeln!(
        text,
        "\nThe fields of hostile-fields: {}",
        fields.join(", ")
    );
    let _ = writeln!(text, "\nFaults of the lists of clusters and tenants");
    for (name, description) in ListFault::own() {
        let _ = writeln!(text, "  {name:<15} {description}");
    }
    text.push_str(CONTROL);
    text
}

/// The tenants of a fleet in one line.
fn fleet(cluster: &Cluster) -> String {
    let ids: Vec<_> = catalog::tenants_of(cluster.id)
        .map(|tenant| tenant.id)
        .collect();
    let (first, last) = (ids.first().unwrap_or(&0), ids.last().unwrap_or(&0));
    let endpoint = if cluster.has_cluster_wide_tasks() {
        "with"
    } else {
        "without"
    };
    format!(
        "{} tenants, {first} to {last}, {endpoint} the endpoint for all of the cluster's tasks; some are forbidden, \
         some slow, one cannot be reached",
        ids.len()
    )
}

const CONTROL: &str = "
Control
  /_stand-in/fault?set=<fault>[&times=N][&after=N][&ms=N]
                                    affect N requests for tasks (default: all), after the next
                                    N, of every tenant; ms is for slow and slow-body
  /_stand-in/fault?set=none         clear the fault
  /_stand-in/lists?set=<fault>[&times=N][&after=N][&ms=N]
                                    the same for requests for lists: a fault of lists, or one of
                                    the above that refuse, delay, cut or replace a response
  /login?callback=/path             sign in with a session cookie, if the stand-in requires one
  /_stand-in/session/end[?after=N]  end all sessions, now or after N more requests to /api
  /_stand-in/address/refuse         refuse this address (IAM10014)
  /_stand-in/unblock                accept the address again, and clear wrong passwords
  /_stand-in/requests               the requests so far, as JSON: to /api, and for files and
                                    /login (site)
  /_stand-in/clock?advance=<s>      advance the clock
  /_stand-in/reset                  clear requests, faults, clock, wrong passwords and the
                                    refused address
";
