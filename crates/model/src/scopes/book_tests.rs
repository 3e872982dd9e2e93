use super::*;
use proptest::prelude::*;

pub(crate) fn scope(cluster: i64, tenant: i64) -> Scope {
    Scope {
        cluster: ClusterId(cluster),
        tenant: TenantId(tenant),
    }
}

fn names(cluster: &str, tenant: &str) -> ScopeNames {
    ScopeNames::new(Some(cluster), Some(tenant))
}

/// Reads a printed book as the preferences do.
fn read(line: &str) -> ScopeBook {
    let mut book = ScopeBook::default();
    for (name, value) in form_urlencoded::parse(line.as_bytes()) {
        book.read_member(&name, &value);
    }
    book
}

fn tenants<'a>(scopes: impl IntoIterator<Item = &'a KnownScope>) -> Vec<i64> {
    scopes
        .into_iter()
        .map(|known| known.scope.tenant.0)
        .collect()
}

#[test]
fn recent_scopes_are_latest_first_and_limited() {
    let mut book = ScopeBook::default();
    for tenant in 1..=12 {
        book.visit(scope(1, tenant), &ScopeNames::default());
    }
    book.visit(scope(1, 5), &ScopeNames::default());
    assert_eq!(tenants(book.recent()), [5, 12, 11, 10, 9, 8, 7, 6, 4, 3]);
    book.forget_recent();
    assert!(book.is_empty());
}

#[test]
fn pinned_scope_is_listed_once() {
    let mut book = ScopeBook::default();
    book.visit(scope(1, 7), &names("ob", "orders"));
    book.visit(scope(1, 8), &ScopeNames::default());
    assert!(book.toggle_pin(scope(1, 7), &ScopeNames::default()) && book.is_pinned(scope(1, 7)));
    assert_eq!(
        (
            tenants(book.pinned()),
            tenants(book.recent()),
            tenants(book.all())
        ),
        (vec![7], vec![8], vec![7, 8])
    );
    assert_eq!(
        book.pinned()[0].names,
        names("ob", "orders"),
        "known names are pinned with the scope"
    );
    assert!(book.toggle_pin(scope(1, 7), &ScopeNames::default()));
    assert_eq!(
        (tenants(book.pinned()), tenants(book.recent())),
        (vec![], vec![8, 7]),
        "an unpinned scope is still recent"
    );
}

#[test]
fn toggle_pin_refuses_more_than_the_limit() {
    let mut book = ScopeBook::default();
    for tenant in 1..=20 {
        assert!(book.toggle_pin(scope(1, tenant), &ScopeNames::default()));
    }
    assert!(book.is_full() && !book.toggle_pin(scope(1, 21), &ScopeNames::default()));
    assert_eq!(tenants(book.pinned()), (1..=20).collect::<Vec<_>>());
}

#[test]
fn visit_updates_known_names_and_keeps_others() {
    let mut book = ScopeBook::default();
    book.visit(scope(1, 7), &names("ob", "orders"));
    book.toggle_pin(scope(1, 7), &ScopeNames::default());
    book.visit(scope(1, 7), &ScopeNames::new(None, Some("orders_2")));
    assert_eq!(
        (
            book.cluster_name(ClusterId(1)),
            book.tenant_name(scope(1, 7))
        ),
        (Some("ob"), Some("orders_2"))
    );
    assert_eq!(
        (
            book.cluster_name(ClusterId(2)),
            book.tenant_name(scope(1, 8))
        ),
        (None, None)
    );
}

#[test]
fn scope_names_are_shortened_revealed_and_masked() {
    let tenant = |name: &str| ScopeNames::new(None, Some(name)).tenant;
    assert_eq!(tenant(" two\nlines").as_deref(), Some("two"));
    assert_eq!(tenant("a\u{202e}b").as_deref(), Some("a⟨U+202E⟩b"));
    assert_eq!(tenant(&"备".repeat(90)), Some("备".repeat(39) + "…"));
    assert_eq!(tenant("password=S3cr3t"), Some("password=***".into()));
    assert_eq!((tenant(""), tenant(" \u{3000}")), (None, None));
}

#[test]
fn printed_book_reads_back() {
    let mut book = ScopeBook::default();
    book.visit(scope(1, 8), &ScopeNames::default());
    book.visit(scope(1, 7), &names("ob_431", "a&b=c 备"));
    book.toggle_pin(scope(9_223_372_036_854_775_807, 3), &names("", "x"));
    let line = book.print();
    assert_eq!(
        line,
        "&pinned=9223372036854775807%0A3%0A%0Ax&recent=1%0A7%0Aob_431%0Aa%26b%3Dc+%E5%A4%87&recent=1%0A8"
    );
    assert_eq!(read(&line), book);
}

#[test]
fn invalid_scopes_are_ignored() {
    let line = "recent=&recent=1&recent=1%0Ax&recent=-1%0A2&recent=1%0A02&other=1%0A2&recent=1%0A2&recent=1%0A2%0Aagain";
    assert_eq!(tenants(read(line).recent()), [2]);
}

#[test]
fn printed_book_keeps_all_ids_within_the_size_limit() {
    let mut book = ScopeBook::default();
    let long = "备".repeat(90);
    for tenant in 0..20 {
        book.toggle_pin(scope(i64::MAX, i64::MAX - tenant), &names(&long, &long));
        book.visit(scope(i64::MAX, i64::MAX - tenant), &names(&long, &long));
    }
    let line = book.print();
    assert!(line.len() <= MAX_STORED_BYTES, "{}", line.len());
    let again = read(&line);
    assert_eq!(
        (again.pinned.len(), again.recent.len()),
        (20, 10),
        "no id is lost"
    );
    let small = names("a", "b");
    book.visit(scope(1, 1), &small);
    assert_eq!(
        read(&book.print()).tenant_name(scope(1, 1)),
        Some("b"),
        "short names still fit"
    );
}

proptest! {
    #[test]
    fn any_line_is_read_and_printed_consistently(
        line in "((recent|pinned)=[0-9]{1,3}%0A[0-9]{1,3}(%0A\\PC{0,50})?&){0,40}",
    ) {
        let book = read(&line);
        let printed = book.print();
        prop_assert!(printed.len() <= MAX_STORED_BYTES);
        let again = read(&printed);
        prop_assert_eq!(again.print(), printed);
        prop_assert_eq!(tenants(again.all()), tenants(book.all()));
    }

    #[test]
    fn any_names_read_back_unchanged(cluster: String, tenant: String) {
        let mut book = ScopeBook::default();
        book.visit(scope(1, 2), &ScopeNames::new(Some(&cluster), Some(&tenant)));
        prop_assert_eq!(read(&book.print()), book);
    }
}
