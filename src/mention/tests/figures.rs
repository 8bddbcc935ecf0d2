//! Sums, counts, shares, measures, times, votes and ranks.

use super::*;

#[test]
fn money_keeps_hedge_scale_and_currency() {
    check(&[
        ("It paid nearly $62 million.", &["nearly $62 million = money Nearly 62000000 $"]),
        ("Trade stands at around $239 million.", &["around $239 million = money About 239000000 $"]),
        ("a volume of US$1 billion", &["US$1 billion = money 1000000000 USD"]),
        ("boost trade to $1bn", &["$1bn = money 1000000000 $"]),
        ("It cost £3.5m.", &["£3.5m = money 3500000 GBP"]),
        (
            "worth Rs 20 billion or Rs20bn",
            &["Rs 20 billion = money 20000000000 Rs", "Rs20bn = money 20000000000 Rs"],
        ),
        ("$210 million (£150m)", &["$210 million = money 210000000 $", "£150m = money 150000000 GBP"]),
        (
            "between $1.2 and $1.5 billion",
            &["between $1.2 and $1.5 billion = money 1200000000..1500000000 $"],
        ),
        ("rose from 5 to 6 million euros", &["5 = money 5000000 EUR", "6 million euros = money 6000000 EUR"]),
        ("a $30 tank", &["$30 = money 30 $"]),
        ("oil at $82.50 a barrel", &["$82.50 a barrel = money 82.5 $/barrel"]),
        ("$1.17 billion a year earlier", &["$1.17 billion = money 1170000000 $"]),
        ("tens of millions of dollars", &["tens of millions of dollars = money 10000000..100000000 $"]),
        (
            "two million pounds, two pounds of flour",
            &["two million pounds = money 2000000 GBP", "two pounds = quantity 2 lb"],
        ),
    ]);
}

#[test]
fn currencies_are_read_in_every_place_and_form() {
    check(&[
        ("115USD or 20p", &["115USD = money 115 USD", "20p = money 0.2 GBP"]),
        ("They try 50 ideas, worth TRY 50", &["50 = count 50", "TRY 50 = money 50 TRY"]),
        ("20 won seats cost 30,000 won", &["20 = count 20", "30,000 won = money 30000 KRW"]),
        ("It cost 3 dollars and 50 cents.", &["3 dollars and 50 cents = money 3.5 $"]),
        (
            "20 ringgit and 43 sen for 5 Sen. Smith",
            &["20 ringgit and 43 sen = money 20.43 MYR", "5 = count 5"],
        ),
        ("It fell 10¢.", &["10¢ = money 0.1 $"]),
        ("a half million euros", &["a half million euros = money 500000 EUR"]),
        ("three quarters of a billion yen", &["three quarters of a billion yen = money 750000000 JPY"]),
        (
            "€1,2bn in 75 USD million",
            &["€1,2bn = money 1200000000 EUR", "75 USD million = money 75000000 USD"],
        ),
        ("five $10 notes", &["five = count 5", "$10 = money 10 $"]),
        ("$5m-$6m", &["$5m-$6m = money 5000000..6000000 $"]),
        ("Rs 500 crore", &["Rs 500 crore = money 5000000000 Rs"]),
        ("tickets from 10 to 20 dollars", &["10 to 20 dollars = money 10..20 $"]),
    ]);
}

#[test]
fn counts_leave_the_noun_alone() {
    check(&[
        ("more than 5,000 troops", &["more than 5,000 = count AtLeast 5000"]),
        ("at least seven people", &["at least seven = count AtLeast 7"]),
        ("some 60 excavators", &["some 60 = count About 60"]),
        ("the exchange of 37 memoranda", &["37 = count 37"]),
        ("the 13-member panel", &["13 = count 13"]),
        ("several agreements", &["several = count 3..9"]),
        ("dozens of rescuers", &["dozens = count 24..99"]),
        ("more than a dozen children", &["more than a dozen = count AtLeast 12"]),
        ("half a million people", &["half a million = count 500000"]),
        ("5-6,000 soldiers", &["5-6,000 = count 5000..6000"]),
        ("46 to 57 seats", &["46 to 57 = count 46..57"]),
        ("one hundred and twenty-three boats", &["one hundred and twenty-three = count 123"]),
        ("two and a half million voters", &["two and a half million = count 2500000"]),
        ("40m people", &["40m = count 40000000"]),
        ("30 or more guests", &["30 or more = count AtLeast 30"]),
    ]);
}

#[test]
fn none_is_a_count_of_those_who_came_to_harm() {
    check(&[
        ("No one was injured, and no deaths were reported.", &["No one = count 0", "no = count 0"]),
        ("None of the six on board was hurt.", &["None = count 0", "six = count 6"]),
        ("Nobody died, and no passengers were killed.", &["Nobody = count 0", "no = count 0"]),
        ("No one who was there was asked, and nobody knew it.", &[]),
        ("There is no plan, and no one has one.", &[]),
    ]);
}

#[test]
fn over_a_few_things_is_about_them() {
    check(&[
        ("Talks over two bridges began.", &["two = count 2"]),
        ("Talks lasted over two years.", &["over two years = duration AtLeast 2 year"]),
        ("Over five million people voted.", &["Over five million = count AtLeast 5000000"]),
        ("Over 40 bridges are shut.", &["Over 40 = count AtLeast 40"]),
    ]);
}

#[test]
fn names_and_pronouns_are_no_counts() {
    for body in [
        "the S&P 500 fell",
        "a Boeing 737 crashed",
        "shots on Route 91",
        "a Falcon 9 rocket",
        "under Article 5 of the treaty",
        "the 14th Amendment",
        "an F-16 and a Soyuz-5",
        "the Group of Seven nations",
        "call 212-555-0147 or 0800 555014",
        "see https://example.com/2016/37",
        "on page 3",
        "no one saw it, and this one of the two-way radios",
        "they helped one another",
        "he may march on",
        "every day",
    ] {
        let figures = found(body).into_iter().filter(|found| !found.starts_with("two"));
        assert_eq!(figures.collect::<Vec<_>>(), [""; 0], "in {body:?}");
    }
}

#[test]
fn shares_and_points_are_told_apart() {
    check(&[
        ("rose 35.7 percent", &["35.7 percent = percent 35.7 %"]),
        ("up 5% or 2 percentage points", &["5% = percent 5 %", "2 percentage points = percent 2 pp"]),
        ("a two-thirds vote", &["two-thirds = percent 66.6666666667 %"]),
        ("a one-in-three chance", &["one-in-three = percent 33.3333333333 %"]),
        ("nine out of 10 voters", &["nine out of 10 = percent 90 %"]),
        ("nine out of 12 voters", &["nine = count 9", "12 = count 12"]),
        ("the jobless rate fell to 4.9", &["4.9 = percent 4.9 %"]),
        ("the exchange rate fell to 1.25", &["1.25 = count 1.25"]),
        ("between 46 and 57 percent", &["between 46 and 57 percent = percent 46..57 %"]),
        ("more than half of them", &["more than half = percent AtLeast 50 %"]),
    ]);
}

#[test]
fn durations_ages_and_measures() {
    check(&[
        (
            "the first in almost 22 years",
            &["first = rank 1 ordinal", "almost 22 years = duration Nearly 22 year"],
        ),
        ("over two decades", &["over two decades = duration AtLeast 20 year"]),
        ("a two-day visit", &["two-day = duration 2 day"]),
        ("for eight to ten seconds", &["eight to ten seconds = duration 8..10 second"]),
        ("a two-and-a-half-page memo", &["two-and-a-half = count 2.5"]),
        ("after 3 hours and 20 minutes", &["3 hours and 20 minutes = duration 200 minute"]),
        ("waited more than an hour", &["more than an hour = duration AtLeast 1 hour"]),
        (
            "a yearlong study, a decade-long war",
            &["a yearlong = duration 1 year", "a decade-long = duration 10 year"],
        ),
        ("for another full week", &["another full week = duration 1 week"]),
        ("He is 6ft 2in tall.", &["6ft 2in = distance 74 in"]),
        ("30-plus years", &["30-plus years = duration AtLeast 30 year"]),
        ("a 42-year-old man, aged 42", &["42-year-old = age 42 year", "aged 42 = age 42 year"]),
        ("Martin Smith, 30, from Leeds", &["30 = age 30 year"]),
        ("a woman in her 50s", &["in her 50s = age 50..59 year"]),
        ("people age 21 or older", &["age 21 or older = age AtLeast 21 year"]),
        ("a 40m-deep well", &["40m = distance 40 m"]),
        ("at 20km/h, or 12 mph", &["20km/h = quantity 20 km/h", "12 mph = quantity 12 mph"]),
        ("-5 degrees Celsius", &["-5 degrees Celsius = quantity -5 C"]),
    ]);
}

#[test]
fn times_votes_and_ranks() {
    check(&[
        ("at 7.20am", &["7.20am = time 07:20"]),
        ("with 8:17 left in the half", &["8:17 = duration 497 second"]),
        ("tied it with 11:26 to play", &["11:26 = duration 686 second"]),
        ("at 8:17 the others left the room", &["8:17 = time 08:17"]),
        ("just after 09:00 GMT", &["just after 09:00 GMT = time 09:00..09:30 GMT"]),
        ("at 4:47 a.m. local time", &["4:47 a.m. local time = time 04:47 LOCAL TIME"]),
        ("at noon, before dawn", &["noon = time 12:00", "before dawn = time 00:00..07:00"]),
        ("around 6 p.m. she left", &["around 6 p.m. = time 17:30..18:30"]),
        ("The House passed it 219-212.", &["219-212 = vote 219-212"]),
        ("rejected by 52 votes to 48", &["52 votes to 48 = vote 52-48"]),
        ("the third-largest city", &["third-largest = rank 3 ordinal"]),
        ("its 22nd launch", &["22nd = rank 22 ordinal"]),
        ("one second later, the leaders first met", &["one second = duration 1 second"]),
    ]);
}

#[test]
fn intervals_admit_what_the_wording_admits() {
    let interval = |body: &str| {
        let article = article(body);
        match find(&article, &Document::new(&article), None).into_iter().next() {
            Some(Mention { value: Value::Quantity(q), .. }) => (q.low, q.high, q.grain),
            other => panic!("{body}: {other:?}"),
        }
    };
    assert_eq!(interval("$139 million"), (138.5e6, 139.5e6, 1e6));
    assert_eq!(interval("$5,687"), (5687.0, 5687.0, 1.0));
    assert_eq!(interval("17 boats"), (17.0, 17.0, 1.0));
    assert_eq!(interval("nearly $62 million"), (58.9e6, 62e6, 1e6));
    assert_eq!(interval("more than 200 boats"), (200.0, 300.0, 100.0));
    assert_eq!(interval("up to 30 boats"), (0.0, 30.0, 10.0));
    assert_eq!(interval("over two decades"), (20.0, 30.0, 10.0));
    assert_eq!(interval("31,046 boats"), (31_046.0, 31_046.0, 1.0));
    assert_eq!(interval("140 million boats"), (135e6, 145e6, 1e7));
}
