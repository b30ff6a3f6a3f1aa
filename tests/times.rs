//! The table of times, resolved on the article's date.

mod support;

use claims::mention::{Time, TimeRole};

/// "2024-01-01..2024-06-30", open ends left empty; "compared", "how long" or why it is not resolved.
fn told(time: &Time) -> String {
    if time.role == TimeRole::Duration {
        return "how long".into();
    }
    let day = |day: Option<chrono::NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
    let mut told = format!("{}..{}", day(time.from), day(time.to));
    if time.from.is_some() && time.from == time.to {
        told = day(time.from);
    }
    if let Some(why) = time.unresolved {
        told = why.into();
    }
    if time.role == TimeRole::Comparison {
        told += " compared";
    }
    told
}

#[test]
fn times() {
    support::check("times.toml", |document| {
        let all = document.sentences.iter().flat_map(|s| &s.mentions.times);
        all.map(|t| (told(t), t.run)).collect()
    });
}

#[test]
fn days_that_no_calendar_has_never_panic() {
    let odd = [
        "Feb 30, 2023",
        "31 June 2024",
        "the 99999 months to July",
        "in the year 99999",
        "999 decades ago",
        "the first 999 days of November",
        "0 months to May",
        "the last 999 years",
        "January 2100",
        "May 0",
        "Q9 2024",
        "29 February 2023",
        "the end of 2100",
        "in the first 13 months of 2024",
        "99 quarters ago",
        "the next 999 decades",
        "fiscal 2099/00",
        "FY00",
        "32.13.2023",
        "2023-99-99",
    ];
    for date in ["0001-01-01", "2024-02-29", "9999-12-31", "2999-12-31"] {
        for words in odd {
            support::read(words, Some(date));
        }
    }
}
