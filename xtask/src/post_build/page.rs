//! What is done to `index.html` as a whole.

use anyhow::{Result, bail};

use super::html::{Piece, Tag};

/// Removes comments, and the line each stood on if it had that line for itself.
pub(super) fn strip_comments(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut kept: Vec<Piece> = Vec::new();
    let mut after_comment = false;
    for piece in pieces {
        match piece {
            Piece::Comment(_) => after_comment = true,
            Piece::Text(mut text) if after_comment => {
                after_comment = false;
                let line_is_over = text.starts_with('\n');
                let indent = match kept.last_mut() {
                    Some(Piece::Text(before)) if line_is_over => Some(before),
                    _ => None,
                };
                if let Some(before) = indent
                    && let Some(line) = before
                        .rfind('\n')
                        .filter(|line| before[*line..].trim().is_empty())
                {
                    before.truncate(line);
                } else if line_is_over && kept.is_empty() {
                    text.remove(0);
                }
                kept.push(Piece::Text(text));
            }
            other => {
                after_comment = false;
                kept.push(other);
            }
        }
    }
    kept
}

/// Fails if something is left that the content security policy forbids and a browser would drop without a word.
pub(super) fn check_policy(pieces: &[Piece]) -> Result<()> {
    for piece in pieces {
        let Piece::Tag(tag) = piece else { continue };
        if tag.name == "style" {
            bail!(
                "index.html has a <style>, which the content security policy forbids: move it into a file below style/"
            );
        }
        if let Some(name) = tag
            .names()
            .find(|name| *name == "style" || name.starts_with("on"))
        {
            bail!(
                "index.html has `{name}=` in a <{}>, which the content security policy forbids: move it into a file",
                tag.name
            );
        }
    }
    Ok(())
}

/// Moves inline scripts into files: returns each one's name and text, and leaves a `src` in its place.
pub(super) fn move_scripts_out(pieces: &mut Vec<Piece>) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for index in 0..pieces.len() {
        let Piece::Tag(tag) = &mut pieces[index] else {
            continue;
        };
        // Data (`application/json` and the like) is not run and may stay.
        let runs = matches!(
            tag.get("type"),
            None | Some("" | "module" | "text/javascript")
        );
        if tag.name != "script" || !runs || tag.get("src").is_some() {
            continue;
        }
        let name = if files.is_empty() {
            "boot.js".to_owned()
        } else {
            format!("boot{}.js", files.len() + 1)
        };
        tag.set("src", &format!("./{name}"));
        // For [`super::integrity`] to fill in.
        tag.set("integrity", "");
        if let Some(Piece::Text(text)) = pieces.get_mut(index + 1) {
            files.push((name, tidy(text)));
            text.clear();
        } else {
            files.push((name, String::new()));
        }
    }
    pieces.retain(|piece| *piece != Piece::Text(String::new()));
    files
}

/// Trunk's template leaves blank lines where it has nothing to say.
fn tidy(script: &str) -> String {
    let lines = script
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The style sheets that can be joined: those which always apply. Their addresses, in order.
pub(super) fn style_sheets(pieces: &[Piece]) -> Vec<String> {
    let sheets = pieces.iter().filter_map(|piece| match piece {
        Piece::Tag(tag) if is_plain_sheet(tag) => tag.get("href"),
        _ => None,
    });
    sheets.map(ToOwned::to_owned).collect()
}

/// Replaces what [`style_sheets`] found by one link to `./{name}`, where the first one was.
pub(super) fn link_one_sheet(pieces: Vec<Piece>, name: &str) -> Vec<Piece> {
    let mut seen = false;
    let mut kept: Vec<Piece> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Tag(tag) if is_plain_sheet(&tag) => {
                if !seen {
                    let href = format!("./{name}");
                    kept.push(Piece::Tag(Tag::new(
                        "link",
                        &[("rel", "stylesheet"), ("href", &href), ("integrity", "")],
                    )));
                } else if let Some(Piece::Text(text)) = kept.last_mut()
                    && text.trim().is_empty()
                {
                    kept.pop();
                }
                seen = true;
            }
            other => kept.push(other),
        }
    }
    kept
}

fn is_plain_sheet(tag: &Tag) -> bool {
    tag.name == "link"
        && tag.get("rel") == Some("stylesheet")
        && tag
            .names()
            .all(|name| matches!(name, "rel" | "href" | "integrity" | "crossorigin"))
}

#[cfg(test)]
mod tests {
    use super::super::html::{pieces, render};
    use super::*;

    #[test]
    fn comments_leave_no_empty_lines() {
        for (page, expected) in [
            ("<p>\n  <!-- a -->\n  <b>", "<p>\n  <b>"),
            ("<p> <!-- a --> <b>", "<p>  <b>"),
            ("<!-- a -->\n<p>", "<p>"),
            ("<p>x <!-- a -->\n</p>", "<p>x \n</p>"),
            (
                "<script>'<!-- a -->'</script>",
                "<script>'<!-- a -->'</script>",
            ),
        ] {
            assert_eq!(render(&strip_comments(pieces(page))), expected);
        }
    }

    #[test]
    fn scripts_move_out_in_order() {
        let mut page = pieces(
            "<script>\n\na = 1;\n</script><script src=\"b.js\"></script><script type=\"application/json\">{}</script>\
             <script type=\"module\">import './c.js';</script>",
        );
        let files = move_scripts_out(&mut page);
        assert_eq!(
            files,
            [
                ("boot.js".into(), "a = 1;\n".into()),
                ("boot2.js".into(), "import './c.js';\n".to_owned())
            ]
        );
        assert_eq!(
            render(&page),
            "<script src=\"./boot.js\" integrity></script><script src=\"b.js\"></script><script type=\"application/json\">{}</script>\
             <script type=\"module\" src=\"./boot2.js\" integrity></script>"
        );
    }

    #[test]
    fn sheets_that_always_apply_become_one() {
        let page = pieces(
            "<link rel=\"stylesheet\" href=\"./a.css\" integrity=\"x\"/>\n  <link rel=\"stylesheet\" href=\"./b.css\"/>\n  \
             <link rel=\"stylesheet\" href=\"./p.css\" media=\"print\"/>\n",
        );
        assert_eq!(style_sheets(&page), ["./a.css", "./b.css"]);
        assert_eq!(
            render(&link_one_sheet(page, "style.css")),
            "<link rel=\"stylesheet\" href=\"./style.css\" integrity>\n  <link rel=\"stylesheet\" href=\"./p.css\" media=\"print\"/>\n"
        );
    }

    #[test]
    fn what_the_policy_forbids_is_named() {
        for (page, part) in [
            ("<style>a{}</style>", "<style>"),
            ("<p style=\"color:red\">", "`style=` in a <p>"),
            ("<body onload=\"x()\">", "`onload=`"),
        ] {
            let error = check_policy(&pieces(page)).unwrap_err().to_string();
            assert!(error.contains(part), "{error}");
        }
        assert!(check_policy(&pieces("<p class=\"style\">style=</p>")).is_ok());
    }
}
