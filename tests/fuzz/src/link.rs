//! Links.

use model::filter::Scope;
use model::link::query::{Defaults, TaskQuery, Zone};
use model::table::page::PageSize;
use model::task::{ClusterId, TenantId};

use crate::words;

/// Any link is read, on any site, and what is understood of it has one spelling, which says the same again.
pub fn url(data: &[u8]) {
    let text = words::text(data);
    let scope = Scope {
        cluster: ClusterId(1),
        tenant: TenantId(2),
    };
    let site = Defaults {
        scope: Some(scope),
        zone: Zone::Utc,
        size: PageSize::ALL[3],
        ..Defaults::default()
    };
    for defaults in [Defaults::default(), site] {
        let (mut query, _) = TaskQuery::parse(&text, &defaults);
        // That there is no scope cannot be said where the site has one.
        query.scope = query.scope.or(defaults.scope);
        let printed = query.print(&defaults);
        let (again, notices) = TaskQuery::parse(&printed, &defaults);
        assert_eq!(
            (&again, again.print(&defaults)),
            (&query, printed.clone()),
            "{printed}"
        );
        assert_eq!(notices, [], "{printed}");
    }
}
