//! What the user chose for good, as the browser keeps it between visits.

use super::config::Theme;
use super::query::Zone;

/// The key under which the browser keeps the preferences.
pub const KEY: &str = "ocp-backup-console";

/// The user's own choices; `None` where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The zone of times, when a link does not say.
    pub zone: Option<Zone>,
    /// The colours.
    pub theme: Option<Theme>,
    /// Whether letters and signs alone are no shortcuts.
    pub single_keys_off: bool,
}

/// What is kept is of another version of the console, or of somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OldFormat;

impl Preferences {
    /// Reads what [`Preferences::print`] wrote. A choice that this version does not know is none.
    pub fn parse(text: &str) -> Result<Self, OldFormat> {
        let mut members = form_urlencoded::parse(text.as_bytes());
        if members.next() != Some(("version".into(), "1".into())) {
            return Err(OldFormat);
        }
        let mut preferences = Self::default();
        for (name, value) in members {
            match &*name {
                "zone" => preferences.zone = Zone::parse(&value),
                "theme" => preferences.theme = Theme::parse(&value),
                "keys" => preferences.single_keys_off = &*value == "off",
                _ => {}
            }
        }
        Ok(preferences)
    }

    /// One line: `version=1`, and what was chosen.
    pub fn print(self) -> String {
        let mut line = "version=1".to_owned();
        let keys = self.single_keys_off.then_some("off");
        let zone = self.zone.map(Zone::as_str);
        for (name, value) in [("&zone=", zone), ("&theme=", self.theme.map(Theme::as_str)), ("&keys=", keys)] {
            if let Some(value) = value {
                line.push_str(name);
                line.push_str(value);
            }
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_kept_is_read_again() {
        for zone in [None, Some(Zone::Local), Some(Zone::Utc)] {
            for theme in [None, Some(Theme::System), Some(Theme::Light), Some(Theme::Dark)] {
                for single_keys_off in [false, true] {
                    let preferences = Preferences { zone, theme, single_keys_off };
                    assert_eq!(Preferences::parse(&preferences.print()), Ok(preferences));
                }
            }
        }
    }

    #[test]
    fn another_format_is_told_and_another_choice_is_none() {
        for text in ["", "{}", "{\"version\":1}", "version=2&zone=utc", "zone=utc&version=1"] {
            assert_eq!(Preferences::parse(text), Err(OldFormat), "{text}");
        }
        assert_eq!(Preferences::parse("version=1&zone=mars&colour=red&keys=no"), Ok(Preferences::default()));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,40}") {
            let _ = Preferences::parse(&format!("version=1&{text}"));
        }
    }
}
