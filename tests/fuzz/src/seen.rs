//! What is shown.

use model::shared::reveal::{self, clip};

/// Nothing that hides or turns round stays hidden, what is clipped is clipped between characters, and both say what they did.
pub fn reveal(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let seen = reveal::reveal(&text);
    let is_bad = |c: char| {
        let deceives = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{200e}' | '\u{200f}');
        deceives
            || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}')
            || (c.is_control() && c != '\n' && c != '\t')
    };
    assert!(!seen.contains(is_bad), "{text:?} became {seen:?}");
    assert_eq!(reveal::reveal(&seen), seen, "{text:?}");
    for most in [0, 1, data.len() / 2, data.len()] {
        let (head, is_cut) = clip(&text, most);
        assert!(text.starts_with(head), "{text:?}");
        assert_eq!(
            head.chars().count(),
            text.chars().count().min(most),
            "{text:?}"
        );
        assert_eq!(is_cut, head.len() < text.len(), "{text:?}");
    }
}
