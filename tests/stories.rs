//! Which articles are brought together as one story.

#![allow(clippy::unwrap_used)] // Helpers of tests fail like tests.

use gainsay::analyze;
use gainsay::intake::parse;

/// The articles of each story, by name; an article is its name, the day it was published and its text.
fn stories(articles: &[(&str, &str, &str)]) -> Vec<Vec<String>> {
    let article = |(name, day, text): &(&str, &str, &str)| {
        let date = if day.is_empty() { String::new() } else { format!("---\npublished: {day}\n---\n") };
        parse(&format!("{name}.md"), None, format!("{date}{text}").into_bytes()).unwrap()
    };
    let briefing = analyze(articles.iter().map(article).collect());
    let name = |article: &usize| briefing.articles[*article].id.replace(".md", "");
    briefing.stories.iter().map(|story| story.articles.iter().map(name).collect()).collect()
}

const SPRING: [(&str, &str, &str); 2] = [
    (
        "a-spring",
        "2026-04-11",
        "Earthquake shakes the Ostrava valley of Norland\n\nAn earthquake of magnitude 5.8 struck Norland on Friday night. \
         In Hellby the roof of the market hall fell in and four people died, the interior minister Pavel Dorn said. Rescue \
         teams from Tarnford dug through the rubble of two schools with dogs.\n",
    ),
    (
        "b-spring",
        "2026-04-12",
        "Four dead after Norland quake\n\nDogs and diggers searched the ruins of the market hall in Hellby, in Norland, where an \
         earthquake killed four people late on Friday. Pavel Dorn, the interior minister, visited the town and promised \
         tents. The magnitude was 5.8.\n",
    ),
];

const AUTUMN: [(&str, &str, &str); 2] = [
    (
        "c-autumn",
        "2027-03-02",
        "Earthquake in the north of Norland cuts off villages\n\nAn earthquake of magnitude 6.3 struck the Kolm mountains of Norland on \
         Monday. Landslides cut off the villages of Issel and Varn, and a dam was damaged. Nine people are missing, said \
         governor Lena Roth, and helicopters brought out hikers.\n",
    ),
    (
        "d-autumn",
        "2027-03-03",
        "Norland quake: helicopters reach Issel\n\nHelicopters reached Issel and Varn in the Kolm mountains a day after an \
         earthquake of magnitude 6.3. Governor Lena Roth said that nine people were still missing in Norland and that the \
         dam above Varn would hold. Hikers told of landslides.\n",
    ),
];

#[test]
fn two_like_events_a_year_apart_are_two_stories() {
    let all = [SPRING, AUTUMN].concat();
    assert_eq!(stories(&all), [["a-spring", "b-spring"], ["c-autumn", "d-autumn"]]);
}

#[test]
fn a_round_up_of_two_events_does_not_make_one_story_of_them() {
    let round_up = (
        "e-year",
        "2027-03-31",
        "What moved Norland in twelve months\n\nFour people died when the market hall of Hellby fell in; an earthquake cut off Issel and Varn \
         in the Kolm mountains. In between Norland elected a parliament, raised the price of trams, lost a final in the \
         rain, opened a bridge over the Tarn, mourned the singer Ada Brandt and argued over wolves.\n",
    );
    let all = [&SPRING[..], &AUTUMN, &[round_up]].concat();
    let found = stories(&all);
    let of = |name: &str| found.iter().position(|story| story.iter().any(|article| article == name));
    assert_eq!((of("a-spring"), of("c-autumn")), (of("b-spring"), of("d-autumn")));
    assert_ne!(of("a-spring"), of("c-autumn"));
}

#[test]
fn a_folder_on_one_event_is_one_story_whatever_the_order_and_without_dates() {
    let undated = SPRING.map(|(name, _, text)| (name, "", text));
    assert_eq!(stories(&undated), [["a-spring", "b-spring"]]);
    let renamed: Vec<(&str, &str, &str)> = ["4", "3", "2", "1"]
        .into_iter()
        .zip([SPRING, AUTUMN].concat())
        .map(|(name, (_, day, text))| (name, day, text))
        .collect();
    assert_eq!(stories(&renamed), [["1", "2"], ["3", "4"]]);
}
