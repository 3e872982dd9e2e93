//! Secrets with Chinese and Japanese names: `密码：X`, `パスワード: X`.

use super::Span;
use super::value::ends_value;

/// The names of secrets: passwords, keys and tokens in simplified and traditional Chinese and in Japanese.
const NAMES: [&str; 14] = [
    "密码",
    "密碼",
    "口令",
    "密钥",
    "密鑰",
    "金鑰",
    "令牌",
    "权杖",
    "權杖",
    "パスワード",
    "シークレットキー",
    "アクセスキー",
    "秘密鍵",
    "トークン",
];

/// Words that stand in place of a value in a sentence: "not set", "wrong", "empty".
const PROSE: [&str; 13] = [
    "未", "不", "错误", "錯誤", "无", "空", "已", "正确", "失败", "なし", "間違", "無", "必",
];

/// Whether a Chinese or Japanese word may begin with this byte.
pub(super) const fn may_start(byte: u8) -> bool {
    byte >= 0xe3 && byte <= 0xe9
}

/// The span of the secret that a name at `at` introduces.
pub(super) fn secret(text: &str, at: usize, masked_to: usize) -> Option<Span> {
    let rest = text.get(at..)?;
    let name = NAMES.into_iter().find(|name| rest.starts_with(*name))?;
    let gap = |c: char| c == ' ' || is_quote(c);
    let rest = rest[name.len()..].trim_start_matches(gap);
    let is_colon = |c: char| matches!(c, ':' | '：' | '=' | '＝');
    let is_verb = |c: char| matches!(c, '为' | '為' | '是' | 'は');
    let value = rest
        .strip_prefix(is_colon)
        .or_else(|| rest.strip_prefix(is_verb))?;
    let value = value.trim_start_matches(|c| gap(c) || is_colon(c));
    let starts_in_ascii = value.starts_with(|c: char| c.is_ascii_graphic());
    if PROSE.iter().any(|word| value.starts_with(word))
        || (rest.starts_with(is_verb) && !starts_in_ascii)
    {
        return None;
    }
    let start = text.len() - value.len();
    if start < masked_to {
        return None;
    }
    // Behind a value of ASCII characters, the sentence may go on without a blank.
    let is_end = |c: char| ends_value(c) || is_quote(c) || (starts_in_ascii && !c.is_ascii());
    let length = value.find(is_end).unwrap_or(value.len());
    (length > 0).then_some((start, start + length))
}

const fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』'
    )
}

#[cfg(test)]
mod tests {
    use super::super::mask;

    #[test]
    fn secrets_with_chinese_and_japanese_names_are_masked() {
        for (text, masked) in [
            (
                "访问密钥：S3cr3t，请检查后重试",
                "访问密钥：***，请检查后重试",
            ),
            (
                "用户名：root@sys，密码：S3cr3t，错误码 1045",
                "用户名：root@sys，密码：***，错误码 1045",
            ),
            ("无权限（ak:AKID,sk:S3cr3t）", "无权限（ak:AKID,sk:***）"),
            (
                "无权限（AK：AKID，SK：S3cr3t）",
                "无权限（AK：AKID，SK：***）",
            ),
            ("AK: AKID, SK: S3cr3t77", "AK: AKID, SK: ***"),
            (
                "パスワード：S3cr3t が正しくありません",
                "パスワード：*** が正しくありません",
            ),
            ("パスワードはS3cr3tです", "パスワードは***です"),
            ("口令=S3cr3t 令牌 = \"S3cr3t\"", "口令=*** 令牌 = \"***\""),
            ("密码为S3cr3t。", "密码为***。"),
            ("密码“S3cr3t”: 密码：“S3cr3t”", "密码“S3cr3t”: 密码：“***”"),
            ("シークレットキー：「S3cr3t」", "シークレットキー：「***」"),
            ("password=S3cr3t，请重试", "password=***，请重试"),
        ] {
            assert_eq!(mask(text), masked, "{text}");
        }
    }

    #[test]
    fn sentences_about_secrets_are_unchanged() {
        for text in [
            "密码错误，错误码：1045",
            "密码：未设置",
            "密码为空",
            "密钥ID：LTAI",
            "パスワード：なし",
            "令牌桶已满：3",
        ] {
            assert_eq!(mask(text), text);
        }
    }
}
