//! How long a key press takes to become a frame where there is very much to show.
//!
//! `cargo test --release --lib tui::tests::speed -- --ignored --nocapture` prints the table.

use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::super::keys::Key;
use super::super::message::Message;
use super::super::views::view;
use super::Reader;
use crate::model::{Briefing, Story};
use crate::tui::fixture;

/// The invented briefing again and again, until it has `count` facts.
fn large(count: usize) -> Briefing {
    let one = fixture::briefing();
    let mut all = Briefing::default();
    for copy in 0..count / one.facts.len() {
        let first = all.articles.len();
        // Half of the facts are in one story.
        let articles: Vec<usize> = (first..first + one.articles.len()).collect();
        if copy <= count / one.facts.len() / 2 && copy > 0 {
            all.stories[0].articles.extend(articles);
        } else {
            all.stories.push(Story { articles, outlets: 5, ..Story::default() });
        }
        all.articles.extend(one.articles.iter().cloned());
        for fact in &one.facts {
            let mut fact = fact.clone();
            fact.topic = format!("{} {copy}", fact.topic);
            fact.story = all.stories.len() - 1;
            for reading in fact.variants.iter_mut().flat_map(|variant| &mut variant.readings) {
                reading.article += first;
            }
            if fact.judgement.is_some() {
                all.disagreements.push(all.facts.len());
            }
            all.facts.push(fact);
        }
    }
    all
}

#[test]
#[ignore = "measures; a shared machine makes it fail for nothing"]
fn every_key_becomes_a_frame_within_16_ms_with_100_000_facts() {
    const WALKS: [(&str, &str); 11] = [
        ("facts", "2 j j G k g g ctrl-d pagedown"),
        ("differences", "2 d d D G k 3 j k J K 2"),
        ("text", "2 g g enter enter d D c n r J j j esc esc"),
        ("matrix", "x j l l j G k g g v v esc"),
        ("timeline", "t j G k pageup esc"),
        ("search", "/ t r a d e space 4 2 enter n n esc esc"),
        ("filter", "/ s r c : h a r b o u r space k i n d : m o n e y space n > 1 esc"),
        ("narrowed", "1 f 2 j j G g g esc"),
        ("order", "2 S S S S"),
        ("sections", "2 v v J v v . ."),
        ("stories", "i j j enter i G enter"),
    ];
    let mut reader = Reader::on(large(100_000), 200, 60);
    let mut terminal = Terminal::new(TestBackend::new(200, 60)).unwrap();
    let mut all = Vec::new();
    for (name, keys) in WALKS {
        let mut times: Vec<Duration> = Vec::new();
        for _ in 0..5 {
            for key in keys.split_whitespace() {
                let key = Key::parse(key).unwrap();
                let start = Instant::now();
                reader.tell(Message::Key(key));
                terminal.draw(|frame| view(&reader.state, frame)).unwrap();
                times.push(start.elapsed());
            }
        }
        times.sort_unstable();
        println!("{name:14} median {:>9.2?}  most {:>9.2?}", times[times.len() / 2], times[times.len() - 1]);
        all.extend(times);
    }
    all.sort_unstable();
    let p99 = all[all.len() * 99 / 100];
    println!("{:14} p99 {p99:.2?} of {} keys", "all", all.len());
    assert!(p99 < Duration::from_millis(16), "{p99:?}");
}
