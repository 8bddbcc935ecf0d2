//! What a site allows programs to fetch, by its `robots.txt` (RFC 9309).
//!
//! By code of its own: the crate that comes nearest, `robotxt` 0.7, does not take `gainsay/0.1` for this program, nor `%2A` for
//! a `*` of the path.

use std::fmt::Write as _;

/// The user agent that a site can address.
const NAME: &str = "gainsay";

/// The rules for gainsay: patterns, and whether each allows or forbids.
#[derive(Debug, Default)]
pub(super) struct Rules(Vec<(String, bool)>);

impl Rules {
    /// Reads the groups that name gainsay; without any, those for all programs.
    pub fn read(text: &str) -> Self {
        let (mut own, mut all) = (None::<Vec<_>>, Vec::new());
        let (mut names_own, mut names_all, mut in_rules) = (false, false, true);
        for line in text.trim_start_matches('\u{FEFF}').split(['\n', '\r']) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((field, value)) = line.split_once(':') else { continue };
            let (field, value) = (field.trim().to_ascii_lowercase(), value.trim());
            match field.as_str() {
                "user-agent" => {
                    if in_rules {
                        (names_own, names_all, in_rules) = (false, false, false);
                    }
                    names_all |= value.split_whitespace().next() == Some("*");
                    // A version may stand behind the name.
                    let other = |c: char| !(c.is_ascii_alphabetic() || c == '-' || c == '_');
                    if value.split(other).next().is_some_and(|name| name.eq_ignore_ascii_case(NAME)) {
                        names_own = true;
                        own.get_or_insert_default();
                    }
                }
                "allow" | "disallow" => {
                    in_rules = true;
                    let rule = (normal(value, true), field == "allow");
                    if value.is_empty() {
                        continue;
                    }
                    if names_own {
                        own.get_or_insert_default().push(rule);
                    } else if names_all {
                        all.push(rule);
                    }
                }
                _ => {}
            }
        }
        Self(own.unwrap_or(all))
    }

    /// True if gainsay may fetch `path`, with its query. The longest matching rule decides; of two of the same length, the one that allows.
    pub fn allow(&self, path: &str) -> bool {
        let path = normal(path, false);
        let fitting = self.0.iter().filter(|(pattern, _)| matches_pattern(pattern, &path));
        fitting.max_by_key(|(pattern, allows)| (pattern.len(), *allows)).is_none_or(|(_, allows)| *allows)
    }
}

/// `text` in the form in which a path and a pattern can be compared: what need not be encoded is not, all else is. In a
/// pattern `*`, and `$` at the end, keep their meaning.
fn normal(text: &str, is_pattern: bool) -> String {
    /// Plain in a query, whether encoded or not; in a path they part it.
    const PLAIN_IN_QUERY: &[u8] = b":/[]@!'(),;";
    let bytes = text.as_bytes();
    let (mut out, mut at, mut in_query) = (String::with_capacity(text.len()), 0, false);
    while let Some(byte) = bytes.get(at).copied() {
        let encoded = bytes.get(at + 1..at + 3).filter(|_| byte == b'%').and_then(from_hex);
        at += if encoded.is_some() { 3 } else { 1 };
        let value = encoded.unwrap_or(byte);
        let special = is_pattern && (value == b'*' || value == b'$' && at == bytes.len());
        let plain = match value {
            b'-' | b'.' | b'_' | b'~' => true,
            b'*' | b'$' => encoded.is_none() && special,
            _ if value.is_ascii_alphanumeric() => true,
            _ if encoded.is_some() => in_query && PLAIN_IN_QUERY.contains(&value),
            _ => value.is_ascii_graphic(),
        };
        in_query |= byte == b'?';
        if plain {
            out.push(char::from(value));
        } else {
            let _ = write!(out, "%{value:02X}");
        }
    }
    out
}

/// The byte that two digits name.
fn from_hex(digits: &[u8]) -> Option<u8> {
    let digits =
        std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|it| it.is_ascii_hexdigit()))?;
    u8::from_str_radix(digits, 16).ok()
}

/// True if `path` begins with `pattern`, where `*` matches anything and a final `$` the end.
fn matches_pattern(pattern: &str, path: &str) -> bool {
    let (pattern, to_end) = pattern.strip_suffix('$').map_or((pattern, false), |pattern| (pattern, true));
    let mut pieces = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(pieces.next().unwrap_or_default()) else { return false };
    let mut pieces: Vec<&str> = pieces.collect();
    let last = if to_end { pieces.pop() } else { None };
    for piece in pieces {
        let Some((_, after)) = rest.split_once(piece) else { return false };
        rest = after;
    }
    last.map_or(!to_end || rest.is_empty(), |last| rest.ends_with(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rule_decides() {
        let rules =
            Rules::read("User-agent: *\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\n");
        for (path, allowed) in [
            ("/news", true),
            ("/private/x", false),
            ("/private/open/x", true),
            ("/a/b.pdf", false),
            ("/a/b.pdf?x", true),
        ] {
            assert_eq!(rules.allow(path), allowed, "{path}");
        }
    }

    #[test]
    fn a_group_with_the_name_of_the_program_counts_alone() {
        let rules = Rules::read(
            "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: Gainsay\nDisallow: /x\n",
        );
        assert!(rules.allow("/news") && !rules.allow("/x"));
        assert!(!Rules::read("User-agent: *\nDisallow: / # all\n").allow("/news"));
        assert!(Rules::read("User-agent: *\nDisallow:\n").allow("/news"));
        assert!(Rules::read("<html>no rules</html>").allow("/news"));
    }

    #[test]
    fn what_is_encoded_is_what_it_stands_for() {
        for (pattern, path, forbidden) in [
            ("/private", "/%70rivate/p", true),
            ("/%70rivate", "/private/p", true),
            ("/p%C3%A4ge", "/p\u{e4}ge", true),
            ("/p\u{e4}ge", "/p%c3%a4ge", true),
            ("/a b", "/a%20b", true),
            ("/a/b", "/a%2Fb", false),
            ("/a%2fb", "/a%2Fb", true),
            ("/x?to=https://y", "/x?to=https%3A%2F%2Fy", true),
            ("/x?to=https%3a%2f%2fy", "/x?to=https://y", true),
            ("/file-%2A", "/file-*.html", true),
            ("/file-%2A", "/file-x.html", false),
            ("/cost%24", "/cost$", true),
            ("/cost%24", "/cost", false),
            ("/a$b", "/a$b/c", true),
            ("/100%", "/100%", true),
            ("/%zz", "/%zz", true),
        ] {
            let rules = Rules::read(&format!("User-agent: *\nDisallow: {pattern}\n"));
            assert_eq!(rules.allow(path), !forbidden, "{pattern} {path}");
        }
    }

    #[test]
    fn lines_end_and_programs_are_named_in_every_way() {
        for text in [
            "User-agent: *\rDisallow: /\r",
            "User-agent: *\r\nDisallow: /\r\n",
            "\u{feff}User-agent: *\nDisallow: /",
            "User-agent: gainsay/0.1\nDisallow: /",
            "user-agent: GAINSAY 2\nAllow:\ndisallow:/",
            "User-agent: * # all\nDisallow: /",
            "User-agent: *\nCrawl-delay: 5\nUser-agent: other\nDisallow: /",
        ] {
            assert!(!Rules::read(text).allow("/news"), "{text:?}");
        }
        assert!(Rules::read("User-agent: gainsay-bot\nDisallow: /").allow("/news"), "another name");
    }
}
