//! Making visible what could deceive: characters that are not seen, or that turn round what is seen.

use std::borrow::Cow;
use std::fmt::Write;

/// Replaces control characters but line feeds and tabs, marks that turn the direction of writing, and what has no
/// width or no ink, by a visible token such as `⟨U+202E⟩`; `\r\n` becomes `\n`. A joiner or a non-joiner stays between
/// letters of a script beyond ASCII and between emoji, where writing needs it; variation selectors stay. What comes
/// back borrowed hid nothing.
pub fn reveal(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut kept = 0;
    let mut before = '\0';
    for (at, c) in text.char_indices() {
        // Nearly all text is ASCII that is seen.
        if !matches!(c, ' '..='~' | '\n' | '\t') && is_hidden(c) {
            let behind = &text[at + c.len_utf8()..];
            let after = behind.chars().next().unwrap_or('\0');
            let joins =
                matches!(c, '\u{200c}' | '\u{200d}') && is_joined(before) && is_joined(after);
            if !joins {
                out.push_str(&text[kept..at]);
                kept = at + c.len_utf8();
                if c != '\r' || after != '\n' {
                    // Writing to a `String` cannot fail.
                    let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
                }
            }
        }
        before = c;
    }
    if kept == 0 {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(out + &text[kept..])
    }
}

/// Whether a joiner next to it has something to join.
fn is_joined(c: char) -> bool {
    !c.is_ascii() && !c.is_whitespace() && !is_hidden(c)
}

/// Whether a character is one that [`reveal`] makes visible, unless it joins.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            // Soft hyphen, combining grapheme joiner.
            '\u{ad}' | '\u{34f}'
            // Marks and overrides of direction.
            | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
            // No width: spaces, joiners, separators, operators; lines that break without a line feed.
            | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{feff}'
            // Letters without ink: Hangul and Khmer fillers, a blank in Braille.
            | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
            // Annotations, shorthand, music; tags, which can spell a text that nobody sees.
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}'
            | '\u{e01f0}'..='\u{e0fff}'
        )
}

/// The first `most_chars` characters of a text, and whether that is not all. Takes no longer for a longer text.
pub fn clip(text: &str, most_chars: usize) -> (&str, bool) {
    match text.char_indices().nth(most_chars) {
        Some((end, _)) => (&text[..end], true),
        None => (text, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_deceives_is_seen() {
        for (text, seen) in [
            ("a\u{202e}fdp.exe", "a⟨U+202E⟩fdp.exe"),
            (
                "\0\u{1b}[31m\u{7f}\u{9b}",
                "⟨U+0000⟩⟨U+001B⟩[31m⟨U+007F⟩⟨U+009B⟩",
            ),
            (
                "one\r\ntwo\rthree\n\tfour\r",
                "one\ntwo⟨U+000D⟩three\n\tfour⟨U+000D⟩",
            ),
            ("pass\u{ad}word\u{200b}", "pass⟨U+00AD⟩word⟨U+200B⟩"),
            (
                "\u{feff}DONE\u{2060}\u{180e}\u{3164}",
                "⟨U+FEFF⟩DONE⟨U+2060⟩⟨U+180E⟩⟨U+3164⟩",
            ),
            ("a\u{2028}b\u{2029}", "a⟨U+2028⟩b⟨U+2029⟩"),
            ("\u{e0001}\u{e0041}\u{e007f}", "⟨U+E0001⟩⟨U+E0041⟩⟨U+E007F⟩"),
            (
                "\u{61c}\u{200e}\u{200f}\u{2066}\u{2069}",
                "⟨U+061C⟩⟨U+200E⟩⟨U+200F⟩⟨U+2066⟩⟨U+2069⟩",
            ),
            (
                "\u{fff9}\u{115f}\u{1160}\u{ffa0}",
                "⟨U+FFF9⟩⟨U+115F⟩⟨U+1160⟩⟨U+FFA0⟩",
            ),
            ("DO\u{200d}NE \u{200c}备", "DO⟨U+200D⟩NE ⟨U+200C⟩备"),
            ("\u{200d}备\u{200d}", "⟨U+200D⟩备⟨U+200D⟩"),
            ("备\u{200d}\u{200d}份", "备⟨U+200D⟩⟨U+200D⟩份"),
        ] {
            assert_eq!(reveal(text), seen, "{text:?}");
        }
    }

    #[test]
    fn what_writing_needs_stays() {
        let family = "👨\u{200d}👩\u{200d}👧 🏳\u{fe0f}\u{200d}🌈";
        for text in [
            "",
            "备份失败 – café\n\t✓ 𝒳",
            family,
            "می\u{200c}خواهم",
            "क\u{94d}\u{200d}ष",
            "☂\u{fe0f} 葛\u{e0100}",
        ] {
            assert!(
                matches!(reveal(text), Cow::Borrowed(same) if same == text),
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(clip("备份", 1), ("备", true));
        assert_eq!(clip("备份", 2), ("备份", false));
        assert_eq!((clip("", 0), clip("a", 0)), (("", false), ("", true)));
    }

    proptest! {
        #[test]
        fn nothing_stays_hidden(text: String, more in "[\\u{200b}-\\u{206f}\r\na👨备]{0,20}") {
            let text = text + &more;
            let seen = reveal(&text);
            let again = reveal(&seen);
            prop_assert_eq!(&again, &seen);
            for c in seen.chars() {
                prop_assert!(!is_hidden(c) || matches!(c, '\n' | '\t' | '\u{200c}' | '\u{200d}'), "{c:?}");
            }
            prop_assert_eq!(matches!(seen, Cow::Borrowed(_)), *seen == *text);
        }

        #[test]
        fn what_is_clipped_is_the_beginning(text: String, most in 0..40_usize) {
            let (head, is_cut) = clip(&text, most);
            prop_assert!(text.starts_with(head));
            prop_assert_eq!(head.chars().count(), text.chars().count().min(most));
            prop_assert_eq!(is_cut, head.len() < text.len());
        }
    }
}
