//! Links.

use ocp_backup_console::model::query::TaskQuery;

use crate::words;

/// Any link is read, and what is understood of it has one spelling, which says the same again.
pub fn url(data: &[u8]) {
    let (query, _) = TaskQuery::parse(&words::text(data));
    let printed = query.print();
    let (again, notices) = TaskQuery::parse(&printed);
    assert_eq!((&again, again.print()), (&query, printed.clone()), "{printed}");
    assert_eq!(notices, [], "{printed}");
}
