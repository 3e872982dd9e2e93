//! The page with all tenants of a cluster.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::state::app::App;
use crate::state::overview::OverviewStatus;
use crate::view::context::{RESULTS, app};
use crate::view::overview::controls::{controls, notices, progress};
use crate::view::overview::row::{column_names, row};
use crate::view::words::labels::shorten;
use model::filter::Scope;
use model::task::ClusterId;
use ui::{Element, bdi, div, h2, html, keyed, main, p, table, tbody, th, thead, tr};

/// The tenants of a cluster.
#[component]
pub(crate) fn OverviewPage(
    /// The cluster.
    cluster: ClusterId,
) -> Element {
    let app = app();
    let text = &app.text().overview;
    let heading = h2()
        .id(RESULTS)
        .attr("tabindex", "-1")
        .child(bdi().text(move || text.title(&cluster_name(app, cluster))));
    main()
        .class("results card overview")
        .child(
            div()
                .class("overview__head")
                .child(heading)
                .child(controls(app)),
        )
        .child(progress(app))
        .child(notices(app))
        .child(div().class("overview__wrap").child(tenants(app, cluster)))
        .child(move || nothing(app))
}

/// The cluster's name if it is known, else its id.
pub(crate) fn cluster_name(app: App, cluster: ClusterId) -> String {
    let of_tasks = app
        .overview()
        .overview
        .with(|overview| overview.as_ref()?.cluster_name.clone());
    let name = of_tasks.or_else(|| app.scopes().cluster_name(cluster));
    name.map_or_else(|| cluster.0.to_string(), |name| shorten(&name))
}

fn tenants(app: App, cluster: ClusterId) -> Element {
    let rows = app.overview().rows;
    let by_id = Memo::new(move |_| {
        rows.with(|rows| {
            let rows = rows.iter().enumerate();
            rows.map(|(place, row)| (row.id, place))
                .collect::<HashMap<_, _>>()
        })
    });
    let keys = move || rows.with(|rows| rows.iter().map(|row| row.id).collect());
    let tenant_row = move |id| {
        let tenant = Memo::new(move |_| {
            let place = by_id.with(|places| places.get(&id).copied())?;
            rows.with(|rows| rows.get(place).cloned())
        });
        let scope = Scope {
            cluster,
            tenant: id,
        };
        row(app, scope, tenant)
    };
    let names = column_names(app).map(|name| th().attr("scope", "col").child(name));
    table()
        .class("overview__table")
        .child(
            html::caption()
                .class("vh")
                .text(move || app.text().overview.title(&cluster_name(app, cluster))),
        )
        .child(thead().child(tr().children(names)))
        .child(tbody().child(keyed(keys, tenant_row)))
}

/// What stands below the head if there is no tenant.
fn nothing(app: App) -> Option<Element> {
    let is_done = app.overview().status.get() == OverviewStatus::Done;
    let is_empty = app.overview().rows.with(Vec::is_empty);
    (is_done && is_empty).then(|| {
        div()
            .class("empty")
            .attr("data-kind", "no-data")
            .child(p().child(app.text().overview.no_tenants))
    })
}
