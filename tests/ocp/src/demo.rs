//! Ids and constants for demos and tests, numbered as OCP numbers them.

/// Cluster `ob_431` (PRIMARY): the ordinary tenants, the documented one, and the empty, large and
/// huge ones.
pub const DEMO_CLUSTER: i64 = 1_000_005;
/// Tenant `orders` of [`DEMO_CLUSTER`]: a year of backups, a full one a week and an incremental one a night, and one
/// that was started by hand and is running.
pub const DEMO_TENANT: i64 = 1_000_011;

/// The cluster of the documented sample response; the same as [`DEMO_CLUSTER`].
pub const SAMPLE_CLUSTER: i64 = DEMO_CLUSTER;
/// Tenant `ww1144` of [`SAMPLE_CLUSTER`]: exactly the one task of OCP's documentation.
pub const SAMPLE_TENANT: i64 = 1_000_012;

/// Tenant `billing` of [`DEMO_CLUSTER`]: integers beyond 2^53-1 are bare numbers.
pub const BILLING_TENANT: i64 = 1_000_013;
/// Tenant `inventory` of [`DEMO_CLUSTER`]: times with an offset written `+0800`.
pub const INVENTORY_TENANT: i64 = 1_000_014;
/// Tenant `reports` of [`DEMO_CLUSTER`]: times with an offset written `+08:00`, and some logical
/// backups.
pub const REPORTS_TENANT: i64 = 1_000_015;
/// Tenant `fresh` of [`DEMO_CLUSTER`]: no tasks.
pub const EMPTY_TENANT: i64 = 1_000_016;
/// Tenant `archive` of [`DEMO_CLUSTER`]: [`LARGE_TOTAL`] tasks.
pub const LARGE_TENANT: i64 = 1_000_017;
/// Tenant `ledger` of [`DEMO_CLUSTER`]: [`HUGE_TOTAL`] tasks.
pub const HUGE_TENANT: i64 = 1_000_018;

/// Tenant `heartbeat` of [`DEMO_CLUSTER`]: a backup every [`LIVE_PERIOD_SECONDS`], to watch tasks begin, fail and end.
pub const LIVE_TENANT: i64 = 1_000_019;

/// The number of tasks of [`LARGE_TENANT`].
pub const LARGE_TOTAL: i64 = 12_000;
/// The number of tasks of [`HUGE_TENANT`].
pub const HUGE_TOTAL: i64 = 100_000;

/// Cluster `ob_dr` (STANDBY).
pub const STANDBY_CLUSTER: i64 = 1_000_006;
/// Tenant `orders` of [`STANDBY_CLUSTER`].
pub const STANDBY_ORDERS_TENANT: i64 = 1_000_021;
/// Tenant `billing` of [`STANDBY_CLUSTER`], with frequent failures.
pub const STANDBY_BILLING_TENANT: i64 = 1_000_022;

/// Cluster `ob_fleet`: [`FLEET_SIZE`] tenants from [`FIRST_FLEET_TENANT`] on. Its OCP has no endpoint for the tasks of a
/// whole cluster.
pub const FLEET_CLUSTER: i64 = 1_000_007;
/// Cluster `ob_fleet_wide`: the same tenants from [`FIRST_WIDE_FLEET_TENANT`] on, with that endpoint.
pub const WIDE_FLEET_CLUSTER: i64 = 1_000_008;
/// The number of tenants of either.
pub const FLEET_SIZE: i64 = 200;
/// The first tenant of [`FLEET_CLUSTER`].
pub const FIRST_FLEET_TENANT: i64 = 1_001_001;
/// The first tenant of [`WIDE_FLEET_CLUSTER`].
pub const FIRST_WIDE_FLEET_TENANT: i64 = 1_002_001;

/// Cluster `ob_faults`: one tenant for each [`crate::Fault`], numbered from 1.
pub const FAULT_CLUSTER: i64 = 1_000_099;

/// The user who can sign in where [`crate::Options::auth`] requires it.
pub const USER: &str = "admin";
/// The password of [`USER`]; it protects only generated data.
pub const PASSWORD: &str = "demo";

/// The interval, in seconds, at which [`LIVE_TENANT`] starts a backup that can be watched; runs
/// start at multiples of it in Unix time.
pub const LIVE_PERIOD_SECONDS: i64 = 300;

/// The interval, in seconds, at which somebody starts a backup of [`DEMO_TENANT`] by hand, which takes about an hour.
pub const MANUAL_PERIOD_SECONDS: i64 = 3_900;
/// The first such start in Unix time, in seconds. None of these backups runs at 04:00 UTC on 10 March 2025, when most
/// tests begin.
pub const MANUAL_START_SECONDS: i64 = 3055;

/// The value of every secret in the data of [`crate::Fault::EverythingSecret`] and similar faults.
pub const SECRET_MARKER: &str = "S3CR3T-MARKER";
