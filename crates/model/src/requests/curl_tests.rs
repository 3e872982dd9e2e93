//! The command of a request, as a shell reads it.

use std::process::Command;

use proptest::prelude::*;

use super::*;

const ORIGIN: &str = "https://console.example.com";
const TARGET: &str = "/api/v2/ob/clusters/1/tenants/2/backup/task/dataBackupTasks?page=1&size=200&status=DONE,FAILED";

fn base(text: &str) -> ApiBase {
    ApiBase::parse(text).unwrap()
}

#[test]
fn the_address_is_complete() {
    for (base_path, origin) in [
        ("", ORIGIN),
        ("/ocp", "https://console.example.com/ocp"),
        (
            "https://ocp.example.com:8080/x",
            "https://ocp.example.com:8080/x",
        ),
    ] {
        assert_eq!(
            address(ORIGIN, &base(base_path), TARGET),
            format!("{origin}{TARGET}")
        );
    }
}

#[test]
fn secrets_in_an_address_are_masked() {
    let address = address(ORIGIN, &base(""), "/api/x?access_key=S3cr3t&page=1");
    assert_eq!(address, format!("{ORIGIN}/api/x?access_key=***&page=1"));
}

#[test]
fn the_command_has_variables_for_each_kind_of_credential() {
    let head = "curl 'https://h/a?b=1&c=2' \\\n  -H 'Accept: application/json' \\\n  -H 'Accept-Language: en-US'";
    for (auth, tail) in [
        (Auth::Basic, " \\\n  -u \"${OCP_USER:?}:${OCP_PASSWORD:?}\""),
        (Auth::Session, " \\\n  -b \"${OCP_COOKIE:?}\""),
        (Auth::Proxy, ""),
    ] {
        assert_eq!(
            command("https://h/a?b=1&c=2", Language::English, auth),
            format!("{head}{tail}")
        );
    }
}

#[test]
fn an_address_with_brackets_turns_globbing_off() {
    let address = address(ORIGIN, &base("http://[::1]:8080"), "/api");
    assert!(
        command(&address, Language::English, Auth::Proxy)
            .starts_with("curl -g 'http://[::1]:8080/api' ")
    );
}

/// The words that a POSIX shell reads from a command of single quotes, double quotes with variables, and backslashes. Fails on
/// anything else that a shell would expand.
fn words(command: &str, variables: &[(&str, &str)]) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut rest = command;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\'' => {
                let (inner, after) = rest.split_once('\'').ok_or("an open quote")?;
                word.get_or_insert_default().push_str(inner);
                rest = after;
            }
            '"' => {
                let (mut inner, after) = rest.split_once('"').ok_or("an open double quote")?;
                let word = word.get_or_insert_default();
                while let Some((before, variable)) = inner.split_once("${") {
                    let (name, after_variable) = variable
                        .split_once(":?}")
                        .ok_or("a variable that may be unset")?;
                    let value = variables
                        .iter()
                        .find(|(known, _)| *known == name)
                        .ok_or(name)?
                        .1;
                    *word += before;
                    *word += value;
                    inner = after_variable;
                }
                if inner.contains(['$', '`', '\\']) {
                    return Err(format!("expanded: {inner}"));
                }
                *word += inner;
                rest = after;
            }
            '\\' => {
                let escaped = rest.chars().next().ok_or("nothing behind a backslash")?;
                rest = &rest[escaped.len_utf8()..];
                // An escaped line end is not part of a word.
                if escaped != '\n' {
                    word.get_or_insert_default().push(escaped);
                }
            }
            ' ' => words.extend(word.take()),
            'a'..='z' | 'H' | '-' => word.get_or_insert_default().push(c),
            _ => return Err(format!("{c:?} outside of quotes")),
        }
    }
    words.extend(word);
    Ok(words)
}

/// Credentials with characters that must not be read as a command.
const VARIABLES: [(&str, &str); 3] = [
    (USER_VARIABLE, "an'n $(id)"),
    (PASSWORD_VARIABLE, "\\p\"a`id`$HOME*;\n5"),
    (COOKIE_VARIABLE, "a=\"b c\"; d='e'"),
];

fn expected(address: &str, auth: Auth) -> Vec<String> {
    let [(_, user), (_, password), (_, cookie)] = VARIABLES;
    let both = format!("{user}:{password}");
    let no_globbing = address.contains(['[', ']', '{', '}']).then_some("-g");
    let always = [
        address,
        "-H",
        "Accept: application/json",
        "-H",
        "Accept-Language: en-US",
    ];
    let credential: &[&str] = match auth {
        Auth::Basic => &["-u", &both],
        Auth::Session => &["-b", cookie],
        Auth::Proxy => &[],
    };
    no_globbing
        .iter()
        .chain(&always)
        .chain(credential)
        .map(|word| (*word).to_owned())
        .collect()
}

/// The arguments that the shell of the system gives to `curl`.
fn arguments_by_shell(command: &str) -> Vec<String> {
    let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}\n{command}\n");
    let output = Command::new("sh")
        .args(["-c", &script])
        .envs(VARIABLES)
        .output()
        .unwrap();
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{command}: {output:?}"
    );
    let output = String::from_utf8(output.stdout).unwrap();
    output
        .strip_suffix('\0')
        .unwrap()
        .split('\0')
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_shell_gives_curl_the_expected_arguments() {
    let special = "/a?b=it's $HOME `id` \"$(id)\" \\ ! # ~ * ? ; & | < > ( ) { } [ ] \n\r\t\u{1b}[31m\0\u{7f} 备份 é''\\'";
    for target in [TARGET, special, "", "'", "''", "'\\''", "\\", "-x", "%27"] {
        let address = address(ORIGIN, &base(""), target);
        for auth in Auth::ALL {
            assert_eq!(
                arguments_by_shell(&command(&address, Language::English, auth)),
                expected(&address, auth),
                "{target}"
            );
        }
    }
}

#[test]
fn no_request_is_sent_without_a_credential() {
    for (auth, variable) in [
        (Auth::Basic, PASSWORD_VARIABLE),
        (Auth::Basic, USER_VARIABLE),
        (Auth::Session, COOKIE_VARIABLE),
    ] {
        for value in [None, Some("")] {
            let script = format!(
                "curl() {{ echo sent; }}\n{}\n",
                command("https://h/", Language::English, auth)
            );
            let mut shell = Command::new("sh");
            shell
                .args(["-c", &script])
                .envs(VARIABLES)
                .env_remove(variable);
            let output = shell
                .envs(value.map(|value| (variable, value)))
                .output()
                .unwrap();
            assert!(
                !output.status.success() && output.stdout.is_empty(),
                "{variable}: {output:?}"
            );
            assert!(
                String::from_utf8_lossy(&output.stderr).contains(variable),
                "{variable}: {output:?}"
            );
        }
    }
}

proptest! {
    #[test]
    fn every_address_is_one_word_of_printable_ascii(target in "\\PC*|[ -~]*|.*") {
        let address = address(ORIGIN, &base(""), &target);
        prop_assert!(address.bytes().all(|byte| byte.is_ascii_graphic()), "{address}");
        for auth in Auth::ALL {
            let command = command(&address, Language::English, auth);
            prop_assert!(command.bytes().all(|byte| byte.is_ascii_graphic() || b" \n".contains(&byte)));
            let words = words(&command, &VARIABLES).map_err(TestCaseError::fail)?;
            prop_assert_eq!(&words[0], "curl");
            prop_assert_eq!(&words[1..], expected(&address, auth));
        }
    }
}
