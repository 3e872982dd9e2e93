//! The index: what there is to ask for.

use std::fmt::Write as _;

use crate::Fault;
use crate::catalog::{self, CLUSTERS, Plan};
use crate::demo::FAULT_CLUSTER;
use crate::http::hostile_fields;
use crate::http::list_faults::ListFault;

/// Clusters, tenants, faults and the control path, as plain text.
pub(crate) fn text() -> String {
    let mut text =
        String::from("A stand-in for OceanBase Cloud Platform: all data here is made up.\n");
    for cluster in CLUSTERS
        .iter()
        .filter(|cluster| cluster.id != FAULT_CLUSTER)
    {
        let _ = writeln!(
            text,
            "\nCluster {} {} ({})",
            cluster.id, cluster.name, cluster.kind
        );
        for tenant in catalog::tenants_of(cluster.id) {
            let live = if tenant.live {
                ", and one that runs now"
            } else {
                ""
            };
            let plan = match tenant.plan {
                Plan::Empty => "no task".to_owned(),
                Plan::Sample => "the documented task".to_owned(),
                Plan::Nightly { days, .. } => format!("{days} nights of backups{live}"),
                Plan::Dense { per_day } => format!("400 days of {per_day} backups"),
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

const CONTROL: &str = "
Control
  /_stand-in/fault?set=<fault>[&times=N][&after=N][&ms=N]
                                    let N requests for tasks pass, then strike N (default all), of any tenant;
                                    ms is for slow and slow-body
  /_stand-in/fault?set=none         no more
  /_stand-in/lists?set=<fault>[&times=N][&after=N][&ms=N]
                                    the same for requests for lists: a fault of theirs, or one of those above that
                                    refuse, delay, cut or replace an answer
  /login?callback=/path             sign in with a session's cookie, where the stand-in asks for one
  /_stand-in/session/end[?after=N]  end all sessions, now or after N more requests to /api
  /_stand-in/address/refuse         refuse this address (IAM10014)
  /_stand-in/unblock                take it back, and forget wrong passwords
  /_stand-in/requests               the requests so far, as JSON: to /api, and for files and /login (site)
  /_stand-in/clock?advance=<s>      move the clock on
  /_stand-in/reset                  forget requests, fault, clock, wrong passwords and refused address
";
