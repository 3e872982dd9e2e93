//! The clusters and tenants of the stand-in, and the kind of history of each tenant.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::data::live::Live;
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

impl Cluster {
    /// Whether this cluster's OCP has the endpoint for the tasks of a whole cluster. It is documented for
    /// OCP V4.2.2 only.
    pub(crate) fn has_cluster_wide_tasks(&self) -> bool {
        !matches!(self.id, demo::FLEET_CLUSTER | demo::FAULT_CLUSTER)
    }
}

/// The clusters, in the order of their ids.
pub(crate) static CLUSTERS: [Cluster; 5] = [
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
        id: demo::FLEET_CLUSTER,
        name: "ob_fleet",
        ob_cluster_id: 301,
        kind: "PRIMARY",
        version: "4.2.1.8",
    },
    Cluster {
        id: demo::WIDE_FLEET_CLUSTER,
        name: "ob_fleet_wide",
        ob_cluster_id: 302,
        kind: "PRIMARY",
        version: "4.3.1.0",
    },
    Cluster {
        id: demo::FAULT_CLUSTER,
        name: "ob_faults",
        ob_cluster_id: 999,
        kind: "PRIMARY",
        version: "4.3.1.0",
    },
];

/// The kind of history of a tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plan {
    /// No task.
    Empty,
    /// The one task of OCP's documentation.
    Sample,
    /// One backup each night, and sometimes a manual one.
    Nightly {
        /// The number of nights.
        days: i64,
        /// The duration of an incremental backup at the start of the history.
        seconds: i64,
        /// Failures per thousand backups.
        failures: i64,
        /// Whether there are manual backups; without them there is exactly one task a day.
        by_hand: bool,
    },
    /// So many backups each day that the list is long.
    Dense { per_day: i64 },
    /// One backup each night until the last one, which was so many nights ago.
    Lapsed { nights: i64 },
    /// One backup each night; the one of the night before last still runs.
    Stuck,
}

/// The storage of a tenant's backups, which decides the form of `backupUri`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Store {
    File,
    /// With host and access key in the URI, as the database writes it.
    Oss,
    Cos,
    /// With host and access key in the URI.
    S3,
}

/// The three time formats in OCP's documentation.
#[derive(Debug, Clone, Copy)]
pub(crate) enum TimeFormat {
    /// `2024-08-09T08:02:57.715753Z`
    Utc,
    /// `2024-08-09T16:13:34.483+08:00`
    Offset,
    /// `2021-09-16T17:25:05.943+0800`
    BareOffset,
}

/// One tenant, and the format of its tasks.
#[derive(Debug)]
pub(crate) struct Tenant {
    pub(crate) id: i64,
    pub(crate) name: Cow<'static, str>,
    pub(crate) cluster: &'static Cluster,
    pub(crate) ob_tenant_id: i64,
    pub(crate) mode: &'static str,
    pub(crate) plan: Plan,
    pub(crate) store: Store,
    pub(crate) times: TimeFormat,
    /// Writes integers beyond 2^53-1 as bare numbers; otherwise they are strings, as in related
    /// servers.
    pub(crate) has_bare_integers: bool,
    /// Makes one backup in nine a logical one.
    pub(crate) has_logical_backups: bool,
    /// The backups whose progress follows the clock.
    pub(crate) live: Option<Live>,
    /// The fault of every response to this tenant.
    pub(crate) fault: Option<Fault>,
}

/// Every tenant, by cluster and then by id. Ids are unique over all clusters.
pub(crate) static TENANTS: LazyLock<Vec<Tenant>> = LazyLock::new(|| {
    let mut tenants = primary_tenants();
    tenants.extend(standby_tenants());
    tenants.extend(fleet(&CLUSTERS[2], demo::FIRST_FLEET_TENANT));
    tenants.extend(fleet(&CLUSTERS[3], demo::FIRST_WIDE_FLEET_TENANT));
    tenants.extend(Fault::all().map(|fault| {
        // A paging fault is visible only where there are more tasks than one page holds.
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
                &CLUSTERS[4],
                fault.tenant_id(),
                fault.name(),
                plan,
                Store::File,
            )
        }
    }));
    tenants
});

/// The tenants of the primary cluster.
fn primary_tenants() -> Vec<Tenant> {
    let new = |id, name, plan, store| tenant(&CLUSTERS[0], id, name, plan, store);
    let nightly = |seconds, failures| nightly(400, seconds, failures, true);
    vec![
        Tenant {
            live: Some(Live::ByHand),
            ..new(demo::DEMO_TENANT, "orders", nightly(1500, 45), Store::Oss)
        },
        Tenant {
            ob_tenant_id: 1050,
            ..new(demo::SAMPLE_TENANT, "ww1144", Plan::Sample, Store::File)
        },
        Tenant {
            has_bare_integers: true,
            mode: "ORACLE",
            ..new(
                demo::BILLING_TENANT,
                "billing",
                nightly(2400, 20),
                Store::S3,
            )
        },
        Tenant {
            times: TimeFormat::BareOffset,
            ..new(
                demo::INVENTORY_TENANT,
                "inventory",
                nightly(600, 30),
                Store::Cos,
            )
        },
        Tenant {
            times: TimeFormat::Offset,
            has_logical_backups: true,
            ..new(
                demo::REPORTS_TENANT,
                "reports",
                nightly(300, 60),
                Store::File,
            )
        },
        new(demo::EMPTY_TENANT, "fresh", Plan::Empty, Store::File),
        new(
            demo::LARGE_TENANT,
            "archive",
            Plan::Dense { per_day: 30 },
            Store::Cos,
        ),
        new(
            demo::HUGE_TENANT,
            "ledger",
            Plan::Dense { per_day: 250 },
            Store::S3,
        ),
        live_tenant(),
    ]
}

/// The tenant whose tasks begin and end within minutes.
fn live_tenant() -> Tenant {
    let plan = nightly(400, 900, 45, true);
    Tenant {
        live: Some(Live::EveryFewMinutes),
        ..tenant(
            &CLUSTERS[0],
            demo::LIVE_TENANT,
            "heartbeat",
            plan,
            Store::File,
        )
    }
}

/// The tenants of the standby cluster.
fn standby_tenants() -> Vec<Tenant> {
    let new = |id, name, plan, store| tenant(&CLUSTERS[1], id, name, plan, store);
    let nightly = |seconds, failures| nightly(400, seconds, failures, true);
    vec![
        new(
            demo::STANDBY_ORDERS_TENANT,
            "orders",
            nightly(1700, 90),
            Store::Oss,
        ),
        new(
            demo::STANDBY_BILLING_TENANT,
            "billing",
            nightly(2600, 350),
            Store::File,
        ),
    ]
}

/// The tenants of a fleet, numbered from `first`: most have a backup each night. In some the latest one failed, still
/// runs or is long ago; some may not be read, some respond slowly, and one cannot be reached.
fn fleet(cluster: &'static Cluster, first: i64) -> impl Iterator<Item = Tenant> {
    const NAMES: [&str; 8] = [
        "orders",
        "billing",
        "inventory",
        "reports",
        "payments",
        "search",
        "profiles",
        "ledger",
    ];
    (0..demo::FLEET_SIZE).map(move |number| {
        let plan = match number % 50 {
            4 => Plan::Stuck,
            11 => Plan::Lapsed {
                nights: 3 + number / 10,
            },
            23 => Plan::Empty,
            _ => nightly(90, 300 + number % 7 * 200, 15, false),
        };
        let fault = match (number, number % 40) {
            (100, _) => Some(Fault::Internal),
            (_, 7) => Some(Fault::Forbidden),
            (_, 13) => Some(Fault::Slow),
            _ => None,
        };
        let kind = usize::try_from(number).map_or("tenant", |number| NAMES[number % NAMES.len()]);
        Tenant {
            live: (number % 50 == 2).then_some(Live::EveryFewMinutes),
            fault,
            ..tenant(
                cluster,
                first + number,
                format!("{kind}_{:03}", number + 1),
                plan,
                Store::Cos,
            )
        }
    })
}

/// The tenant of the sample data for a demo without a server. The file is public, so its URIs carry
/// no keys.
pub(crate) fn sample_tenant() -> Tenant {
    let plan = Plan::Dense { per_day: 8 };
    Tenant {
        live: Some(Live::ByHand),
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
    name: impl Into<Cow<'static, str>>,
    plan: Plan,
    store: Store,
) -> Tenant {
    Tenant {
        id,
        name: name.into(),
        cluster,
        ob_tenant_id: 1000 + id % 1000 * 2,
        mode: "MYSQL",
        plan,
        store,
        times: TimeFormat::Utc,
        has_bare_integers: false,
        has_logical_backups: false,
        live: None,
        fault: None,
    }
}

/// The cluster with this id.
pub(crate) fn cluster(id: i64) -> Option<&'static Cluster> {
    CLUSTERS.iter().find(|cluster| cluster.id == id)
}

/// The tenants of a cluster, in the order of their ids.
pub(crate) fn tenants_of(cluster: i64) -> impl Iterator<Item = &'static Tenant> {
    TENANTS
        .iter()
        .filter(move |tenant| tenant.cluster.id == cluster)
}
