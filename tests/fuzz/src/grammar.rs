//! Texts and JSON with a secret in known places, built from whatever choices the bytes make.

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::words;

/// The secret. No word and no name holds it by accident.
pub(crate) const SECRET: &str = "S3cr3tM4rker";

/// Whether the input is one of choices, and the choices.
pub(crate) fn choices(data: &[u8]) -> Option<Unstructured<'_>> {
    data.strip_prefix(&[0]).map(Unstructured::new)
}

/// Names of secrets, as OceanBase, OCP, object stores and HTTP spell them.
const NAMES: [&str; 14] = [
    "access_key",
    "ACCESS-KEY",
    "accessKey",
    "secret_key",
    "secretAccessKey",
    "aws_secret_access_key",
    "password",
    "db_password",
    "passwd",
    "passphrase",
    "token",
    "Signature",
    "credential",
    "db_pwd",
];

/// How a name and its value stand side by side: before, between and behind them. What quotes, quotes the value too.
const SIDES: [(&str, &str, &str); 20] = [
    ("", "=", ""),
    ("", ": ", ""),
    ("", " = ", ""),
    ("", "%3D", "%26"),
    ("", "=\"", "\""),
    ("", "='", "'"),
    ("\"", "\":\"", "\""),
    ("\"", "\": \"", "\""),
    ("'", "': '", "'"),
    ("?", "=", "&"),
    ("{\"", "\":\"", "\"}"),
    ("", ":\n ", ""),
    ("", " => ", ""),
    ("", "＝", ""),
    ("", "%253D", "%2526"),
    ("", "=<", ">"),
    ("", "=&", ""),
    ("", "=\"\"", ""),
    ("", ": Bearer  ", ""),
    ("--", " ", ""),
];

/// Options of command lines, elements of XML, and names in Chinese and Japanese: before and behind the secret.
const FORMS: [(&str, &str); 16] = [
    ("mysql -h10.1.2.3 -uroot -p", ""),
    ("obclient -u root@sys -p ", ""),
    ("sshpass -p ", ""),
    ("curl -u admin:", ""),
    ("curl --user admin:", ""),
    ("obdumper --sys-password ", ""),
    ("MYSQL_PWD=", ""),
    ("<AccessKeySecret>", "</AccessKeySecret>"),
    ("<s:Password a='b'>", "</s:Password>"),
    ("&lt;SessionToken&gt;", "&lt;/SessionToken&gt;"),
    ("<name>fs.s3a.secret.key</name><value>", "</value>"),
    ("访问密钥：", "，请重试"),
    ("密码为", "。"),
    ("パスワード: ", ""),
    ("ak:AK,sk:", ""),
    ("口令=", ""),
];

/// What may be in a value in the query of an address: it ends at `&`, at `#` and with the address.
const PUNCTUATION: [&str; 9] = [";", ",", ")", "'", "<", ">", "|", "}", "]"];

/// What keeps pieces apart, and ends an unquoted value.
const GAPS: [&str; 5] = [" ", "&", ", ", "; ", " | "];

/// Harmless text: it opens no quote, names no secret, and no address begins or ends in it.
const PLAIN: [&str; 12] = [
    "backup failed",
    "code 4012",
    "access_id=AK",
    "host=h",
    "tenant-1",
    "备份",
    "é",
    "😀",
    "file:///a/b",
    "100%",
    "%20",
    "-",
];

/// A name of a secret.
pub(crate) fn name(u: &mut Unstructured<'_>) -> Result<&'static str> {
    u.choose(&NAMES).copied()
}

/// Text of a message or an address: pieces of which any may hold the secret where a reader would know it for one.
pub(crate) fn message(u: &mut Unstructured<'_>) -> Result<String> {
    let mut text = String::new();
    for _ in 0..u.int_in_range(1..=6)? {
        match u.int_in_range(0..=7)? {
            0 => text.push_str(u.choose(&PLAIN)?),
            1 | 2 => {
                let (before, between, behind) = u.choose(&SIDES)?;
                let tail = tail(u)?;
                text.extend([before, name(u)?, between, SECRET, &tail, behind]);
            }
            3 => {
                let (scheme, tail) = (u.choose(&["s3", "oss", "cos", "http", "obs"])?, tail(u)?);
                text.extend([scheme, "://user:", SECRET, &tail, "@host/path"]);
            }
            4 => {
                let encode = |text: &str| {
                    text.replace(':', "%3A")
                        .replace('/', "%2F")
                        .replace('@', "%40")
                };
                text.extend([encode("oss://user:"), SECRET.into(), encode("@host")]);
            }
            5 => {
                let ((before, behind), tail) = (u.choose(&FORMS)?, tail(u)?);
                text.extend([before, SECRET, &tail, behind]);
            }
            6 => {
                let (mark, tail) = (u.choose(&PUNCTUATION)?, tail(u)?);
                text.extend(["oss://b/p?host=h&", name(u)?, "=", SECRET]);
                text.extend([mark, SECRET, &tail, "&x=1"]);
            }
            _ => text.extend([
                "Authorization: ",
                u.choose(&["Basic ", "Bearer ", "OCP AK:", ""])?,
                SECRET,
                "\n",
            ]),
        }
        text.push_str(u.choose(&GAPS)?);
    }
    // The text may have been put into JSON on its way, and that into JSON again.
    for _ in 0..u.int_in_range(0..=2)? {
        text = hide(u, &serde_json::to_string(&text).unwrap_or_default())?;
    }
    Ok(text)
}

/// The same JSON, with letters or slashes escaped that need it not.
fn hide(u: &mut Unstructured<'_>, json: &str) -> Result<String> {
    Ok(match u.int_in_range(0..=5)? {
        0 => json.replace('/', "\\/"),
        1 => json.replace('s', "\\u0073"),
        2 => json.replace(':', "\\u003A"),
        3 => json.replace('=', "\\u003d"),
        _ => json.to_owned(),
    })
}

/// What follows the secret within its value.
fn tail(u: &mut Unstructured<'_>) -> Result<String> {
    let bytes: [u8; 3] = Arbitrary::arbitrary(u)?;
    Ok(bytes
        .iter()
        .filter(|byte| byte.is_ascii_alphanumeric())
        .map(|byte| char::from(*byte))
        .collect())
}

/// The members of a JSON object like a task: documented names and others, values of every type, secrets at any depth.
pub(crate) fn object(u: &mut Unstructured<'_>, names: &[&str], depth: usize) -> Result<String> {
    let mut members = Vec::new();
    for _ in 0..u.int_in_range(0..=6)? {
        let member = match u.int_in_range(0..=3)? {
            // Under the name of a secret, all that is there is secret.
            0 => format!("\"{}\":{}", name(u)?, secret(u, depth)?),
            1 => format!(
                "{}:{}",
                json(&words::text(&<[u8; 2]>::arbitrary(u)?)),
                value(u, names, depth)?
            ),
            _ => format!("\"{}\":{}", u.choose(names)?, value(u, names, depth)?),
        };
        members.push(member);
    }
    Ok(format!("{{{}}}", members.join(",")))
}

fn value(u: &mut Unstructured<'_>, names: &[&str], depth: usize) -> Result<String> {
    Ok(match u.int_in_range(0..=if depth == 0 { 4 } else { 6 })? {
        0 => i64::arbitrary(u)?.to_string(),
        1 => json(&message(u)?),
        2 => (*u.choose(&[
            "null",
            "true",
            "false",
            "1e400",
            "[]",
            "{}",
            "\"\\ud800\"",
            "\"DONE\"",
        ])?)
        .to_owned(),
        3 => json(u.choose(&[
            "2024-08-09T08:02:57.715753Z",
            "2021-09-16T17:25:05.943+0800",
            "",
            "7",
        ])?),
        4 => f64::from(i32::arbitrary(u)?).to_string(),
        5 => format!(
            "[{},{}]",
            value(u, names, depth - 1)?,
            value(u, names, depth - 1)?
        ),
        _ => object(u, names, depth - 1)?,
    })
}

fn secret(u: &mut Unstructured<'_>, depth: usize) -> Result<String> {
    Ok(match u.int_in_range(0..=if depth == 0 { 1 } else { 3 })? {
        0 => json(SECRET),
        1 => json(&format!("{SECRET}\"\\,}}{}", tail(u)?)),
        2 => format!("[{},7]", secret(u, depth - 1)?),
        _ => format!("{{\"key\":{}}}", secret(u, depth - 1)?),
    })
}

/// A response that tells of a failure with secrets in whatever it says.
pub(crate) fn failure(u: &mut Unstructured<'_>) -> Result<String> {
    let mut blamed = Vec::new();
    for _ in 0..u.int_in_range(0..=3)? {
        blamed.push(match u.int_in_range(0..=2)? {
            // What a secret is to blame for can quote it.
            0 => format!(
                "{{\"field\":\"p.{}\",\"message\":{1},\"rejectedValue\":{1}}}",
                name(u)?,
                secret(u, 1)?
            ),
            1 => format!(
                "{{\"field\":{},\"message\":{}}}",
                json(&message(u)?),
                json(&message(u)?)
            ),
            _ => format!("{{\"rejectedValue\":{}}}", object(u, &["a"], 1)?),
        });
    }
    let (code, message, target) = (json(&message(u)?), json(&message(u)?), json(&message(u)?));
    let trace = json(&self::message(u)?);
    let error = format!(
        "{{\"code\":{code},\"message\":{message},\"target\":{target},\"subErrors\":[{}]}}",
        blamed.join(",")
    );
    Ok(format!(
        "{{\"successful\":false,\"traceId\":{trace},\"server\":{trace},\"error\":{error}}}"
    ))
}

fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_holds_the_secret_more_often_than_not() {
        let texts = (0..200_u8).map(|seed| {
            let bytes: Vec<u8> = (0..200_u8)
                .map(|at| at.wrapping_mul(seed | 1).wrapping_add(seed))
                .collect();
            message(&mut Unstructured::new(&bytes)).unwrap()
        });
        assert!(texts.filter(|text| text.contains(SECRET)).count() > 100);
    }
}
