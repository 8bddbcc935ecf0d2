//! Names, titles, grades and quotations.

use super::*;

const DAY: &str = "2016-05-04";

fn name(text: &str) -> Given {
    alone(Kind::Name, Value::Name(Name::new(text.to_owned())), text, DAY)
}

fn title(day: &str, text: &str) -> Given {
    let title = Title::new(text.to_owned(), "Ruth Ansell".to_owned());
    alone(Kind::Title, Value::Title(title), text, day)
}

fn grade(words: &str) -> Given {
    let grade = words.split(' ').next().unwrap().to_owned();
    alone(Kind::Rank, Value::Grade(Grade(grade)), words, DAY)
}

fn quote(words: &str) -> Given {
    given(DAY, &format!("“[{words}]”, the mayor said."))
}

#[test]
fn one_name_in_two_forms() {
    check(vec![
        ("same", "", "", name("Port Imber Mills"), name("Port Imber Mill")),
        ("same", "", "", name("St. Anne’s Hospital"), name("St Anne's Hospital")),
        (
            "variant",
            "punctuation",
            "one name, with hyphens, spaces or capitals set differently",
            name("Sun-i-Marvo"),
            name("Sun i Marvo"),
        ),
        ("variant", "punctuation", "", name("al-Haddad"), name("Al Haddad")),
        ("variant", "punctuation", "", name("Sea Watch"), name("Seawatch")),
        (
            "variant",
            "name_in_full",
            "one name, and only one gives the “Elin” in it",
            name("Ruth Ansell"),
            name("Ruth Elin Ansell"),
        ),
        ("variant", "name_in_full", "", name("Ansell"), name("Ruth Ansell")),
        ("variant", "name_in_full", "", name("Senate Energy Committee"), name("Senate Committee on Energy")),
        (
            "variant",
            "short_given_name",
            "one person, under a short form of the given name in one",
            name("Bob Marsh"),
            name("Robert Marsh"),
        ),
        ("variant", "short_given_name", "", name("Bill Holm"), name("William Holm")),
        ("variant", "short_given_name", "", name("Jim Dorn"), name("James K. Dorn")),
        (
            "variant",
            "full_given_name",
            "one person, with a fuller given name in one",
            name("R. Ansell"),
            name("Ruth Elin Ansell"),
        ),
        ("variant", "full_given_name", "", name("Jon Weaver"), name("Jonathan P. Weaver")),
        ("variant", "full_given_name", "", name("K. Marsh"), name("Peter Karl Marsh")),
        ("variant", "spelling", "two spellings of one name", name("Qasim Ghareb"), name("Kassem Gharib")),
        ("variant", "spelling", "", name("Jane Lindqvist"), name("Jane Lindquist")),
        ("variant", "spelling", "", name("Karrat Gate"), name("Qarrat Gate")),
    ]);
}

#[test]
fn two_names_that_cannot_both_be_right() {
    check(vec![
        (
            "conflict",
            "initials",
            "the initial is J. in one and K. in the other",
            name("Ruth J. Ansell"),
            name("Ruth K. Ansell"),
        ),
        ("conflict", "initials", "", name("J. Dorn"), name("P. Dorn")),
        ("conflict", "initials", "", name("Pavel A B Dorn"), name("Pavel A C Dorn")),
        (
            "conflict",
            "other_name",
            "one office, and two names for who holds it",
            name("Linda Porter"),
            name("Loretta Porter"),
        ),
        ("conflict", "other_name", "", name("Pavel Dorn"), name("Ruth Dorn")),
        ("conflict", "other_name", "", name("Mary Holm"), name("Mary Weaver")),
    ]);
}

#[test]
fn titles_of_one_holder() {
    let later = "2016-09-01";
    check(vec![
        ("same", "", "", title(DAY, "the mayor"), title(DAY, "Mayor")),
        (
            "explained",
            "office_left",
            "an office held in May 2016, left by September 2016",
            title(DAY, "harbour minister"),
            title(later, "former harbour minister"),
        ),
        (
            "explained",
            "office_left",
            "still in office according to Herald, no longer according to Gazette",
            title(DAY, "former mayor"),
            title(DAY, "mayor of Port Imber"),
        ),
        ("explained", "office_left", "", title(later, "mayor"), title(DAY, "former mayor")),
        (
            "variant",
            "office_grades",
            "two grades of one office: “deputy mayor” and “mayor”",
            title(DAY, "deputy mayor"),
            title(DAY, "mayor"),
        ),
        ("variant", "office_grades", "", title(DAY, "acting director"), title(DAY, "director")),
        ("conflict", "office_grades", "", title(DAY, "assistant professor"), title(DAY, "professor")),
        (
            "conflict",
            "office_fields",
            "two offices: “finance minister” and “defence minister”",
            title(DAY, "finance minister"),
            title(DAY, "defence minister"),
        ),
        ("conflict", "office_fields", "", title(DAY, "interior minister"), title(DAY, "minister for health")),
        (
            "variant",
            "office_fields",
            "",
            title(DAY, "former health minister"),
            title(DAY, "minister of justice"),
        ),
        ("same", "", "", title(DAY, "defense minister"), title(DAY, "minister of defence")),
        (
            "variant",
            "description",
            "two descriptions of one holder: “lawyer” and “author”",
            title(DAY, "lawyer"),
            title(DAY, "author"),
        ),
        ("variant", "description", "", title(DAY, "pilot"), title(DAY, "captain of the ferry")),
        ("variant", "description", "", title(DAY, "former mayor"), title(DAY, "lawyer")),
    ]);
}

#[test]
fn grades_of_one_thing() {
    check(vec![
        ("same", "", "", grade("state visit"), grade("state visit")),
        (
            "conflict",
            "ranks",
            "two different ranks of a visit",
            grade("state visit"),
            grade("official visit"),
        ),
        (
            "conflict",
            "ranks",
            "two different ranks of an emergency",
            grade("local emergency"),
            grade("national emergency"),
        ),
        ("conflict", "ranks", "two different ranks", grade("state visit"), grade("working trip")),
    ]);
}

#[test]
fn quotations_of_one_sentence() {
    let fair = |middle: &str| quote(&format!("We will open {middle} before the great summer fair begins"));
    check(vec![
        ("same", "", "", fair("the bridge"), quote("open the bridge before the great summer fair")),
        ("same", "", "", quote("You are in trouble now"), quote("You’re in trouble now")),
        (
            "variant",
            "wording",
            "quoted differently: Gazette has “old”, Herald has “new”",
            fair("the old bridge"),
            fair("the new bridge"),
        ),
        (
            "variant",
            "wording",
            "quoted differently: Herald has “at last”, Gazette leaves it out",
            fair("the bridge"),
            fair("the bridge at last"),
        ),
        ("variant", "wording", "", quote("it was never safe to sail"), quote("it was not once safe to sail")),
        (
            "conflict",
            "quoted_figure",
            "quoted with another figure or day: Gazette has “three”, Herald has “four”",
            fair("three bridges"),
            fair("four bridges"),
        ),
        ("conflict", "quoted_figure", "", fair("the bridge on Monday"), fair("the bridge on Friday")),
        ("conflict", "quoted_figure", "", fair("nine gates"), fair("11 gates")),
        (
            "conflict",
            "quoted_denial",
            "quoted with and without a denial: Herald has “not”, Gazette leaves it out",
            fair("it"),
            fair("it not"),
        ),
        ("conflict", "quoted_denial", "", fair("all of it"), fair("none of it")),
        ("conflict", "quoted_denial", "", fair("it ever"), fair("it never")),
        (
            "conflict",
            "quoted_name",
            "quoted with another name: Gazette has “harbour street”, Herald has “castle hill”",
            fair("Harbour Street"),
            fair("Castle Hill"),
        ),
        ("conflict", "quoted_name", "", fair("Marnfeld Road"), fair("Tarnford Lane")),
        ("conflict", "quoted_name", "", fair("Calloway Bridge"), fair("Imber Tunnel")),
    ]);
}
