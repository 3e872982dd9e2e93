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

/// Reads what was printed, as the preferences do.
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
fn the_latest_comes_first_and_the_oldest_is_forgotten() {
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
fn a_pin_stays_and_is_told_once() {
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
        "what is known of it goes with it"
    );
    assert!(book.toggle_pin(scope(1, 7), &ScopeNames::default()));
    assert_eq!(
        (tenants(book.pinned()), tenants(book.recent())),
        (vec![], vec![8, 7]),
        "it is still a recent one"
    );
}

#[test]
fn no_pin_is_thrown_away_for_another() {
    let mut book = ScopeBook::default();
    for tenant in 1..=20 {
        assert!(book.toggle_pin(scope(1, tenant), &ScopeNames::default()));
    }
    assert!(book.is_full() && !book.toggle_pin(scope(1, 21), &ScopeNames::default()));
    assert_eq!(tenants(book.pinned()), (1..=20).collect::<Vec<_>>());
}

#[test]
fn names_are_learned_and_not_unlearned() {
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
fn names_are_short_and_hide_nothing() {
    let tenant = |name: &str| ScopeNames::new(None, Some(name)).tenant;
    assert_eq!(tenant(" two\nlines").as_deref(), Some("two"));
    assert_eq!(tenant("a\u{202e}b").as_deref(), Some("a⟨U+202E⟩b"));
    assert_eq!(tenant(&"备".repeat(90)), Some("备".repeat(39) + "…"));
    assert_eq!(tenant("password=S3cr3t"), Some("password=***".into()));
    assert_eq!((tenant(""), tenant(" \u{3000}")), (None, None));
}

#[test]
fn it_is_one_line_that_reads_back() {
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
fn what_is_no_scope_is_none() {
    let line = "recent=&recent=1&recent=1%0Ax&recent=-1%0A2&recent=1%0A02&other=1%0A2&recent=1%0A2&recent=1%0A2%0Aagain";
    assert_eq!(tenants(read(line).recent()), [2]);
}

#[test]
fn the_longest_names_never_take_more_than_there_is_room_for() {
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
        "what is small still fits"
    );
}

proptest! {
    #[test]
    fn no_line_panics_and_what_is_read_is_printed_as_it_reads(line in "((recent|pinned)=[0-9]{1,3}%0A[0-9]{1,3}(%0A\\PC{0,50})?&){0,40}") {
        let book = read(&line);
        let printed = book.print();
        prop_assert!(printed.len() <= MAX_STORED_BYTES);
        let again = read(&printed);
        prop_assert_eq!(again.print(), printed);
        prop_assert_eq!(tenants(again.all()), tenants(book.all()));
    }

    #[test]
    fn what_a_server_calls_things_is_kept_as_it_is_shown(cluster: String, tenant: String) {
        let mut book = ScopeBook::default();
        book.visit(scope(1, 2), &ScopeNames::new(Some(&cluster), Some(&tenant)));
        prop_assert_eq!(read(&book.print()), book);
    }
}
