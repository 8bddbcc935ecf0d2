//! What a site allows programs to fetch, by its `robots.txt` (RFC 9309).

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
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((field, value)) = line.split_once(':') else { continue };
            let (field, value) = (field.trim().to_ascii_lowercase(), value.trim());
            match field.as_str() {
                "user-agent" => {
                    if in_rules {
                        (names_own, names_all, in_rules) = (false, false, false);
                    }
                    names_all |= value == "*";
                    if value.eq_ignore_ascii_case(NAME) {
                        names_own = true;
                        own.get_or_insert_default();
                    }
                }
                "allow" | "disallow" => {
                    in_rules = true;
                    let rule = (value.to_owned(), field == "allow");
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

    /// True if gainsay may fetch `path`. The longest matching rule decides; of two of the same length, the one that allows.
    pub fn allow(&self, path: &str) -> bool {
        let fitting = self.0.iter().filter(|(pattern, _)| matches_pattern(pattern, path));
        fitting.max_by_key(|(pattern, allows)| (pattern.len(), *allows)).is_none_or(|(_, allows)| *allows)
    }
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
}
