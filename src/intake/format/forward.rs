//! Mails that were forwarded within the text of another one.

use crate::intake::metadata::fields::Fields;

/// How many lines below the sender the others of a head may stand.
const HEAD: usize = 8;
/// What begins the lines of a head, in the languages of common mail programs: who sent it, and what else stands there.
const FROM: [&str; 5] = ["from:", "von:", "de :", "de:", "da:"];
const OTHERS: [(&str, &str); 12] = [
    ("date:", "date"),
    ("sent:", "date"),
    ("datum:", "date"),
    ("gesendet:", "date"),
    ("envoyé :", "date"),
    ("subject:", "subject"),
    ("betreff:", "subject"),
    ("objet :", "subject"),
    ("asunto:", "subject"),
    ("to:", ""),
    ("an:", ""),
    ("cc:", ""),
];

/// A forwarded mail among lines.
pub(super) struct Forward {
    /// The line at which what was written before it ends.
    pub start: usize,
    /// The line at which its text begins.
    pub text: usize,
    /// What its head states.
    pub fields: Fields,
}

/// The forwarded mails among `lines`, in order.
pub(super) fn forwards(lines: &[&str]) -> Vec<Forward> {
    let mut found: Vec<Forward> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if found.last().is_some_and(|last| at < last.text) {
            continue;
        }
        let Some(sender) = FROM.into_iter().find_map(|name| field(line, name)) else { continue };
        let mut fields = Fields::default();
        let (mut known, mut end) = (0, at + 1);
        for (below, line) in lines.iter().enumerate().skip(at + 1).take(HEAD) {
            let Some((name, value)) =
                OTHERS.into_iter().find_map(|(mark, name)| Some((name, field(line, mark)?)))
            else {
                // A head may be set with empty lines between, or with an address that is wrapped.
                if known > 0 && line.trim().is_empty() {
                    break;
                }
                continue;
            };
            fields.offer(name, value);
            (known, end) = (known + 1, below + 1);
        }
        if known < 2 {
            continue;
        }
        let (name, address) = sender.split_once('<').unwrap_or((sender, sender));
        let name = name.trim().trim_matches(['"', '\'']);
        let domain = address.trim_end_matches('>').rsplit_once('@').map(|(_, domain)| domain);
        let is_name = !name.is_empty() && !name.contains('@');
        fields.offer("host", if is_name { name } else { domain.unwrap_or_default() });
        let mark = lines.get(..at).unwrap_or_default().iter().rposition(|line| !line.trim().is_empty());
        let start = mark.filter(|mark| is_mark(lines[*mark])).unwrap_or(at);
        found.push(Forward { start, text: end, fields });
    }
    found
}

/// What stands behind `name` at the beginning of a line, quoted or set bold as it may be.
fn field<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let line = line.trim_start_matches(['>', ' ', '*', '\t']);
    let (head, value) = line.split_at_checked(name.len())?;
    (head.to_lowercase() == name).then(|| value.trim_matches(|c: char| c == '*' || c.is_whitespace()))
}

/// "---------- Forwarded message ---------", "Begin forwarded message:", "-----Original Message-----".
fn is_mark(line: &str) -> bool {
    let line = line.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    line.len() < 60
        && (line.contains("forwarded message")
            || line.contains("original message")
            || line.contains("weitergeleitete"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::metadata::fields::MetadataField;

    #[test]
    fn the_head_of_a_forwarded_mail_is_found() {
        let text = "For you.\n\n---------- Forwarded message ---------\nFrom: Quay Press <press@quay.example>\n\
                    Date: Mon, 3 Mar 2025 at 10:00\nSubject: Pier shut\nTo: <ann@post.example>\n\nThe pier is shut.";
        let lines: Vec<&str> = text.lines().collect();
        let found = forwards(&lines);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].start, found[0].text), (2, 7));
        assert_eq!(found[0].fields.get(MetadataField::Outlet), Some("Quay Press"));
        assert_eq!(found[0].fields.get(MetadataField::Title), Some("Pier shut"));
    }

    #[test]
    fn lines_that_begin_alike_are_no_head() {
        for text in
            ["From: here to there\nit is far.\nTo: nobody", "From: a\n\n\n\n\n\n\n\n\n\n\nDate: x\nTo: y"]
        {
            assert!(forwards(&text.lines().collect::<Vec<_>>()).is_empty(), "{text}");
        }
    }
}
