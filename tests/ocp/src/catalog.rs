//! The clusters and tenants there are, and what kind of history each tenant has.

use std::sync::LazyLock;

use crate::{Fault, demo};

/// One cluster, as `/ob/clusters` lists it.
#[derive(Debug)]
pub(crate) struct Cluster {
    pub(crate) id: i64,
    pub(crate) name: &'static str,
    pub(crate) ob_cluster_id: i64,
    /// PRIMARY or STANDBY.
    pub(crate) kind: &'static str,
    pub(crate) version: &'static str,
}

/// The clusters, in the order of their ids.
pub(crate) static CLUSTERS: [Cluster; 3] = [
    Cluster {
        id: demo::DEMO_CLUSTER,
        name: "ob_431",
        ob_cluster_id: 199,
        kind: "PRIMARY",
        version: "4.3.1.0",
    },
    Cluster {
        id: demo::STANDBY_CLUSTER,
        name: "ob_dr",
        ob_cluster_id: 231,
        kind: "STANDBY",
        version: "4.2.1.8",
    },
    Cluster {
        id: demo::FAULT_CLUSTER,
        name: "ob_faults",
        ob_cluster_id: 999,
        kind: "PRIMARY",
        version: "4.3.1.0",
    },
];

/// What a tenant's history is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plan {
    /// No task.
    Empty,
    /// The one documented task.
    Sample,
    /// One backup a night, and now and then one more by hand.
    Nightly {
        /// How many nights back.
        days: i64,
        /// What an incremental backup took in the beginning.
        seconds: i64,
        /// Failures in a thousand.
        failures: i64,
        /// Whether backups by hand happen; without them there is exactly one task a day.
        by_hand: bool,
    },
    /// So many backups each day that the list becomes long.
    Dense { per_day: i64 },
}

/// Where a tenant's backups go; decides what `backupUri` looks like.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Store {
    File,
    /// With host and access key in the URI, as the database itself writes it.
    Oss,
    Cos,
    /// With host and access key in the URI.
    S3,
}

/// The three ways OCP's documentation prints a time.
#[derive(Debug, Clone, Copy)]
pub(crate) enum TimeShape {
    /// `2024-08-09T08:02:57.715753Z`
    Utc,
    /// `2024-08-09T16:13:34.483+08:00`
    Offset,
    /// `2021-09-16T17:25:05.943+0800`
    BareOffset,
}

/// One tenant, and how its tasks look on the wire.
#[derive(Debug)]
pub(crate) struct Tenant {
    pub(crate) id: i64,
    pub(crate) name: &'static str,
    pub(crate) cluster: &'static Cluster,
    pub(crate) ob_tenant_id: i64,
    pub(crate) mode: &'static str,
    pub(crate) plan: Plan,
    pub(crate) store: Store,
    pub(crate) times: TimeShape,
    /// Longs beyond 2^53-1 as bare numbers; otherwise as strings (seen in related servers).
    pub(crate) bare_longs: bool,
    /// One backup in nine is a logical one.
    pub(crate) logical: bool,
    /// A backup starts every [`demo::LIVE_PERIOD_SECONDS`] and can be watched.
    pub(crate) live: bool,
    /// How this tenant always answers.
    pub(crate) fault: Option<Fault>,
}

/// Every tenant, by cluster and then by id. Ids are unique over all clusters.
pub(crate) static TENANTS: LazyLock<Vec<Tenant>> = LazyLock::new(|| {
    let mut tenants = ordinary();
    tenants.extend(Fault::all().map(|fault| {
        // A fault of paging shows only where there are more tasks than one answer of that fault holds.
        let plan = match fault {
            Fault::SizeIgnored => nightly(237, 900, 80, false),
            Fault::SizeTooBig => nightly(5_200, 900, 80, false),
            Fault::PageIgnored => nightly(4_400, 900, 80, false),
            Fault::HostileFields => nightly(280, 900, 80, false),
            Fault::Shifting | Fault::ShiftingOnce | Fault::Vanishing | Fault::PagesTurned => {
                Plan::Dense { per_day: 16 }
            }
            _ => nightly(60, 900, 80, false),
        };
        Tenant {
            fault: Some(fault),
            ..tenant(
                &CLUSTERS[2],
                fault.tenant_id(),
                fault.name(),
                plan,
                Store::File,
            )
        }
    }));
    tenants
});

fn ordinary() -> Vec<Tenant> {
    let (main, dr) = (&CLUSTERS[0], &CLUSTERS[1]);
    vec![
        Tenant {
            live: true,
            ..tenant(
                main,
                demo::DEMO_TENANT,
                "orders",
                nightly(400, 1500, 45, true),
                Store::Oss,
            )
        },
        Tenant {
            ob_tenant_id: 1050,
            ..tenant(
                main,
                demo::SAMPLE_TENANT,
                "ww1144",
                Plan::Sample,
                Store::File,
            )
        },
        Tenant {
            bare_longs: true,
            mode: "ORACLE",
            ..tenant(
                main,
                demo::BILLING_TENANT,
                "billing",
                nightly(400, 2400, 20, true),
                Store::S3,
            )
        },
        Tenant {
            times: TimeShape::BareOffset,
            ..tenant(
                main,
                demo::INVENTORY_TENANT,
                "inventory",
                nightly(400, 600, 30, true),
                Store::Cos,
            )
        },
        Tenant {
            times: TimeShape::Offset,
            logical: true,
            ..tenant(
                main,
                demo::REPORTS_TENANT,
                "reports",
                nightly(400, 300, 60, true),
                Store::File,
            )
        },
        tenant(main, demo::EMPTY_TENANT, "fresh", Plan::Empty, Store::File),
        tenant(
            main,
            demo::LARGE_TENANT,
            "archive",
            Plan::Dense { per_day: 30 },
            Store::Cos,
        ),
        tenant(
            main,
            demo::HUGE_TENANT,
            "ledger",
            Plan::Dense { per_day: 250 },
            Store::S3,
        ),
        tenant(
            dr,
            demo::STANDBY_ORDERS_TENANT,
            "orders",
            nightly(400, 1700, 90, true),
            Store::Oss,
        ),
        tenant(
            dr,
            demo::STANDBY_BILLING_TENANT,
            "billing",
            nightly(400, 2600, 350, true),
            Store::File,
        ),
    ]
}

/// The tenant of the sample that a demo without a server shows. Its paths carry no keys: such a file is everybody's.
pub(crate) fn sample_tenant() -> Tenant {
    let plan = Plan::Dense { per_day: 8 };
    Tenant {
        live: true,
        ..tenant(&CLUSTERS[0], demo::DEMO_TENANT, "orders", plan, Store::File)
    }
}

const fn nightly(days: i64, seconds: i64, failures: i64, by_hand: bool) -> Plan {
    Plan::Nightly {
        days,
        seconds,
        failures,
        by_hand,
    }
}

fn tenant(
    cluster: &'static Cluster,
    id: i64,
    name: &'static str,
    plan: Plan,
    store: Store,
) -> Tenant {
    Tenant {
        id,
        name,
        cluster,
        ob_tenant_id: 1000 + id % 1000 * 2,
        mode: "MYSQL",
        plan,
        store,
        times: TimeShape::Utc,
        bare_longs: false,
        logical: false,
        live: false,
        fault: None,
    }
}

/// The cluster that OCP numbers so.
pub(crate) fn cluster(id: i64) -> Option<&'static Cluster> {
    CLUSTERS.iter().find(|cluster| cluster.id == id)
}

/// The tenants of a cluster, in the order of their ids.
pub(crate) fn tenants_of(cluster: i64) -> impl Iterator<Item = &'static Tenant> {
    TENANTS
        .iter()
        .filter(move |tenant| tenant.cluster.id == cluster)
}
