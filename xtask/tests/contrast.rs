//! Checks the colours of `style/tokens.css` against WCAG 2.2 AA, in both themes: a contrast of
//! 4.5:1 for text and 3:1 for everything else.
#![expect(clippy::expect_used, reason = "a helper that fails is a failed test")]

use std::collections::BTreeMap;
use std::fs;

type Rgb = [f64; 3];

/// The backgrounds of text and controls.
const BACKGROUNDS: [&str; 5] = ["canvas", "surface", "raised", "hover", "open"];
/// The backgrounds of notices: this share of a colour on the surface.
const NOTICE_COLOURS: [&str; 3] = ["blue", "amber", "red"];
const NOTICE_SHARE: f64 = 0.08;
/// The opacity of rows that belong to another filter.
const DIMMED_OPACITY: f64 = 0.93;

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

/// Every opaque `--name: light-dark(#…, #…)`, for the theme at this position.
fn colours(theme: usize) -> BTreeMap<String, Rgb> {
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
            .nth(theme)?
            .strip_prefix('#')?;
        matches!(colour.len(), 3 | 6).then(|| (name.to_owned(), rgb(colour)))
    };
    css.lines().filter_map(read).collect()
}

fn mixed(colour: Rgb, background: Rgb, share: f64) -> Rgb {
    [0, 1, 2].map(|part| colour[part] * share + background[part] * (1.0 - share))
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
fn the_ratio_is_computed_as_in_wcag() {
    assert!((contrast(rgb("000"), rgb("fff")) - 21.0).abs() < 0.001);
    assert!((contrast(rgb("767676"), rgb("ffffff")) - 4.54).abs() < 0.01);
}

#[test]
fn text_and_controls_have_enough_contrast_on_every_background() {
    for theme in [0, 1] {
        let colours = colours(theme);
        let colour = |name: &str| {
            *colours
                .get(name)
                .unwrap_or_else(|| panic!("no {name} among the tokens"))
        };
        let notices =
            NOTICE_COLOURS.map(|name| (name, mixed(colour(name), colour("surface"), NOTICE_SHARE)));
        let backgrounds: Vec<_> = BACKGROUNDS
            .map(|name| (name, colour(name)))
            .into_iter()
            .chain(notices)
            .collect();
        for (name, background) in &backgrounds {
            for ink in ["text", "muted", "accent", "red", "amber"] {
                let ratio = contrast(colour(ink), *background);
                assert!(
                    ratio >= 4.5,
                    "theme {theme}: {ink} on {name} has {ratio:.2}"
                );
                let ratio = contrast(mixed(colour(ink), *background, DIMMED_OPACITY), *background);
                assert!(
                    ratio >= 4.5,
                    "theme {theme}: {ink} on {name}, dimmed, has {ratio:.2}"
                );
            }
            for line in [
                "edge", "accent", "blue", "green", "red", "amber", "grey", "violet",
            ] {
                let ratio = contrast(colour(line), *background);
                assert!(
                    ratio >= 3.0,
                    "theme {theme}: {line} on {name} has {ratio:.2}"
                );
            }
        }
        for background in ["primary", "primary-hover"] {
            let ratio = contrast(rgb("fff"), colour(background));
            assert!(
                ratio >= 4.5,
                "theme {theme}: white on {background} has {ratio:.2}"
            );
        }
    }
}
