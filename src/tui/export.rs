//! What goes to other programs, and whether it may: worked out here, carried out by `effects`.

use super::file_place::FilePlace;
use super::layers::Prompt;
use super::message::Effect;
use super::selection::{self, CopyExtent};
use super::state::ReaderState;

/// Copies the selection.
pub fn copy(state: &mut ReaderState, extent: CopyExtent) -> Option<Effect> {
    let text = selection::text(state, extent)?;
    state.notice = Some(format!("copied: {}", text.lines().next().unwrap_or_default()));
    Some(Effect::Copy(text))
}

/// Shows the address of the selected article in the browser.
pub fn open_url(state: &mut ReaderState) -> Option<Effect> {
    let (article, _) = selection::article(state)?;
    let (effect, notice) = match &article.url {
        None => (None, format!("{} gives no address", article.outlet.value)),
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
pub fn edit(state: &mut ReaderState) -> Option<Effect> {
    let (article, at) = selection::article(state)?;
    let Some(file) = article.path.clone() else {
        state.notice = Some("this article comes from no file".to_owned());
        return None;
    };
    Some(Effect::Edit { file, place: FilePlace::of(article, at) })
}

/// Asks for the command that reads the selection.
pub fn ask_pipe(state: &mut ReaderState) {
    if let Some(text) = selection::for_command(state) {
        state.layers.push(Box::new(Prompt::new("pipe to: ", String::new(), |_, command| {
            (!command.is_empty()).then(|| Effect::Pipe { command: command.to_owned(), text })
        })));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
