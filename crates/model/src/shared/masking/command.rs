//! Passwords in options of command lines: `-pX`, `-p X`, `-u name:X`.

use super::Span;
use super::value::{option_value_start, value_span};

/// Programs whose `-p` is a password, by the start of their names.
const PASSWORD_PROGRAMS: [&str; 9] = [
    "mysql",
    "mariadb",
    "obclient",
    "obdump",
    "obload",
    "mydumper",
    "myloader",
    "sshpass",
    "xtrabackup",
];

/// Programs whose `-p` is something else, such as a port.
const OTHER_PROGRAMS: [&str; 16] = [
    "ssh", "scp", "sftp", "rsync", "mkdir", "cp", "psql", "pg_dump", "docker", "podman", "ps",
    "tar", "nc", "observer", "obproxy", "lsof",
];

/// The schemes of addresses that may follow `-u`. Any other word before `://` is taken for a user
/// whose password starts with `//`.
const ADDRESS_SCHEMES: [&str; 8] = [
    "http", "https", "ftp", "sftp", "ldap", "ldaps", "tcp", "ssh",
];

/// Punctuation at the end of a value without quotation marks, which belongs to the sentence around it.
const SENTENCE_MARKS: [char; 4] = [',', ';', ')', '\\'];

/// The state of reading a command line.
#[derive(Default)]
pub(super) struct CommandLine {
    line_start: usize,
    /// Whether `-p` is a password by the latest program's name.
    takes_password: Option<bool>,
    /// Whether `-a` is a password by the latest program's name.
    is_redis: bool,
    /// Whether the line has options of a sign-in; found out when it is needed.
    has_login: Option<bool>,
}

impl CommandLine {
    /// Starts a new line at `start`.
    pub(super) fn start_line(&mut self, start: usize) {
        *self = Self {
            line_start: start,
            ..Self::default()
        };
    }

    /// Notes a program's name.
    pub(super) fn read_word(&mut self, word: &str) {
        self.is_redis |= word == "redis-cli";
        if PASSWORD_PROGRAMS.iter().any(|name| word.starts_with(name)) {
            self.takes_password = Some(true);
        } else if OTHER_PROGRAMS.contains(&word) {
            self.takes_password = Some(false);
        }
    }

    /// The span of the password that the option between `start` and `end` has.
    pub(super) fn password(
        &mut self,
        text: &str,
        start: usize,
        end: usize,
        masked_to: usize,
    ) -> Option<Span> {
        let option = &text[start..end];
        if !option.starts_with('-') {
            return None;
        }
        let is_separate = text[..start]
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace() || "\"'(`".contains(c));
        if !is_separate {
            return None;
        }
        if matches!(option, "--user" | "--proxy-user") {
            return password_of_user(text, end);
        }
        let value = start + 2;
        match option.get(..2)? {
            "-u" | "-U" => password_of_user(text, value),
            "-a" if self.is_redis => option_value(text, value, masked_to),
            "-p" => {
                let token = token_end(text, value);
                let is_password = self.is_password(text, &text[value..token]);
                is_password.then(|| option_value(text, value, masked_to))?
            }
            _ => None,
        }
    }

    /// Whether the value of `-p` is a password, by the program or by other options of the line.
    fn is_password(&mut self, text: &str, attached: &str) -> bool {
        if let Some(takes_password) = self.takes_password {
            return takes_password;
        }
        let line_start = self.line_start;
        let has_login = *self.has_login.get_or_insert_with(|| {
            let line = text[line_start..].lines().next().unwrap_or_default();
            [" -u", " -h", " --user", " --host", "mysql", "obclient"]
                .iter()
                .any(|part| line.contains(part))
        });
        // Without a known program, a value of letters and digits is taken for a password.
        has_login
            || (attached.contains(|c: char| c.is_ascii_digit())
                && attached.contains(|c: char| c.is_ascii_alphabetic()))
    }
}

/// The offset of the end of the token at `start`.
fn token_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    start + rest.find(char::is_whitespace).unwrap_or(rest.len())
}

/// The span of the value of an option that ends at `end`.
fn option_value(text: &str, end: usize, masked_to: usize) -> Option<Span> {
    if option_value_start(text, end).is_none() {
        attached_value(text, end, masked_to)
    } else {
        separate_value(text, end, masked_to)
    }
}

/// The span of a value directly behind its option. Punctuation at its end belongs to the sentence.
fn attached_value(text: &str, start: usize, masked_to: usize) -> Option<Span> {
    if text[start..].starts_with(['"', '\'']) {
        return value_span(text, start, 0, masked_to);
    }
    let rest = &text[start..token_end(text, start)];
    let rest = &rest[..rest.find(['"', '\'', '`']).unwrap_or(rest.len())];
    let value = rest.trim_end_matches(SENTENCE_MARKS);
    (!value.is_empty()).then_some((start, start + value.len()))
}

/// The span of the value after its option and a blank; `None` if another option follows.
fn separate_value(text: &str, end: usize, masked_to: usize) -> Option<Span> {
    let start = option_value_start(text, end)?;
    let value = text[start..].trim_start_matches(['"', '\'', '\\']);
    if value.starts_with('-') || text[end..start].contains('\n') {
        return None;
    }
    attached_value(text, start, masked_to)
}

/// The span of `password` in `user:password` after an option that ends at `end`.
fn password_of_user(text: &str, end: usize) -> Option<Span> {
    let start = option_value_start(text, end).unwrap_or(end);
    let rest = text[start..].trim_start_matches('=');
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    let rest = quote.map_or(rest, |quote| rest.trim_start_matches(quote));
    let start = text.len() - rest.len();
    let length = match quote {
        Some(quote) => rest.find(quote),
        None => rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`')),
    };
    let token = &rest[..length.unwrap_or(rest.len())];
    let token = match quote {
        Some(_) => token,
        None => token.trim_end_matches(SENTENCE_MARKS),
    };
    let (user, password) = token.split_once(':')?;
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_address = password.starts_with("//") && ADDRESS_SCHEMES.contains(&user);
    let is_user_and_group = is_number(user) && is_number(password);
    if is_address || is_user_and_group {
        return None;
    }
    let colon = start + user.len() + 1;
    (!password.is_empty()).then_some((colon, colon + password.len()))
}

#[cfg(test)]
mod tests {
    use super::super::mask;

    #[test]
    fn passwords_in_options_are_masked() {
        for (text, masked) in [
            (
                "mysql -h10.1.2.3 -P2883 -uroot@sys#obprod -pS3cr3t -A -e \"SELECT 1\", exit code: 1",
                "mysql -h10.1.2.3 -P2883 -uroot@sys#obprod -p*** -A -e \"SELECT 1\", exit code: 1",
            ),
            (
                "obdumper -h h -P 2883 -u root@pay -p S3cr3t --sys-user root --sys-password S3cr3t --all",
                "obdumper -h h -P 2883 -u root@pay -p *** --sys-user root --sys-password *** --all",
            ),
            (
                "curl -u admin:S3cr3t http://h:62888/api failed, http code: 500",
                "curl -u admin:*** http://h:62888/api failed, http code: 500",
            ),
            (
                "curl --user admin:S3:cr3t http://h",
                "curl --user admin:*** http://h",
            ),
            (
                "curl --user='admin:S3 cr3t' http://h",
                "curl --user='admin:***' http://h",
            ),
            ("curl -uadmin:S3cr3t http://h", "curl -uadmin:*** http://h"),
            ("curl -u admin://S3cr3t -k", "curl -u admin:*** -k"),
            (
                "MYSQL_PWD=S3cr3t mysql -h h failed",
                "MYSQL_PWD=*** mysql -h h failed",
            ),
            (
                "PGPASSWORD=S3cr3t psql -p 5432",
                "PGPASSWORD=*** psql -p 5432",
            ),
            (
                "sshpass -p S3cr3t ssh -p 22 root@h",
                "sshpass -p *** ssh -p 22 root@h",
            ),
            ("sshpass -p'S3 cr3t' ssh h", "sshpass -p'***' ssh h"),
            (
                "redis-cli -h h -a S3cr3t ping",
                "redis-cli -h h -a *** ping",
            ),
            (
                "/usr/bin/obclient -uroot -pS3@cr#3t;",
                "/usr/bin/obclient -uroot -p***;",
            ),
            ("failed: tool -h h -pS3cr3t", "failed: tool -h h -p***"),
            ("failed: tool -pS3cr3t", "failed: tool -p***"),
            (
                r#"["mysql","-uroot","-p","S3cr3t","--password","S3cr3t"]"#,
                r#"["mysql","-uroot","-p","***","--password","***"]"#,
            ),
            ("run 'mysql -uroot -pS3cr3t'", "run 'mysql -uroot -p***'"),
        ] {
            assert_eq!(mask(text), masked, "{text}");
        }
    }

    #[test]
    fn other_options_are_unchanged() {
        for text in [
            "mkdir -p /data/backup",
            "ssh -p 22 root@h",
            "tool -port is unknown",
            "observer -p 2881 -P 2882",
            "docker run -u 1000:1000 -p 80:8080 x",
            "tool -u http://h:8080/x",
            "mysql -uroot -p --all",
            "tar -a x.tar.gz",
            "mysql -uroot -p",
            "pay-prod and x-p1 failed",
        ] {
            assert_eq!(mask(text), text);
        }
    }
}
