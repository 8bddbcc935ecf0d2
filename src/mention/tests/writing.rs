//! How languages write numbers in digits.

use super::*;
use crate::model::Language;

#[test]
fn decimal_commas_are_read_where_the_language_writes_them() {
    for (code, body, expected) in [
        (
            "deu",
            "Der Bau kostete 3,5 Millionen Euro statt 1.250,75 Euro, 0,5 Prozent mehr, für 12.000 Besucher.",
            [
                "3,5 Millionen Euro = money 3500000 EUR",
                "1.250,75 Euro = money 1250.75 EUR",
                "0,5 Prozent = percent 0.5 %",
                "12.000 = count 12000",
            ],
        ),
        (
            "eng",
            "The work cost 3.5 million euros, not 1,250.75 euros, 0.5 percent more, for 12,000 visitors.",
            [
                "3.5 million euros = money 3500000 EUR",
                "1,250.75 euros = money 1250.75 EUR",
                "0.5 percent = percent 0.5 %",
                "12,000 = count 12000",
            ],
        ),
    ] {
        let language = Some(Language { code, name: "" });
        assert_eq!(found_in(&Article { language, ..article(body) }), expected);
    }
}

fn found_in_language(code: &'static str, body: &str) -> Vec<String> {
    found_in(&Article { language: Some(Language { code, name: "" }), ..article(body) })
}

#[test]
fn spaces_part_thousands_where_the_language_writes_so() {
    for (code, body, expected) in [
        ("fra", "Le pont a coûté 1 250,75 euros.", "1 250,75 euros = money 1250.75 EUR"),
        ("fra", "Environ 12 500 habitants sont partis.", "12 500 = count 12500"),
        ("fra", "Il y a eu 1 250 000 visiteurs.", "1 250 000 = count 1250000"),
        ("pol", "Wczoraj zginęło 12 500 osób.", "12 500 = count 12500"),
        ("fra", "Il a payé € 12 500 000 à la ville.", "€ 12 500 000 = money 12500000 EUR"),
        ("fra", "Entre 12 000-15 000 visiteurs.", "12 000-15 000 = count 12000..15000"),
    ] {
        assert_eq!(found_in_language(code, body), [expected], "{body}");
    }
    for (body, expected) in [
        ("Le Boeing 737 800 est parti.", ["800 = count 800"].as_slice()),
        ("En 2024 500 personnes sont parties.", &["2024 = date 2024-01-01..2024-12-31", "500 = count 500"]),
        ("Les notes : 120 300 40.", &["120 = count 120", "300 = count 300", "40 = count 40"]),
        (
            "Il y a 12.500 places et 3 400 arbres.",
            &["12.500 = count 12500", "3 = count 3", "400 = count 400"],
        ),
    ] {
        assert_eq!(found_in_language("fra", body), expected, "{body}");
    }
}

#[test]
fn elsewhere_spaces_part_thousands_only_before_what_is_counted() {
    check(&[
        ("Some 12 000 people fled.", &["Some 12 000 = count About 12000"]),
        (
            "Some 12 500 people fled. They left 3 400 houses.",
            &["Some 12 500 = count About 12500", "3 400 = count 3400"],
        ),
        ("It cost 12 500 euros.", &["12 500 euros = money 12500 EUR"]),
        ("A fine of $12 500 was paid.", &["$12 500 = money 12500 $"]),
        ("between 12 000 and 15 000 people", &["between 12 000 and 15 000 = count 12000..15000"]),
        ("In 2024 500 people came.", &["2024 = date 2024-01-01..2024-12-31", "500 = count 500"]),
        ("On May 12 500 people came.", &["May 12 = date 2026-05-12", "500 = count 500"]),
        ("see sections 3 400 and 5", &["3 = count 3", "400 = count 400", "5 = count 5"]),
        ("a Boeing 737 800 jets away", &["800 = count 800"]),
        ("He won 3 400 metre races.", &["3 = count 3", "400 metre = distance 400 m"]),
        ("call 555 014 222 people", &[]),
        ("By 12,500 votes, or 3 400 people.", &["12,500 = count 12500", "3 = count 3", "400 = count 400"]),
        ("the score was 120 300 at noon", &["120 = count 120", "300 = count 300", "noon = time 12:00"]),
    ]);
}

#[test]
fn two_numbers_side_by_side_stay_two() {
    let apart =
        |found: &[String]| found.iter().all(|found| !found.contains("300") || found.contains("= count 300"));
    for body in [
        "By the age of 30 300 women had it.",
        "By day 3 300 people had left.",
        "In week 3 300 people came.",
        "From 9 300 people queued.",
        "By 10 300 people had gathered.",
        "Under option 3 300 jobs go.",
        "In group 4 300 people fell ill.",
        "Between 8 and 9 300 people came.",
        "On the 12 300 people gathered.",
        "At 9\u{A0}300 people came.",
        "In week 3\u{A0}300 people came.",
    ] {
        // Alone, and in a text that writes spaces in numbers.
        for body in [body.to_owned(), format!("{body} They left 12 500 houses and burned 3 400 boats.")] {
            let found = found_in(&article(&body));
            assert!(apart(&found) && found.iter().any(|found| found.contains("300")), "{body}: {found:?}");
        }
    }
    for (code, body) in [
        ("spa", "El vuelo 93 300 personas vieron."),
        ("fra", "Entre 18 et 30 300 femmes sont venues."),
        ("fra", "Le vol 93\u{A0}300 personnes."),
    ] {
        let found = found_in_language(code, body);
        assert!(apart(&found) && found.iter().any(|found| found.contains("300")), "{body}: {found:?}");
    }
}

#[test]
fn telephone_numbers_are_no_counts() {
    for (code, body) in [
        ("fra", "Appelez le 600 123 456 demain."),
        ("spa", "Llame al 600 123 456."),
        ("eng", "Reach us on +48\u{A0}600\u{A0}123\u{A0}456."),
        ("eng", "Reach us on 600\u{A0}123\u{A0}456."),
        ("pol", "Telefon 48\u{A0}600\u{A0}123\u{A0}456."),
    ] {
        let found = found_in_language(code, body);
        assert!(
            found.iter().all(|found| !found.contains("600 ") && !found.contains("600\u{A0}")),
            "{body}: {found:?}"
        );
    }
}

#[test]
fn no_break_spaces_and_apostrophes_hold_a_number_together() {
    check(&[
        ("By 12,500 votes, or 3\u{A0}400 then.", &["12,500 = count 12500", "3\u{A0}400 = count 3400"]),
        ("in 2024 12\u{A0}500 left", &["2024 = date 2024-01-01..2024-12-31", "12\u{A0}500 = count 12500"]),
        (
            "It cost 12'500 euros, not 1’250’000.50.",
            &["12'500 euros = money 12500 EUR", "1’250’000.50 = count 1250000.5"],
        ),
        ("He is 6'100 or 5'11.", &["6'100 = count 6100"]),
    ]);
}
