//! The page's head: its title, the scope, the time zone, the theme and the user.

use leptos::prelude::*;

use crate::platform::{listbox, zoned};
use crate::state::app::App;
use crate::view::context::{app, focus_results};
use crate::view::saved::open_button::open_in_head;
use crate::view::scopes::links;
use crate::view::settings::help::help_button;
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::labels::shorten;
use model::link::query::Zone;
use model::settings::config::Theme;
use ui::{Element, a, b, bdi, div, ev, h1, header, html, label, p, span};

/// The page's head.
#[component]
pub(crate) fn Masthead() -> Element {
    let app = app();
    header()
        .class("masthead")
        .child(h1().child(icon(Icon::Database)).child(app.title()))
        .child(
            div()
                .class("scope-bar")
                .child(move || scope(app))
                .children(links::scope_tools())
                .child(move || overview_link(app)),
        )
        .child(
            div()
                .class("masthead__end")
                .child(open_in_head())
                .child(zone_choice(app))
                .child(
                    span()
                        .class("theme")
                        .child(icon(Icon::Theme))
                        .child(theme_choice(app)),
                )
                .child(help_button())
                .child(move || user(app)),
        )
}

/// The names of the tenant and the cluster, or their ids.
///
/// Names come from the tasks first, because a user may see a tenant's backups without the right to the
/// list of tenants.
fn scope_names(app: App) -> Option<(String, String)> {
    let scope = app.route().query.with(|query| query.scope)?;
    app.loader().rows.with(|rows| {
        let (tenant, cluster) = (rows.tenant_name(), rows.cluster_name());
        let known = app.scopes().names(scope);
        let or_id = |name: Option<&str>, known: Option<String>, id: i64| {
            name.map(ToOwned::to_owned)
                .or(known)
                .unwrap_or_else(|| id.to_string())
        };
        Some((
            or_id(tenant, known.tenant, scope.tenant.0),
            or_id(cluster, known.cluster, scope.cluster.0),
        ))
    })
}

fn scope(app: App) -> Option<Element> {
    let text = &app.text().scopes;
    let (tenant, cluster) = scope_names(app)?;
    let name = |name: &str| b().child(bdi().child(shorten(name)));
    Some(
        p().class("scope")
            .child(span().child(text.tenant))
            .child(" ")
            .child(name(&tenant))
            .child(" ")
            .child(span().child(text.cluster))
            .child(" ")
            .child(name(&cluster)),
    )
}

/// The link to all tenants of the cluster that is shown.
fn overview_link(app: App) -> Option<Element> {
    let scope = app.route().query.with(|query| query.scope)?;
    let follow = move |event: ev::MouseEvent| {
        if listbox::follows_here(&event) {
            event.prevent_default();
            app.route().show_overview(scope.cluster);
        }
    };
    let link = a()
        .class("scope-all")
        .attr("href", move || app.route().link_to_overview(scope.cluster))
        .on(ev::click, follow);
    let is_online = !app.saved().is_offline();
    is_online.then(|| link.child(app.text().overview.link))
}

fn zone_choice(app: App) -> Element {
    let text = &app.text().settings;
    let option = |value, zone, name: String| {
        html::option()
            .attr("value", value)
            .prop("selected", move || app.route().zone.get() == zone)
            .child(name)
    };
    let select = html::select()
        .class("select")
        .attr("aria-label", text.times_in)
        .attr("data-testid", "zone")
        .on(ev::change, move |event| {
            let is_utc = event_target_value(&event) == "utc";
            app.route()
                .set_zone(if is_utc { Zone::Utc } else { Zone::Local });
        })
        .child(option("local", Zone::Local, zoned::local_name()))
        .child(option("utc", Zone::Utc, text.utc.to_owned()));
    label()
        .class("zone")
        .child(span().class("zone__word").child(text.times_in))
        .child(select)
}

fn theme_choice(app: App) -> Element {
    let text = &app.text().settings;
    let themes = Theme::ALL.map(|theme| {
        let name = match theme {
            Theme::System => text.theme_system,
            Theme::Light => text.theme_light,
            Theme::Dark => text.theme_dark,
        };
        html::option()
            .attr("value", theme.as_str())
            .prop("selected", move || app.settings().theme.get() == theme)
            .child(name)
    });
    html::select()
        .class("select")
        .attr("aria-label", text.theme)
        .attr("data-testid", "theme")
        .on(ev::change, move |event| {
            app.settings()
                .set_theme(Theme::parse(&event_target_value(&event)).unwrap_or_default());
        })
        .children(themes)
}

/// The name of the user who signed in on this page, and the button that signs out.
fn user(app: App) -> Option<Element> {
    let user = app.session().status.get().user?;
    let sign_out = button("btn")
        .on(ev::click, move |_| {
            focus_results();
            app.sign_out();
        })
        .child(app.text().session.sign_out);
    Some(
        div()
            .class("user")
            .child(bdi().child(shorten(&user)))
            .child(sign_out),
    )
}
