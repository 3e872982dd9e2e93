//! Changes to `index.html` as a whole.

use anyhow::{Result, bail};

use super::html::{Node, Tag};

/// Removes comments, and their lines if they had nothing else.
pub(super) fn strip_comments(nodes: Vec<Node>) -> Vec<Node> {
    let mut kept: Vec<Node> = Vec::new();
    let mut after_comment = false;
    for node in nodes {
        match node {
            Node::Comment(_) => after_comment = true,
            Node::Text(mut text) if after_comment => {
                after_comment = false;
                let line_is_over = text.starts_with('\n');
                let indent = match kept.last_mut() {
                    Some(Node::Text(before)) if line_is_over => Some(before),
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
                kept.push(Node::Text(text));
            }
            other => {
                after_comment = false;
                kept.push(other);
            }
        }
    }
    kept
}

/// Fails on everything that the content security policy forbids and browsers would silently ignore.
pub(super) fn check_policy(nodes: &[Node]) -> Result<()> {
    for node in nodes {
        let Node::Tag(tag) = node else { continue };
        if tag.name == "style" {
            bail!(
                "index.html has a <style>, which the content security policy forbids: move it \
                 into a file below style/"
            );
        }
        if let Some(name) = tag
            .names()
            .find(|name| *name == "style" || name.starts_with("on"))
        {
            bail!(
                "index.html has `{name}=` in a <{}>, which the content security policy forbids: \
                 move it into a file",
                tag.name
            );
        }
    }
    Ok(())
}

/// Moves inline scripts into files: returns their names and texts, and sets `src` in their places.
pub(super) fn move_scripts_out(nodes: &mut Vec<Node>) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for index in 0..nodes.len() {
        let Node::Tag(tag) = &mut nodes[index] else {
            continue;
        };
        // Data (`application/json` and the like) is not executed and can stay.
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
        // [`super::with_integrity`] fills it in.
        tag.set("integrity", "");
        if let Some(Node::Text(text)) = nodes.get_mut(index + 1) {
            files.push((name, without_blank_lines(text)));
            text.clear();
        } else {
            files.push((name, String::new()));
        }
    }
    nodes.retain(|node| *node != Node::Text(String::new()));
    files
}

/// Trunk's template leaves blank lines for its unused options.
fn without_blank_lines(script: &str) -> String {
    let lines = script
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The addresses, in order, of the style sheets without conditions, which can be joined.
pub(super) fn style_sheets(nodes: &[Node]) -> Vec<String> {
    let sheets = nodes.iter().filter_map(|node| match node {
        Node::Tag(tag) if is_plain_sheet(tag) => tag.get("href"),
        _ => None,
    });
    sheets.map(ToOwned::to_owned).collect()
}

/// Replaces the links of [`style_sheets`] by one to `./{name}`, in the place of the first.
pub(super) fn link_one_sheet(nodes: Vec<Node>, name: &str) -> Vec<Node> {
    let mut seen = false;
    let mut kept: Vec<Node> = Vec::new();
    for node in nodes {
        match node {
            Node::Tag(tag) if is_plain_sheet(&tag) => {
                if !seen {
                    let href = format!("./{name}");
                    kept.push(Node::Tag(Tag::new(
                        "link",
                        &[("rel", "stylesheet"), ("href", &href), ("integrity", "")],
                    )));
                } else if let Some(Node::Text(text)) = kept.last_mut()
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
    use super::super::html::{parse, render};
    use super::*;

    #[test]
    fn removed_comments_leave_no_empty_lines() {
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
            assert_eq!(render(&strip_comments(parse(page))), expected);
        }
    }

    #[test]
    fn scripts_are_moved_out_in_order() {
        let mut page = parse(
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
    fn unconditional_sheets_become_one() {
        let page = parse(
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
    fn an_error_names_what_the_policy_forbids() {
        for (page, part) in [
            ("<style>a{}</style>", "<style>"),
            ("<p style=\"color:red\">", "`style=` in a <p>"),
            ("<body onload=\"x()\">", "`onload=`"),
        ] {
            let error = check_policy(&parse(page)).unwrap_err().to_string();
            assert!(error.contains(part), "{error}");
        }
        assert!(check_policy(&parse("<p class=\"style\">style=</p>")).is_ok());
    }
}
