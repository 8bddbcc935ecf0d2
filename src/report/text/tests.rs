use insta::assert_snapshot;

use super::disagreements::disagreements;
use super::facts::facts;
use super::*;
use crate::report::fixture;
use crate::report::page::Ink;

const PAGE: Page = Page { width: 80, ink: Ink::Plain };

#[test]
fn a_disagreement_shows_values_sentences_and_reason() {
    assert_snapshot!(disagreements(PAGE, &fixture::briefing()), @"
    gainsay  5 articles · 5 outlets · 6 facts
    ≠ 1 disagree   ≈ 1 differ, but fit   ~ 1 spelled differently

    ≠ DISAGREE  bilateral trade
      $239 million  Courier · 10 Mar 2025
                      Trade between the two countries stands at *around $239
                      million*.
      $250 million  Harbour Herald · 4 Feb 2026
                      Speakers noted that, despite warm words and decades of good
                      relations between the two capitals, the existing trade volume
                      of *$250 million* last year does not reflect what the
                      partnership could bring to the farmers, shippers and young
                      engineers of both countries in the years that …
      why           not a rounding of each other (4.6% apart); only one names its
                    year

    ≈ DIFFER, BUT FIT  last visit
      23 years          Harbour Herald · 4 Feb 2026
                          It was the first state visit in *23 years*.
      almost 22 years   Courier · 10 Mar 2025
                          The last presidential visit was *almost 22 years* ago.
      over two decades  La Dépêche · 5 Feb 2026
                          No head of state had come in *over two decades*.
      why               counted from different days; over two decades holds both

    ~ SPELLED DIFFERENTLY  order conferred
      Sun-e-Marvo  La Dépêche · 5 Feb 2026
                     The guest received the *Sun-e-Marvo*, the highest order.
      Sun-i-Marvo  東京新報 · [4 Feb 2026]
                     The president was given the *Sun-i-Marvo*.
      why          one name, two spellings
    ");
}

#[test]
fn facts_stand_in_columns() {
    assert_snapshot!(facts(PAGE, &fixture::briefing()), @"
    gainsay  5 articles · 5 outlets · 6 facts
    ≠ 1 disagree   ≈ 1 differ, but fit   ~ 1 spelled differently

    ≠  $239 million ≠ $250 million     bilateral trade      2  Courier, Harbour
                                                               Herald
    ≈  23 years ≈ almost 22 years ≈    last visit           3  Courier, Harbour
       over two decades                                        Herald, La Dépêche
    =  $1 billion                      trade target         2  Courier, Harbour
                                                               Herald
    ~  Sun-e-Marvo ~ Sun-i-Marvo       order conferred      2  La Dépêche, 東京新報
    =  two-day                         length of the visit  2  東京新報, 004
       37                              memoranda            1  Harbour Herald

    = agree   ≠ disagree   ≈ differ, but fit   ~ spelling   (no mark: one outlet)
    ");
}

#[test]
fn a_brief_fits_a_page() {
    assert_snapshot!("brief", brief(PAGE, &fixture::briefing()));
}

#[test]
fn no_line_is_wider_than_the_page() {
    use unicode_width::UnicodeWidthStr;
    let briefing = fixture::briefing();
    for width in [40, 60, 100, 120] {
        let page = Page::new(width, Ink::Plain);
        for text in [brief(page, &briefing), disagreements(page, &briefing), facts(page, &briefing)] {
            let widest = text.lines().map(UnicodeWidthStr::width).max();
            assert!(widest <= Some(width), "{widest:?} at {width}:\n{text}");
        }
    }
}

#[test]
fn colour_adds_escape_sequences_and_takes_no_words() {
    let coloured = disagreements(Page::new(80, Ink::Colour), &fixture::briefing());
    assert!(coloured.contains("\u{1b}[1;31m≠ DISAGREE\u{1b}[0m"));
    assert!(!disagreements(PAGE, &fixture::briefing()).contains('\u{1b}'));
}

#[test]
fn without_disagreements_the_text_says_so() {
    let mut briefing = fixture::briefing();
    briefing.disagreements.clear();
    let text = disagreements(PAGE, &briefing);
    assert!(text.contains("No disagreements"), "{text}");
    briefing.articles.truncate(1);
    let text = disagreements(PAGE, &briefing);
    assert!(text.contains("nothing to compare"), "{text}");
}
