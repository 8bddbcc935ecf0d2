//! What goes to other programs, and whether it may: worked out here, carried out by `outside`.

use super::layer::Layer;
use super::prompt::{Ask, Prompt};
use super::selection::{self, Extent};
use super::state::State;
use super::update::Effect;
use crate::model::Article;
use crate::text::fold;

/// Copies the selection.
pub fn copy(state: &mut State, extent: Extent) -> Option<Effect> {
    let text = selection::text(state, extent)?;
    state.notice = Some(format!("copied: {}", text.lines().next().unwrap_or_default()));
    Some(Effect::Copy(text))
}

/// Shows the address of the selected article in the browser.
pub fn open_url(state: &mut State) -> Option<Effect> {
    let (article, _) = selection::article(state)?;
    let (effect, notice) = match &article.url {
        None => (None, format!("{} gives no address", article.source.value)),
        Some(url) if is_web_address(url) => (Some(Effect::OpenUrl(url.clone())), format!("opening {url}")),
        Some(_) => (None, "only http and https addresses are opened".to_owned()),
    };
    state.notice = Some(notice);
    effect
}

/// True for an http or https address made of nothing but the characters of addresses: what an article gives as its
/// address is as little to be trusted as its text.
fn is_web_address(url: &str) -> bool {
    const MARKS: &str = "-._~:/?#[]@!$&()*+,;=%";
    let rest = ["http://", "https://"].iter().find_map(|scheme| {
        url.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme))?;
        url.get(scheme.len()..)
    });
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphanumeric())
            && rest.chars().all(|c| c.is_ascii_alphanumeric() || MARKS.contains(c))
    })
}

/// Opens the file of the selected article in an editor.
pub fn edit(state: &mut State) -> Option<Effect> {
    let (article, at) = selection::article(state)?;
    let Some(file) = article.path.clone() else {
        state.notice = Some("this article comes from no file".to_owned());
        return None;
    };
    Some(Effect::Edit { file, line: line_of(article, at) })
}

/// The line of the file (from 1) that byte `at` of the body comes from.
///
/// Repairs change the text between the file and the body, so it is the line that shares the most words with what
/// stands at `at`; of several the one that lies as far down the file.
fn line_of(article: &Article, at: usize) -> usize {
    let line_around = |text: &str, at: usize| {
        let at = text.floor_char_boundary(at.min(text.len()));
        let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |length| at + length);
        text.get(start..end).unwrap_or_default().to_owned()
    };
    let wanted = fold(&line_around(&article.body, at));
    let words: Vec<&str> =
        wanted.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3).collect();
    let original = String::from_utf8_lossy(&article.original);
    let depth = at as f64 / article.body.len().max(1) as f64;
    let lines: Vec<String> = original.lines().map(fold).collect();
    let count = lines.len().max(1) as f64;
    let score = |(number, line): (usize, &String)| {
        let shared = words.iter().filter(|word| line.contains(**word)).count();
        (shared, std::cmp::Reverse(((number as f64 / count - depth).abs() * count) as usize))
    };
    let best = (0..lines.len()).max_by_key(|number| lines.get(*number).map(|line| score((*number, line))));
    best.map_or(1, |number| number + 1)
}

/// Asks for the command that reads the selection.
pub fn ask_pipe(state: &mut State) {
    if let Some(text) = selection::for_command(state) {
        state.layers.push(Layer::Prompt(Prompt::new(Ask::Pipe { text }, String::new())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::parse;

    #[test]
    fn only_plain_web_addresses_are_opened() {
        for good in ["https://example.org/a?b=c#d", "HTTP://example.org:80/%20"] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "https://",
            "https://-x",
            "https://a/'b'",
            "https://a b",
            "https://a/\u{1b}[2J",
            "https://a/`id`",
            "https://a/\"|id",
            "example.org",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }

    #[test]
    fn the_editor_opens_at_the_line_that_the_sentence_comes_from() {
        let text = "---\ntitle: Harbour\nsource: Post\n---\n\nThe pier was closed on Monday.\n\nLeader–less crews \
                    wait.\nThe pier opens again on Friday.\n";
        let article = parse("pier.md", None, text.into()).unwrap();
        let at = article.body.find("Friday").unwrap();
        assert_eq!(line_of(&article, at), 9);
        assert_eq!(line_of(&article, article.body.find("Monday").unwrap()), 6);
    }
}
