//! Saves an article as a Markdown file with front matter, which intake can read back.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::model::{Article, BlockKind};
use crate::text::{self, fold};

/// The maximum length of a file name without its extension, in bytes.
const LONGEST_NAME: usize = 80;

/// Writes the article into `folder`, which is created if needed, and returns the file. An article that was saved before is
/// overwritten; another file of the same name is not.
pub(super) fn save(article: &Article, folder: &Path) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let text = to_markdown(article);
    let stem = file_name(article);
    let path = (1..=u32::MAX)
        .map(|number| match number {
            1 => folder.join(format!("{stem}.md")),
            _ => folder.join(format!("{stem}-{number}.md")),
        })
        .find(|path| !path.exists() || is_copy_of(path, article))
        .unwrap_or_else(|| folder.join(format!("{stem}.md")));
    // Written whole or not at all: an interruption leaves no half article.
    let draft = path.with_extension("md.part");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(&draft)?;
    file.write_all(text.as_bytes())?;
    drop(file);
    fs::rename(&draft, &path)?;
    Ok(path)
}

/// True if the file contains the article with the same address.
fn is_copy_of(path: &Path, article: &Article) -> bool {
    let Some(url) = &article.url else { return false };
    let line = format!("url: {}", quoted(url));
    fs::read_to_string(path).is_ok_and(|text| text.lines().take(8).any(|found| found == line))
}

/// "norland-post-pier-opens-in-may".
fn file_name(article: &Article) -> String {
    let folded = fold(&format!("{} {}", article.outlet.value, article.headline()));
    let mut name = String::new();
    for word in text::words(&folded) {
        if name.len() + word.len() >= LONGEST_NAME {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(word);
    }
    if name.is_empty() { "article".to_owned() } else { name }
}

fn to_markdown(article: &Article) -> String {
    let mut out = String::from("---\n");
    let title = article.title.as_ref().map(|title| title.value.as_str());
    let published = article.published.as_ref().map(|day| day.value.to_string());
    for (name, value) in [
        ("title", title),
        ("source", Some(article.outlet.value.as_str())),
        ("published", published.as_deref()),
        ("url", article.url.as_deref()),
    ] {
        if let Some(value) = value {
            let _ = writeln!(out, "{name}: {}", quoted(value));
        }
    }
    out.push_str("---\n");
    for block in &article.blocks {
        let text = escape(article.body.get(block.span.clone()).unwrap_or_default());
        let _ = match block.kind {
            BlockKind::Title => writeln!(out, "\n# {text}"),
            BlockKind::Heading => writeln!(out, "\n## {text}"),
            BlockKind::Caption => writeln!(out, "\n![{text}]()"),
            BlockKind::Paragraph | BlockKind::Boilerplate => writeln!(out, "\n{text}"),
        };
    }
    out
}

/// A quoted value of the front matter.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// `text` with everything escaped that Markdown would take for markup.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_mark = matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<');
        if is_mark || at == 0 && matches!(c, '#' | '>' | '-' | '+' | '=' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake;

    #[test]
    fn what_is_saved_is_read_back() {
        let text = "---\ntitle: 'The \"*new*\" pier \\ quay'\nsource: Norland Post\npublished: 2025-03-11\n\
                    url: https://p.example/1\n---\n\n![The pier \\[left\\] in May](p.jpg)\n\n- 5 * 3 < 16 [sic] and snake_case.\n\n\
                    ## What next\n\n\\# The board meets again in May, and it will have more to say of the costs then.\n";
        let article = intake::parse("a.md", None, text).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = save(&article, &folder.path().join("new")).unwrap();
        assert_eq!(path.file_name().unwrap(), "norland-post-the-new-pier-quay.md");
        let again = intake::parse("b.md", None, fs::read(&path).unwrap()).unwrap();
        assert_eq!(again.body, article.body);
        assert_eq!(again.blocks, article.blocks);
        assert_eq!(
            (again.outlet, again.published, again.url),
            (article.outlet.clone(), article.published, article.url.clone())
        );
        assert_eq!(save(&article, &folder.path().join("new")).unwrap(), path, "the same article");
        let other = Article { url: Some("https://p.example/2".into()), ..article };
        assert_ne!(save(&other, &folder.path().join("new")).unwrap(), path, "another of the same name");
    }
}
