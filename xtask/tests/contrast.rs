//! The colours of `style/tokens.css` as WCAG 2.2 AA wants them, in both themes: 4.5:1 for text, 3:1 for what is no text.

use std::collections::BTreeMap;
use std::fs;

type Rgb = [f64; 3];

/// What text and controls stand on.
const GROUNDS: [&str; 5] = ["canvas", "surface", "raised", "hover", "open"];
/// The grounds of notices: so much of a colour on the surface.
const NOTICES: [&str; 3] = ["blue", "amber", "red"];
const OF_NOTICE: f64 = 0.08;
/// How much of themselves the rows of another filter keep.
const DIMMED: f64 = 0.93;

fn rgb(hex: &str) -> Rgb {
    let wide = |digits: &str| -> String {
        if digits.len() == 3 {
            digits.chars().flat_map(|digit| [digit, digit]).collect()
        } else {
            digits.to_owned()
        }
    };
    let digits = wide(hex);
    let part = |at: usize| f64::from(u8::from_str_radix(&digits[at..at + 2], 16).expect("digits"));
    [part(0), part(2), part(4)]
}

/// Every `--name: light-dark(#…, #…)` without a transparency, for the theme in this place.
fn colours(place: usize) -> BTreeMap<String, Rgb> {
    let css =
        fs::read_to_string(xtask::paths::root().join("style/tokens.css")).expect("the tokens");
    let read = |line: &str| {
        let (name, value) = line
            .trim()
            .strip_prefix("--")?
            .split_once(": light-dark(")?;
        let colour = value
            .split_once(')')?
            .0
            .split(", ")
            .nth(place)?
            .strip_prefix('#')?;
        matches!(colour.len(), 3 | 6).then(|| (name.to_owned(), rgb(colour)))
    };
    css.lines().filter_map(read).collect()
}

fn mixed(colour: Rgb, ground: Rgb, share: f64) -> Rgb {
    [0, 1, 2].map(|part| colour[part] * share + ground[part] * (1.0 - share))
}

/// WCAG's contrast ratio.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let luminance = |colour: Rgb| {
        let [red, green, blue] = colour.map(|part| {
            let part = part / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn the_ratio_is_that_of_wcag() {
    assert!((contrast(rgb("000"), rgb("fff")) - 21.0).abs() < 0.001);
    assert!((contrast(rgb("767676"), rgb("ffffff")) - 4.54).abs() < 0.01);
}

#[test]
fn text_can_be_read_and_controls_be_seen_on_every_ground() {
    for place in [0, 1] {
        let colours = colours(place);
        let colour = |name: &str| {
            *colours
                .get(name)
                .unwrap_or_else(|| panic!("no {name} among the tokens"))
        };
        let notices = NOTICES.map(|name| (name, mixed(colour(name), colour("surface"), OF_NOTICE)));
        let grounds: Vec<_> = GROUNDS
            .map(|name| (name, colour(name)))
            .into_iter()
            .chain(notices)
            .collect();
        for (name, ground) in &grounds {
            for ink in ["text", "muted", "accent", "red", "amber"] {
                let ratio = contrast(colour(ink), *ground);
                assert!(
                    ratio >= 4.5,
                    "theme {place}: {ink} on {name} has {ratio:.2}"
                );
                let ratio = contrast(mixed(colour(ink), *ground, DIMMED), *ground);
                assert!(
                    ratio >= 4.5,
                    "theme {place}: {ink} on {name}, dimmed, has {ratio:.2}"
                );
            }
            for line in [
                "edge", "accent", "blue", "green", "red", "amber", "grey", "violet",
            ] {
                let ratio = contrast(colour(line), *ground);
                assert!(
                    ratio >= 3.0,
                    "theme {place}: {line} on {name} has {ratio:.2}"
                );
            }
        }
        for ground in ["primary", "primary-hover"] {
            let ratio = contrast(rgb("fff"), colour(ground));
            assert!(
                ratio >= 4.5,
                "theme {place}: white on {ground} has {ratio:.2}"
            );
        }
    }
}
