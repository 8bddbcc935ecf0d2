//! Sentences of a treebank.

use std::fs;
use std::path::Path;
use std::process::Command;

use gainsay::syntax::{Relation, Tag};

/// A word of the treebank.
#[derive(Debug, Clone)]
pub struct Entry {
    pub form: String,
    pub lemma: String,
    pub tag: Tag,
    /// Index of the head in the sentence; the number of words for the root.
    pub head: u32,
    pub relation: Relation,
    /// Bytes before it in the sentence.
    pub start: usize,
}

/// A sentence with its words.
#[derive(Debug, Clone, Default)]
pub struct Sentence {
    pub text: String,
    pub entries: Vec<Entry>,
}

/// The sentences of `NAME.conllu` or `NAME.conllu.xz` in `folder`; the latter needs the program `xz`.
pub fn read(folder: &Path, name: &str) -> Result<Vec<Sentence>, Box<dyn std::error::Error>> {
    let plain = folder.join(format!("{name}.conllu"));
    let text = if plain.exists() {
        fs::read_to_string(plain)?
    } else {
        let packed = folder.join(format!("{name}.conllu.xz"));
        let output = Command::new("xz").arg("--decompress").arg("--stdout").arg(&packed).output()?;
        if !output.status.success() {
            return Err(format!("cannot unpack {}", packed.display()).into());
        }
        String::from_utf8(output.stdout)?
    };
    text.split("\n\n").filter(|block| !block.trim().is_empty()).map(sentence).collect()
}

fn sentence(block: &str) -> Result<Sentence, Box<dyn std::error::Error>> {
    let mut out = Sentence::default();
    let lines: Vec<&str> = block.lines().collect();
    let words = lines.iter().filter(|line| !line.starts_with('#')).count() as u32;
    let mut starts = Vec::new();
    for line in lines {
        if let Some(text) = line.strip_prefix("# text = ") {
            text.clone_into(&mut out.text);
            starts = text.char_indices().map(|(at, _)| at).collect();
        }
        if line.starts_with('#') {
            continue;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [_, form, lemma, _, tag, _, head, relation, _, offset] = fields[..] else {
            return Err(format!("not ten columns: {line}").into());
        };
        let head: u32 = head.parse()?;
        out.entries.push(Entry {
            form: form.to_owned(),
            lemma: lemma.to_owned(),
            tag: Tag::from_name(tag).unwrap_or(Tag::XX),
            head: head.checked_sub(1).unwrap_or(words),
            relation: Relation::from_name(relation).unwrap_or(Relation::Dep),
            start: starts.get(offset.parse::<usize>()?).copied().ok_or("offset beyond the sentence")?,
        });
    }
    Ok(out)
}
