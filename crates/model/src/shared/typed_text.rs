//! Text as people type and paste it.

use crate::shared::reveal::is_hidden;

/// The text with full-width characters in ASCII (`１２３：` is `123:`) and without invisible characters, which
/// chats and documents add around a copied value.
pub fn normalize(text: &str) -> String {
    text.chars()
        .filter(|c| !is_hidden(*c))
        .map(to_ascii)
        .collect()
}

/// The digits of a number whose groups of three are separated: `1,234`, `1 234`, `1'234`, `1_234`. A text
/// without such groups stays as it is.
pub fn without_separators(text: &str) -> String {
    const SEPARATORS: [char; 7] = [',', ' ', '\u{a0}', '\u{202f}', '\'', '’', '_'];
    let mut groups = text.split(SEPARATORS);
    let is_digits =
        |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    let has_groups = is_digits(first) && first.len() <= 3 && text.contains(SEPARATORS);
    if has_groups && groups.all(|group| group.len() == 3 && is_digits(group)) {
        text.chars().filter(char::is_ascii_digit).collect()
    } else {
        text.to_owned()
    }
}

/// The ASCII character that a full-width one stands for.
fn to_ascii(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn full_width_and_invisible_characters_are_normalized() {
        assert_eq!(normalize("\u{feff}１２３\u{200b}"), "123");
        assert_eq!(
            normalize("２０２４－０８－０９　１２：００"),
            "2024-08-09 12:00"
        );
        assert_eq!(normalize("\u{202a}1000005\u{202c}"), "1000005");
    }

    #[test]
    fn only_groups_of_three_digits_are_joined() {
        for (text, joined) in [
            ("1,234", "1234"),
            ("1 000 005", "1000005"),
            ("12\u{202f}345", "12345"),
            ("1’234", "1234"),
            ("1,2", "1,2"),
            ("1234,567", "1234,567"),
            ("1,234,", "1,234,"),
            ("1 a", "1 a"),
            ("", ""),
        ] {
            assert_eq!(without_separators(text), joined, "{text}");
        }
    }

    proptest! {
        #[test]
        fn normalizing_again_changes_nothing(text in "\\PC{0,20}") {
            let once = normalize(&text);
            prop_assert_eq!(normalize(&once), once);
        }
    }
}
