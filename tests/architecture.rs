//! One direction, kept by tests: no file imports in a circle, no stage imports a later one, and no two types share a name.

#![allow(clippy::unwrap_used, clippy::panic)] // Helpers of tests fail like tests.

mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use imports::Modules;

/// The stages in the order of the data, tools that every stage may use first. `lib.rs` has the same order in its map.
const STAGES: [&str; 21] = [
    "parallel", "union", "lexicon", "text", "value", "model", "syntax", "intake", "story", "mention",
    "claim", "fact", "verdict", "analysis", "summary", "lookup", "report", "memory", "tui", "cli", "lib",
];

fn modules() -> Modules {
    Modules::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

/// The stage that a file belongs to: its folder in `src/`, or its own name.
fn stage(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap_or_default()
}

#[test]
fn no_stage_imports_a_later_one() {
    let modules = modules();
    let place = |file: &str| {
        let place = STAGES.iter().position(|name| *name == stage(file));
        place.unwrap_or_else(|| {
            panic!("{file} is of no stage: give it its place in STAGES and in the map of lib.rs")
        })
    };
    let mut found = BTreeSet::new();
    for (module, imports) in modules.0.iter().zip(modules.edges()) {
        let later =
            imports.iter().map(|at| &modules.0[*at].file).filter(|file| place(file) > place(&module.file));
        found.extend(later.map(|file| (module.file.as_str(), file.as_str())));
    }
    assert!(found.is_empty(), "these files import a later stage: {found:#?}");
}

#[test]
fn no_files_import_in_a_circle() {
    let modules = modules();
    let circles = circles(&modules);
    assert!(circles.is_empty(), "these files import each other in a circle: {circles:#?}");
}

#[test]
fn a_type_has_a_name_of_its_own() {
    let modules = modules();
    let mut files: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for module in &modules.0 {
        for name in &module.types {
            files.entry(name).or_default().push(&module.file);
        }
    }
    files.retain(|_, files| files.len() > 1);
    assert!(files.is_empty(), "these names stand for two types or more: {files:#?}");
}

/// The files that lead back to themselves, circle by circle, in order.
fn circles(modules: &Modules) -> Vec<BTreeSet<&str>> {
    let edges = modules.edges();
    let reached: Vec<BTreeSet<usize>> = (0..edges.len())
        .map(|start| {
            let (mut seen, mut ahead) = (BTreeSet::new(), vec![start]);
            while let Some(at) = ahead.pop() {
                ahead.extend(edges[at].iter().filter(|next| seen.insert(**next)));
            }
            seen
        })
        .collect();
    let members = (0..edges.len()).filter(|at| reached[*at].contains(at)).map(|at| {
        let both_ways = |other: &&usize| reached[**other].contains(&at);
        reached[at].iter().filter(both_ways).map(|at| modules.0[*at].file.as_str()).collect()
    });
    members.collect::<BTreeSet<_>>().into_iter().collect()
}

#[test]
fn a_circle_is_seen_through_names_that_are_handed_on() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    fs::create_dir(folder.path().join("facts")).unwrap();
    write("lib.rs", "mod facts;\nmod words;\npub use facts::Fact;\n");
    write(
        "facts/mod.rs",
        "mod one;\nmod two;\n/// Not `super::two`.\npub use one::Fact;\npub use two::Pair;",
    );
    write(
        "facts/one.rs",
        "use super::Pair;\npub struct Fact(Pair); impl Iterator for Fact { type Item = u8; }",
    );
    write(
        "facts/two.rs",
        "pub struct Pair; fn both() { crate::Fact::new() }\n#[cfg(test)]\nmod tests { use crate::words; }",
    );
    write("words.rs", "use crate::facts;\nfn all() -> facts::Pair { \"facts::Fact\" }");
    let modules = Modules::read(folder.path());
    assert_eq!(circles(&modules), [BTreeSet::from(["facts/one.rs", "facts/two.rs"])]);
    let edges: Vec<(&str, Vec<&str>)> = modules
        .0
        .iter()
        .zip(modules.edges())
        .map(|(module, to)| {
            (module.file.as_str(), to.iter().map(|at| modules.0[*at].file.as_str()).collect())
        })
        .collect();
    assert!(edges.contains(&("words.rs", vec!["facts/two.rs"])), "{edges:?}");
    let types: Vec<&String> = modules.0.iter().flat_map(|module| &module.types).collect();
    assert_eq!(types, ["Fact", "Pair"]);
}
