//! How the world writes sums and counts: its currencies, its short forms, its marks; and digits that count nothing.

use super::*;

#[test]
fn every_currency_is_read_by_its_sign_or_letters() {
    check(&[
        ("It cost ₦40bn, not ₺3.5m.", &["₦40bn = money 40000000000 NGN", "₺3.5m = money 3500000 TRY"]),
        ("Fees of ¥800 and ₩5,000", &["¥800 = money 800 JPY", "₩5,000 = money 5000 KRW"]),
        (
            "GH₵2m, RD$7m and J$60",
            &["GH₵2m = money 2000000 GHS", "RD$7m = money 7000000 $", "J$60 = money 60 JMD"],
        ),
        ("Tk 30 crore or Sh4,000", &["Tk 30 crore = money 300000000 BDT", "Sh4,000 = money 4000 shilling"]),
        ("The mine lost R3.4bn. Each got R60.", &["R3.4bn = money 3400000000 ZAR", "R60 = money 60 ZAR"]),
        ("worth R750 000 or K8 million", &["R750 000 = money 750000 ZAR", "K8 million = money 8000000 ZMW"]),
        ("3 million meticais or 90 zł", &["3 million meticais = money 3000000 MZN", "90 zł = money 90 PLN"]),
    ]);
    // Roads, runways and models are no money.
    for body in ["along the R60", "on the N2 at Alt", "a P51 crashed", "in K9 kennels"] {
        assert_eq!(found(body), [""; 0], "{body}");
    }
}

#[test]
fn the_letters_of_a_currency_are_no_name() {
    for body in ["The dam cost Tk 90 crore and KSh8m.", "They paid GH₵4m or EC$9m."] {
        let article = article(body);
        let found = find(&article, &Document::new(&article), None);
        assert!(found.iter().all(|mention| mention.kind == Kind::Money), "{body}: {found:?}");
    }
    let body = "It fell to 9 degrees Celsius and cost Ghana GHS 4m.";
    let article = article(body);
    let names = find(&article, &Document::new(&article), None);
    let names = names.iter().filter(|mention| matches!(mention.value, Value::Name(_)));
    assert_eq!(names.map(|name| &body[name.span.clone()]).collect::<Vec<_>>(), ["Ghana"]);
}

#[test]
fn a_bare_m_is_million_where_money_or_a_crowd_is_counted() {
    check(&[
        ("More than 6m were left homeless.", &["More than 6m = count AtLeast 6000000"]),
        ("The population rose by 2.1m to 9.6m.", &["2.1m = count 2100000", "9.6m = count 9600000"]),
        ("4m of them had no water.", &["4m = count 4000000"]),
        ("It cost 30m baht.", &["30m baht = money 30000000 THB"]),
        ("a fund of €5 m", &["€5 m = money 5000000 EUR"]),
        ("€3-4m or £7m–8m", &["€3-4m = money 3000000..4000000 EUR", "£7m–8m = money 7000000..8000000 GBP"]),
        ("It holds 30m cubic metres.", &["30m cubic metres = quantity 30000000 m3"]),
        ("The mast is 60m.", &["60m = distance 60 m"]),
        ("The people fled waves of 4m.", &["4m = distance 4 m"]),
        ("a 12m fence", &["12m = distance 12 m"]),
    ]);
}

#[test]
fn the_marks_of_the_continent_are_read_in_english_too() {
    check(&[
        ("It has 3.000.000 trees.", &["3.000.000 = count 3000000"]),
        ("They paid € 7.300.000,25.", &["€ 7.300.000,25 = money 7300000.25 EUR"]),
        ("Up 4,5 percent and 1,5 km.", &["4,5 percent = percent 4.5 %", "1,5 km = distance 1.5 km"]),
        ("They lost 15.000 sheep.", &["15.000 = count 15000"]),
        ("Some 6.400 people left.", &["Some 6.400 = count About 6400"]),
        ("7.300.000 trees and 1.250 shrubs", &["7.300.000 = count 7300000", "1.250 = count 1250"]),
        ("a mean of 2.375 goals", &["2.375 = count 2.375"]),
        ("A rate of 1.250 against 1,300 yen", &["1.250 = percent 1.25 %", "1,300 yen = money 1300 JPY"]),
        ("The land has 4\u{A0}000\u{A0}000.", &["4\u{A0}000\u{A0}000 = count 4000000"]),
    ]);
}

#[test]
fn words_of_quantity_bound_what_they_stand_with() {
    check(&[
        ("some 60-odd boats", &["some 60-odd = count About 60"]),
        ("forty-odd boats", &["forty-odd = count About 40"]),
        ("60-odd million people", &["60-odd million = count About 60000000"]),
        ("7 degrees below zero", &["7 degrees below zero = quantity -7 deg"]),
        ("It fell below zero.", &[]),
        ("over-70s and under fives", &["over-70s = age AtLeast 70 year", "under fives = age AtMost 5 year"]),
        ("the 18-to-34s", &["18-to-34s = age 18..34 year"]),
        ("She ran it in under 50s.", &["under 50s = duration AtMost 50 second"]),
    ]);
}

#[test]
fn telephone_numbers_and_coordinates_count_nothing() {
    for body in [
        "Ring +353 1 555 0177 now.",
        "Ring +1 (202) 555-0163 now.",
        "Write to (0161) 496 0222.",
        "The helpline is 020 7946 0321.",
        "It lies at 48.8584° N, 2.2945° E.",
        "It lies at 59°19′46″N.",
        "It lies at 48.85841, -2.29448.",
    ] {
        assert_eq!(found(body), [""; 0], "{body}");
    }
    check(&[("It rose to +12 after 3 400.", &["12 = count 12", "3 = count 3", "400 = count 400"])]);
}

#[test]
fn signs_with_a_stop_and_figures_below_zero_are_whole() {
    check(&[
        ("It sold for Fr. 250,000.", &["Fr. 250,000 = money 250000 franc"]),
        ("on 9 km² and 30 m³", &["9 km² = quantity 9 km2", "30 m³ = quantity 30 m3"]),
        ("hurt 340[3] people.[12]", &["340 = count 340"]),
        ("CFA 7 billion", &["CFA 7 billion = money 7000000000 XOF"]),
        ("It fell to minus 9.", &["minus 9 = count -9"]),
        ("16- to 19-year-olds", &["16- to 19-year-olds = age 16..19 year"]),
        ("at 10 p.m. (GMT+5:30)", &["10 p.m. (GMT+5:30) = time 22:00 GMT+5:30"]),
    ]);
    for body in ["It lies at 40.7128 N, 74.0060 W.", "on the 30th of February", "in the GMT+2 zone"] {
        assert_eq!(found(body), [""; 0], "{body}");
    }
}
