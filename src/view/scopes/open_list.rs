//! Opening a scope's list from elsewhere.

use crate::platform::address;
use crate::state::filter::form::field_id;
use model::filter::Field;

/// Opens the list of clusters and moves the focus there.
pub(super) fn open_clusters() {
    open_list(Field::Cluster);
}

/// Opens the list of the cluster's tenants and moves the focus there.
pub(super) fn open_tenants() {
    open_list(Field::Tenant);
}

fn open_list(field: Field) {
    address::press(&format!("{}-button", field_id(field)));
}
