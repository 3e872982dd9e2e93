//! The page's head: what it is, whose tasks it shows, in which zone.

use leptos::prelude::*;

use super::console::app;
use super::live::{live, on, part};
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
    let local = zoned::local_name();
    view! {
        <header class="masthead">
            <h1>{text.title}</h1>
            {part(move || {
                names()
                    .map(|(tenant, cluster)| {
                        view! {
                            <p class="scope">
                                <span>{text.tenant}</span>
                                " "
                                <b>{tenant}</b>
                                " "
                                <span>{text.cluster}</span>
                                " "
                                <b>{cluster}</b>
                            </p>
                        }
                    })
            })}
            <div class="masthead__end">
                <label class="zone">
                    <span class="zone__word">{text.times_in}</span>
                    <select
                        class="select"
                        aria-label=text.times_in
                        data-testid="zone"
                        on:change=on(move |event| {
                            app.set_zone(if event_target_value(&event) == "utc" { Zone::Utc } else { Zone::Local });
                        })
                    >
                        <option value="local" prop:selected=live(move || app.zone.get() == Zone::Local)>
                            {local}
                        </option>
                        <option value="utc" prop:selected=live(move || app.zone.get() == Zone::Utc)>
                            {text.utc}
                        </option>
                    </select>
                </label>
            </div>
        </header>
    }
}
