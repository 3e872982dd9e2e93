//! The page's head: what it is, whose tasks it shows, in which zone.

use leptos::prelude::*;

use super::context::app;
use super::tag::{live, part, tag};
use crate::model::query::Zone;
use crate::platform::zoned;

/// The head. Names come from the tasks themselves: a user may have the right to a tenant's backups and not to
/// the list of tenants.
#[component]
pub(super) fn Masthead() -> impl IntoView {
    let app = app();
    let text = app.text();
    let names = move || {
        let scope = app.query.with(|query| query.scope)?;
        app.loader.rows.with(|rows| {
            let tenant = rows.iter().find_map(|task| task.tenant_name.as_deref());
            let cluster = rows.iter().find_map(|task| task.cluster_name.as_deref());
            let or_id = |name: Option<&str>, id: i64| name.map_or_else(|| id.to_string(), ToOwned::to_owned);
            Some((or_id(tenant, scope.tenant.0), or_id(cluster, scope.cluster.0)))
        })
    };
    let scope = move || {
        let (tenant, cluster) = names()?;
        let word = |word: &'static str| tag("span").child(word);
        Some(
            tag("p")
                .class("scope")
                .child(word(text.tenant))
                .child(" ")
                .child(tag("b").child(tenant))
                .child(" ")
                .child(word(text.cluster))
                .child(" ")
                .child(tag("b").child(cluster)),
        )
    };
    let option = |value, zone, name: String| {
        tag("option").attr("value", value).prop("selected", live(move || app.zone.get() == zone)).child(name)
    };
    let select = tag("select")
        .class("select")
        .attr("aria-label", text.times_in)
        .attr("data-testid", "zone")
        .on("change", move |event| {
            app.set_zone(if event_target_value(&event) == "utc" { Zone::Utc } else { Zone::Local });
        })
        .child(option("local", Zone::Local, zoned::local_name()))
        .child(option("utc", Zone::Utc, text.utc.to_owned()));
    let zone = tag("label").class("zone").child(tag("span").class("zone__word").child(text.times_in)).child(select);
    tag("header")
        .class("masthead")
        .child(tag("h1").child(text.title))
        .child(part(scope))
        .child(tag("div").class("masthead__end").child(zone))
}
