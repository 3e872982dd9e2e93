//! Letters without their case.

/// A letter in lower case, where it is Latin, Greek, Cyrillic or of full width; any other character as it is. It takes as
/// many bytes as before.
///
/// (`char::to_lowercase` knows every alphabet, by a table that is 3.1 kB on the wire.)
fn fold(c: char) -> char {
    let is_first_of_a_pair = |even: bool| (u32::from(c) % 2 == 0) == even;
    let away = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' | 'Ａ'..='Ｚ' => {
            32
        }
        'Ѐ'..='Џ' => 80,
        'Ά' => 38,
        'Έ'..='Ί' => 37,
        'Ό' => 64,
        'Ύ' | 'Ώ' => 63,
        // Its small letter is two characters.
        'İ' => 0,
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' | 'Ḁ'..='ẕ' | 'Ạ'..='ỿ'
            if is_first_of_a_pair(true) =>
        {
            1
        }
        'Ĺ'..='ň' | 'Ź'..='ž' | 'Ӂ'..='ӎ' if is_first_of_a_pair(false) => 1,
        'Ӏ' => 15,
        _ => 0,
    };
    char::from_u32(u32::from(c) + away).unwrap_or(c)
}

/// A text with each of its letters folded: what stands at a place in one stands there in the other.
pub fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The small letter, if it is one character.
    fn small(c: char) -> Option<char> {
        let mut small = c.to_lowercase();
        small.next().filter(|_| small.next().is_none())
    }

    #[test]
    fn all_letters_of_the_alphabets_in_use_are_folded() {
        let alphabets = [
            '\0'..='\u{17f}',
            '\u{386}'..='\u{3ce}',
            '\u{400}'..='\u{52f}',
            '\u{1e00}'..='\u{1eff}',
            'Ａ'..='ｚ',
        ];
        let others: String = alphabets
            .into_iter()
            .flatten()
            .filter(|c| small(*c) != Some(fold(*c)))
            .collect();
        assert_eq!(others, "İŸẞ");
    }

    proptest! {
        #[test]
        fn what_is_folded_is_the_small_letter_and_as_long(c: char) {
            prop_assert!(fold(c) == c || small(c) == Some(fold(c)));
            prop_assert_eq!(fold(c).len_utf8(), c.len_utf8());
            prop_assert_eq!(fold(fold(c)), fold(c));
        }
    }
}
