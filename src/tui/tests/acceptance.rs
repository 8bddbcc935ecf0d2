//! What a reader of the built-in articles sees and can rely on, at the sizes that people have.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::super::layout::Panel;
use super::super::listing::ListRow;
use super::super::message::{Effect, Message};
use super::Reader;
use crate::intake;
use crate::model::{Briefing, Fact};
use crate::summary::{Columns, Section};
use crate::text::cells::width;

const SIZES: [(u16, u16); 4] = [(160, 45), (120, 40), (100, 30), (80, 24)];

/// The briefing of the built-in articles.
fn built_in() -> Briefing {
    static BRIEFING: OnceLock<Briefing> = OnceLock::new();
    BRIEFING.get_or_init(|| crate::analyze(intake::built_in().articles)).clone()
}

fn reader((width, height): (u16, u16)) -> Reader {
    Reader::on(built_in(), width, height)
}

fn line(reader: &Reader, number: usize) -> String {
    reader.screen().lines().nth(number).unwrap_or_default().to_owned()
}

/// The rows of the list of facts in sight, as text.
fn rows(reader: &Reader) -> Vec<(ListRow, String)> {
    let area = super::super::layout::inner(reader.state.areas.facts);
    let buffer = reader.buffer();
    let text = |y: u16| {
        (area.x..area.right()).filter_map(|x| Some(buffer.cell((x, y))?.symbol())).collect::<String>()
    };
    let numbers = reader.state.facts.in_sight(usize::from(area.height));
    numbers.zip(area.y..area.bottom()).map(|((_, row), y)| (row, text(y))).collect()
}

#[test]
fn the_first_line_says_what_happened_and_the_second_how_far_they_agree() {
    for size in SIZES.into_iter().chain([(60, 15), (220, 60)]) {
        let reader = reader(size);
        let first = line(&reader, 0);
        assert!(first.contains("Pakistan, Kazakhstan upgrade ties"), "{size:?} {first}");
        assert!(size.0 < 80 || first.ends_with("Wed 4 Feb 2026"), "{size:?} {first}");
        assert!(line(&reader, 1).contains("disagree"), "{size:?}");
    }
}

#[test]
fn a_story_without_a_disagreement_says_so() {
    let mut briefing = built_in();
    briefing.facts.retain(|fact| fact.judgement.is_none());
    briefing.disagreements.clear();
    let reader = Reader::on(briefing, 100, 30);
    assert!(line(&reader, 1).contains("no outright disagreement"), "{}", reader.screen());
}

#[test]
fn every_fact_stands_in_the_list_once_with_its_sign_in_one_column() {
    for size in SIZES {
        let mut reader = reader(size);
        reader.press(". g g");
        let columns =
            Columns::new(usize::from(reader.state.areas.facts.width), reader.state.extent().unwrap().widest);
        let mut seen = BTreeSet::new();
        let mut listed = 0;
        for item in reader.state.facts.items() {
            listed += 1;
            assert!(seen.insert(item), "{item} stands twice");
        }
        for _ in 0..listed {
            for (row, text) in rows(&reader) {
                let ListRow::Item(fact) = row else { continue };
                let cells: Vec<&str> =
                    unicode_segmentation::UnicodeSegmentation::graphemes(text.as_str(), true).collect();
                let value = &reader.state.briefing.facts[fact];
                if value.judgement.is_some() && reader.state.tables.section_of[fact] != Section::Minor {
                    assert!("≠≈~?".contains(cells[columns.sign_at()]), "{size:?} {text}");
                }
            }
            reader.press("pagedown");
            if reader.state.facts.at + 1 >= reader.state.facts.rows.len() {
                break;
            }
        }
        // What is cut short by a low screen is a row of its own and opens.
        let all: usize = reader.state.facts.headings.iter().map(|heading| heading.items).sum();
        assert_eq!(all, reader.state.briefing.facts.len());
    }
}

/// Holds every row in sight to this: no number is cut, no two sides look the same, no word is cut at both ends.
pub(super) fn check_rows(reader: &Reader, columns: u16) {
    let digits = |text: &str| {
        text.split(|c: char| !c.is_ascii_digit())
            .filter(|run| run.len() > 1)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    for (row, text) in rows(reader) {
        let ListRow::Item(fact) = row else { continue };
        let fact = &reader.state.briefing.facts[fact];
        let mut known = fact.topic.clone();
        for value in fact.variants.iter().map(|variant| variant.value.as_str()) {
            known.extend([" ", value]);
        }
        known.extend(fact.readings().map(|of| format!(" {}", of.value)));
        known.extend(reader.state.briefing.outlets().0.iter().map(|outlet| format!(" {outlet}")));
        for run in digits(&text) {
            let whole =
                digits(&known).iter().any(|known| *known == run || known.trim_start_matches('0') == run);
            let is_count = text.contains(&format!("+{run}")) || text.contains(&format!("all {run}"));
            assert!(whole || is_count || known.contains(&run), "{columns}: {run} in {text}");
        }
        let both_ends = text
            .split_whitespace()
            .any(|word| word.len() > 3 && word.starts_with('…') && word.ends_with('…'));
        assert!(!both_ends, "{columns}: {text}");
        if let Some((left, right)) = text.split_once(['≠', '≈']) {
            // Columns are two cells apart at least, and the sign has one at either side.
            let left = left.trim_end().rsplit("  ").next().map(str::trim);
            let right = right.trim_start().split("  ").next().map(str::trim);
            assert!(left != right || fact.variants.len() > 2 || width(&text) < 70, "{columns}: {text}");
        }
    }
}

#[test]
fn no_number_is_cut_and_no_two_sides_look_the_same_at_any_width() {
    let mut reader = reader((160, 45));
    for columns in (60..221).step_by(4) {
        reader.tell(Message::Resized(columns, 40));
        check_rows(&reader, columns);
    }
}

#[test]
fn differences_are_walked_through_in_their_order_and_names_are_none() {
    let mut reader = reader((120, 40));
    reader.press("g g");
    let fact = |reader: &Reader| reader.state.facts.selected;
    let differences = reader.state.differences();
    assert_eq!(fact(&reader), differences[0]);
    for next in &differences[1..] {
        reader.press("d");
        assert_eq!(fact(&reader), *next);
        let section = reader.state.tables.section_of[*next];
        assert!(matches!(section, Section::Disagree | Section::Fit));
    }
    assert_eq!(fact(reader.press("d")), differences[0]);
    assert_eq!(reader.state.notice.as_deref(), Some("first difference again"));
}

#[test]
fn what_is_agreed_is_proven_by_as_many_clauses_as_it_has_outlets() {
    for size in [(120, 40), (80, 24)] {
        let mut reader = reader(size);
        let agreed: Vec<usize> = (0..reader.state.briefing.facts.len())
            .filter(|fact| reader.state.tables.section_of[*fact] == Section::Agree)
            .collect();
        assert!(agreed.len() > 5);
        for fact in agreed {
            super::super::choice::to_fact(&mut reader.state, fact);
            reader.press("z z");
            let of: &Fact = &reader.state.briefing.facts[fact];
            let articles: BTreeSet<usize> = of.readings().map(|reading| reading.article).collect();
            assert_eq!(reader.state.diff.wrapped.readings.len(), articles.len(), "{}", of.topic);
        }
    }
}

#[test]
fn a_text_underlines_values_that_differ_and_on_request_the_others() {
    let mut reader = reader((80, 24));
    let underlined = |reader: &Reader| {
        let buffer = reader.buffer();
        let cells = buffer.content().iter().filter(|cell| cell.modifier.contains(Modifier::UNDERLINED));
        cells.count()
    };
    reader.press("1 g g j j j enter");
    assert!(reader.screen().contains("Pakinomist"), "{}", reader.screen());
    let few = underlined(&reader);
    let many = underlined(reader.press("."));
    assert!(0 < few && few < many, "{few} {many}");
}

#[test]
fn the_chosen_row_has_one_style_and_few_things_are_bold() {
    let reader = reader((120, 40));
    let buffer: Buffer = reader.buffer();
    let facts = super::super::layout::inner(reader.state.areas.facts);
    let y = facts.y + u16::try_from(reader.state.facts.at - reader.state.facts.top).unwrap();
    let styles: BTreeSet<String> = (facts.x..facts.right())
        .filter_map(|x| Some(format!("{:?}", buffer.cell((x, y))?.style())))
        .collect();
    assert_eq!(styles.len(), 1, "{styles:?}");
    let bold: String = (0..buffer.area.height)
        .flat_map(|y| (0..buffer.area.width).map(move |x| (x, y)))
        .filter_map(|at| buffer.cell(at))
        .filter(|cell| cell.modifier.contains(Modifier::BOLD))
        .map(ratatui::buffer::Cell::symbol)
        .collect();
    let values = &reader.state.fact().unwrap().variants;
    let expected =
        ["Pakistan, Kazakhstan upgrade ties", "2 Facts", values[0].value.as_str(), values[1].value.as_str()];
    assert!(expected.iter().all(|words| bold.contains(words)), "{bold}");
    let others = ["Disagree", "Dawn", "Articles", "3 Diff", "CPEC", "outlets"];
    assert!(others.iter().all(|words| !bold.contains(words)), "{bold}");
}

#[test]
fn no_key_is_dead_on_any_screen() {
    let places = ["", "G", "3", "1", "enter enter", "x", "t", "p", "?"];
    let letters = ('a'..='z').chain('A'..='Z').chain("!.,;<>+|:/?".chars());
    let mut dead = Vec::new();
    for key in letters {
        for place in places {
            let mut reader = Reader::new(100, 30);
            if !place.is_empty() {
                reader.press(place);
            }
            let before = (reader.buffer(), reader.effects.len());
            let key_name = key.to_string();
            reader.press(&key_name);
            let pending = !reader.state.pending.is_empty();
            let changed = (reader.buffer(), reader.effects.len()) != before || pending;
            // A list ends somewhere, and one sees it.
            let at_its_end = matches!(key, 'j' | 'k' | 'h' | 'l' | 'G');
            if !changed && !at_its_end {
                dead.push(format!("{key} at {place:?}"));
            }
            assert!(!reader.screen().contains("not possible here"), "{key} at {place:?}");
        }
    }
    assert!(dead.is_empty(), "these keys do nothing and say nothing: {dead:?}");
}

#[test]
fn on_a_section_what_is_done_to_facts_says_how_to_open_it() {
    for key in ["m", "a", "!", "y", "e", "M", "c", "f"] {
        let mut reader = reader((80, 24));
        reader.press("G");
        assert!(reader.state.fact().is_none(), "the last row is that of a folded section");
        reader.press(key);
        assert!(reader.screen().contains("Enter opens this section"), "{key}");
        assert!(reader.effects.is_empty(), "{key}");
    }
}

#[test]
fn a_filter_is_completed_while_it_is_typed() {
    let mut reader = reader((80, 24));
    reader.press("/").enter("src:dawn kind:");
    let screen = reader.screen();
    assert!(screen.contains("kind:money") && screen.contains("Tab takes the chosen one"), "{screen}");
    assert!(!screen.contains("Nothing found"), "{screen}");
    reader.press("tab");
    assert_eq!(reader.search().input.value(), "src:dawn kind:money ");
    assert!(reader.screen().contains("$239m"), "{}", reader.screen());
    reader.press("ctrl-u").enter("ki").press("tab");
    assert_eq!(reader.search().input.value(), "kind:");
}

#[test]
fn what_is_corrected_leaves_its_section_and_comes_back() {
    let mut reader = reader((120, 40));
    let first = reader.state.fact().unwrap().topic.clone();
    reader.press("!");
    let Some(Effect::Analyze(corrections)) = reader.effects.last().cloned() else {
        panic!("{:?}", reader.effects)
    };
    let none = crate::model::Corrections::default();
    let again = crate::analyze_again(&reader.state.briefing, &none, &corrections);
    reader.load(again);
    assert!(line(&reader, 1).contains("≠ 2 disagree"), "{}", reader.screen());
    assert_ne!(reader.state.fact().unwrap().topic, first, "the eye goes on");
    let dismissed = reader.state.briefing.facts.iter().position(|fact| fact.dismissed).unwrap();
    assert_eq!(reader.state.tables.section_of[dismissed], Section::Minor);
    reader.press("u");
    let Some(Effect::Analyze(back)) = reader.effects.last().cloned() else { panic!("{:?}", reader.effects) };
    assert!(back.is_empty());
    let before = crate::analyze_again(&reader.state.briefing, &corrections, &back);
    reader.load(before);
    assert!(line(&reader, 1).contains("≠ 3 disagree"));
    // Two facts are put together and taken apart again.
    reader.press("g g J J M j M");
    let Some(Effect::Analyze(merged)) = reader.effects.last().cloned() else {
        panic!("{:?}", reader.effects)
    };
    assert_eq!(merged.merged.len(), 1);
    assert!(reader.state.notice.as_deref().unwrap().starts_with("put together: "));
    reader.press("M esc");
    assert_eq!(reader.state.notice.as_deref(), Some("nothing is put together"));
}

#[test]
fn only_words_of_the_glossary_stand_on_the_screen() {
    const GONE: [&str; 8] =
        ["conflict", "explained", "variant", "evidence", "reading 1 of", "as of", "targeted", "name of"];
    for size in SIZES {
        for keys in ["", "3", "1", "x", "t", "p", "?", ":", "i", "/"] {
            let mut reader = reader(size);
            if !keys.is_empty() {
                reader.press(keys);
            }
            let screen = reader.screen();
            for word in GONE {
                assert!(!screen.contains(word), "{word} at {keys:?} {size:?}\n{screen}");
            }
        }
    }
}

#[test]
fn one_article_an_empty_folder_and_a_storm_of_sizes_do_no_harm() {
    let mut one = intake::built_in();
    one.articles.truncate(1);
    let mut reader = Reader::on(crate::analyze(one.articles), 80, 24);
    assert!(line(&reader, 1).contains("One article"), "{}", reader.screen());
    for round in 0..60_u16 {
        reader.tell(Message::Resized(10 + round * 37 % 210, 3 + round * 23 % 57));
        reader.press(["right", "left", "j", "tab", "d", "x", "esc"][usize::from(round) % 7]);
        let _ = reader.buffer();
    }
    reader.tell(Message::Resized(19, 6));
    assert!(reader.screen().contains("gainsay needs"));
    assert_eq!(reader.state.context().place(), reader.state.context().place());
    let empty = Reader::on(Briefing::default(), 80, 24);
    assert_eq!(empty.state.focus, Panel::Articles);
}
