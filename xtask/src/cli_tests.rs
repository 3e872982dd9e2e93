//! The command line, as people type it.

use super::*;

fn words(line: &str) -> Result<Command> {
    parse(line.split_whitespace().collect::<Vec<_>>())
}

#[test]
fn help_is_the_answer_to_nothing_and_to_every_help() {
    for line in [
        "",
        "--help",
        "-h",
        "help",
        "serve --help",
        "test -h",
        "check --help",
        "size --help",
    ] {
        assert_eq!(words(line).unwrap(), Command::Help, "{line}");
    }
}

#[test]
fn switches_are_read() {
    assert_eq!(words("setup").unwrap(), Command::Setup { browser: false });
    assert_eq!(
        words("setup --browser").unwrap(),
        Command::Setup { browser: true }
    );
    assert_eq!(
        words("dist --debug").unwrap(),
        Command::Dist {
            debug: true,
            demo: false
        }
    );
    assert_eq!(
        words("dist --demo").unwrap(),
        Command::Dist {
            debug: false,
            demo: true
        }
    );
    assert_eq!(words("check").unwrap(), Command::Check);
}

#[test]
fn serve_takes_all_its_options() {
    let Command::Serve(serve) =
        words("serve --port 8080 --base /ocp/ --ocp=https://h:1 --insecure --debug").unwrap()
    else {
        panic!("not serve");
    };
    assert_eq!(serve.port, 8080);
    assert_eq!(serve.base.as_deref(), Some("/ocp/"));
    assert_eq!(serve.ocp.as_deref(), Some("https://h:1"));
    assert!(serve.insecure && serve.debug && serve.auth.is_none());
}

#[test]
fn a_demo_has_no_ocp() {
    assert!(matches!(
        words("serve --demo --port 1").unwrap(),
        Command::Serve(Serve { demo: true, .. })
    ));
    for line in [
        "--ocp https://h",
        "--auth basic",
        "--require-auth",
        "--config c.json",
    ] {
        assert!(
            words(&format!("serve --demo {line}"))
                .unwrap_err()
                .to_string()
                .contains("--demo"),
            "{line}"
        );
    }
}

#[test]
fn signing_in_is_chosen() {
    for (line, expected) in [
        ("--auth session", Auth::Session),
        ("--auth=proxy --config c.json", Auth::Proxy),
        ("--ocp https://h --auth basic", Auth::Basic),
        ("--require-auth", Auth::Basic),
    ] {
        let Command::Serve(serve) = words(&format!("serve {line}")).unwrap() else {
            panic!("not serve")
        };
        assert_eq!(serve.auth, Some(expected), "{line}");
        assert_eq!(serve.config.is_some(), line.contains("c.json"));
    }
}

#[test]
fn tests_are_filtered_by_what_follows_two_dashes() {
    let filter = vec!["row".into(), "--nocapture".into()];
    assert_eq!(
        words("test --only e2e -- row --nocapture").unwrap(),
        Command::Test {
            only: Some(Height::E2e),
            filter
        }
    );
    assert_eq!(
        words("test").unwrap(),
        Command::Test {
            only: None,
            filter: Vec::new()
        }
    );
}

#[test]
fn targets_are_fuzzed_by_name_and_for_a_while() {
    let fuzz = |targets: &[&str], seconds, keep| {
        Command::Fuzz(Fuzz {
            targets: targets.iter().map(ToString::to_string).collect(),
            seconds,
            keep,
        })
    };
    assert_eq!(words("fuzz").unwrap(), fuzz(&[], 60, false));
    assert_eq!(
        words("fuzz url --seconds 10 mask").unwrap(),
        fuzz(&["url", "mask"], 10, false)
    );
    assert_eq!(words("fuzz --keep").unwrap(), fuzz(&[], 60, true));
}

#[test]
fn what_is_not_understood_is_named_with_a_way_on() {
    for (line, part) in [
        ("serv", "serv"),
        ("serve --prot 1", "--prot"),
        ("serve --port many", "many"),
        ("serve --insecure", "--ocp URL"),
        ("serve --require-auth --ocp http://h", "--require-auth"),
        ("serve --require-auth --auth session", "--auth basic"),
        ("serve --auth maybe", "maybe"),
        ("serve --config", "--config"),
        ("test --only unit", "unit"),
        ("check --fast", "--fast"),
        ("fuzz --seconds 0", "--seconds"),
        ("--version", "--version"),
    ] {
        let error = words(line).unwrap_err().to_string();
        assert!(error.contains(part), "{line}: {error}");
    }
}
