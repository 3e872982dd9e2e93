use std::process::Command;

use proptest::prelude::*;

use super::*;

const ORIGIN: &str = "https://console.example.com";
const ASKED: &str = "/api/v2/ob/clusters/1/tenants/2/backup/task/dataBackupTasks?page=1&size=200&status=DONE,FAILED";

fn base(text: &str) -> ApiBase {
    ApiBase::parse(text).unwrap()
}

#[test]
fn the_address_is_whole() {
    for (of_api, origin) in [
        ("", ORIGIN),
        ("/ocp", "https://console.example.com/ocp"),
        (
            "https://ocp.example.com:8080/x",
            "https://ocp.example.com:8080/x",
        ),
    ] {
        assert_eq!(
            address(ORIGIN, &base(of_api), ASKED),
            format!("{origin}{ASKED}")
        );
    }
}

#[test]
fn no_secret_is_in_an_address() {
    let address = address(ORIGIN, &base(""), "/api/x?access_key=S3cr3t&page=1");
    assert_eq!(address, format!("{ORIGIN}/api/x?access_key=***&page=1"));
}

#[test]
fn the_command_has_a_place_for_the_credential_of_each_way_to_sign_in() {
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
fn an_address_with_brackets_is_no_list_of_addresses() {
    let address = address(ORIGIN, &base("http://[::1]:8080"), "/api");
    assert!(
        command(&address, Language::English, Auth::Proxy)
            .starts_with("curl -g 'http://[::1]:8080/api' ")
    );
}

/// The words that a POSIX shell makes of a command in which only single quotes, double quotes with variables, and
/// backslashes mean anything; fails when anything else would.
fn words(command: &str, variables: &[(&str, &str)]) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut rest = command;
    while let Some(sign) = rest.chars().next() {
        rest = &rest[sign.len_utf8()..];
        match sign {
            '\'' => {
                let (inner, after) = rest.split_once('\'').ok_or("an open quote")?;
                word.get_or_insert_default().push_str(inner);
                rest = after;
            }
            '"' => {
                let (mut inner, after) = rest.split_once('"').ok_or("an open double quote")?;
                let word = word.get_or_insert_default();
                while let Some((before, variable)) = inner.split_once("${") {
                    let (name, behind) = variable
                        .split_once(":?}")
                        .ok_or("a variable that may be unset")?;
                    let value = variables
                        .iter()
                        .find(|(known, _)| *known == name)
                        .ok_or(name)?
                        .1;
                    *word += before;
                    *word += value;
                    inner = behind;
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
                // A line that goes on is no sign of a word.
                if escaped != '\n' {
                    word.get_or_insert_default().push(escaped);
                }
            }
            ' ' => words.extend(word.take()),
            'a'..='z' | 'H' | '-' => word.get_or_insert_default().push(sign),
            _ => return Err(format!("{sign:?} outside of quotes")),
        }
    }
    words.extend(word);
    Ok(words)
}

/// What a user may set: nothing in it may be read as a command.
const VARIABLES: [(&str, &str); 3] = [
    (USER, "an'n $(id)"),
    (PASSWORD, "\\p\"a`id`$HOME*;\n5"),
    (COOKIE, "a=\"b c\"; d='e'"),
];

fn expected(address: &str, auth: Auth) -> Vec<String> {
    let [(_, user), (_, password), (_, cookie)] = VARIABLES;
    let both = format!("{user}:{password}");
    let plain = address.contains(['[', ']', '{', '}']).then_some("-g");
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
    plain
        .iter()
        .chain(&always)
        .chain(credential)
        .map(|word| (*word).to_owned())
        .collect()
}

/// The arguments that the system's own shell gives to `curl`.
fn by_the_shell(command: &str) -> Vec<String> {
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
fn the_shell_gives_curl_what_was_meant() {
    let nasty = "/a?b=it's $HOME `id` \"$(id)\" \\ ! # ~ * ? ; & | < > ( ) { } [ ] \n\r\t\u{1b}[31m\0\u{7f} 备份 é''\\'";
    for asked in [ASKED, nasty, "", "'", "''", "'\\''", "\\", "-x", "%27"] {
        let address = address(ORIGIN, &base(""), asked);
        for auth in Auth::ALL {
            assert_eq!(
                by_the_shell(&command(&address, Language::English, auth)),
                expected(&address, auth),
                "{asked}"
            );
        }
    }
}

#[test]
fn without_a_credential_nothing_is_sent() {
    for (auth, variable) in [
        (Auth::Basic, PASSWORD),
        (Auth::Basic, USER),
        (Auth::Session, COOKIE),
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
    fn every_address_is_one_word_of_printable_signs(asked in "\\PC*|[ -~]*|.*") {
        let address = address(ORIGIN, &base(""), &asked);
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
