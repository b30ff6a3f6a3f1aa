//! Times: when something was or will be, resolved on the article's date and on the times told before.
//!
//! Leaves times of day, ages and adjectives ("a 20-year contract"). Example: in an article of 14 October 2025
//! "in the first half of this year" is 2025-01-01 to 2025-06-30, "by 2027" null to 2027-12-31.

mod calendar;
mod compare;
mod edge;
mod fiscal;
mod frame;
mod length;
mod part;
mod point;
mod relative;
mod tense;
mod year;

pub(crate) use tense::DELIVERY;

use super::scan::Scan;
use super::setting::Setting;
use super::{Run, Time, TimeRole};
use crate::lexicon::{Entry, Hit, List};
use calendar::Period;
use chrono::NaiveDate;
use compare::{CARRIED, Pending};

/// What a reader of times looks at.
struct Reader<'s, 'd> {
    scan: &'s Scan<'d>,
    /// The article's date.
    date: Option<NaiveDate>,
    setting: &'s Setting,
}

/// How long a period is, as told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Grain {
    Day,
    Week,
    #[default]
    Period,
    Year,
}

/// A time without its preposition.
#[derive(Clone, Debug, Default)]
struct Found {
    run: Run,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    grain: Grain,
    /// Its year is not written.
    guessed: bool,
    unresolved: Option<&'static str>,
    role: TimeRole,
    /// What it still waits for: the period told before.
    pending: Option<Pending>,
    /// Both ends are told ("January-May").
    ranged: bool,
    /// A day inside the period that "by" means ("by mid-2026").
    middle: Option<NaiveDate>,
}

impl Found {
    fn of(first: usize, end: usize, period: Option<Period>) -> Self {
        let run = Run::new(first, end);
        match period {
            Some((from, to)) => Self { run, from: Some(from), to: Some(to), ..Self::default() },
            None => Self { run, unresolved: Some("article_date"), ..Self::default() },
        }
    }

    fn grain(self, grain: Grain) -> Self {
        Self { grain, ..self }
    }

    fn guessed(self, guessed: bool) -> Self {
        Self { guessed, ..self }
    }

    fn period(&self) -> Option<Period> {
        Some((self.from?, self.to?))
    }
}

impl<'s, 'd> Reader<'s, 'd> {
    fn new(scan: &'s Scan<'d>, setting: &'s Setting) -> Self {
        Self { scan, date: scan.doc.article.date, setting }
    }

    fn fiscal_year(&self) -> Option<(u32, u32)> {
        self.setting.fiscal_year(self.scan.doc)
    }

    /// The hit of a word of time at `at`, of a class.
    #[inline(always)]
    fn word(&self, at: usize, class: &str) -> Option<(&'d Hit, &'d Entry)> {
        self.scan.class(List::Time, at, class)
    }

    /// The word's number: a month's, a weekday's, an ordinal's.
    #[inline(always)]
    fn number_of(&self, at: usize, class: &str) -> Option<(usize, i32)> {
        let (hit, entry) = self.word(at, class)?;
        Some((hit.end(), entry.id.parse().ok()?))
    }

    fn factor_of(entry: &Entry) -> i32 {
        entry.factor.parse().unwrap_or(0)
    }

    /// A number in digits or words without magnitude, up to 999.
    fn count(&self, at: usize) -> Option<(usize, u32)> {
        if self.scan.is_digits(at) {
            let tied = self.scan.glued(at + 1) && !self.scan.is_hyphen(at + 1);
            let short = self.scan.len(at) <= 3 && !tied;
            return if short { Some((at + 1, self.scan.text(at).parse().ok()?)) } else { None };
        }
        let (hit, entry) =
            self.scan.class(List::Number, at, "one").or_else(|| self.scan.class(List::Number, at, "ten"))?;
        let value: u32 = entry.factor.parse().ok()?;
        let next = self.scan.past_hyphen(hit.end());
        let more = if value >= 20 { self.scan.class(List::Number, next, "one") } else { None };
        match more.and_then(|(h, e)| Some((h.end(), e.factor.parse::<u32>().ok()?))) {
            Some((end, small)) => Some((end, value + small)),
            None => Some((hit.end(), value)),
        }
    }

    /// The unit of time at `at` ("year" for "years").
    #[inline(always)]
    fn span(&self, at: usize) -> Option<(usize, &'d str)> {
        self.word(at, "span").map(|(h, e)| (h.end(), e.id.as_str()))
    }
}

/// What was told before a sentence.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The last period and the sentence that told it.
    last: Option<(Period, usize)>,
    /// The sentences behind it that were not read: they are when some time refers to what they may tell.
    unread: Vec<usize>,
    /// The first sentence behind all that were read or passed over.
    next: usize,
}

impl Told {
    /// Goes to a sentence.
    fn reach(&mut self, sentence: usize) {
        self.unread.extend(self.next.max(sentence.saturating_sub(CARRIED))..sentence);
        self.next = sentence + 1;
    }

    /// Passes over a sentence that others may refer to.
    pub fn pass(&mut self, sentence: usize) {
        self.reach(sentence);
        self.unread.push(sentence);
    }
}

/// The times of a sentence, in order. `told` is what the sentences before it told, and becomes the sentence's.
pub(super) fn read(scan: &Scan, sentence: usize, setting: &Setting, told: &mut Told) -> Vec<Time> {
    told.reach(sentence);
    let reader = Reader::new(scan, setting);
    let mut found = frame::all(&reader);
    if found.iter().any(|f| f.pending.is_some()) {
        for earlier in std::mem::take(&mut told.unread) {
            let scan = Scan::of(scan.doc, &scan.doc.sentences[earlier]);
            let reader = Reader::new(&scan, setting);
            compare::settle(&reader, &mut frame::all(&reader), earlier, told);
        }
    }
    compare::settle(&reader, &mut found, sentence, told);
    found.into_iter().map(time).collect()
}

fn time(found: Found) -> Time {
    let open = found.from.is_none() && found.to.is_none();
    Time {
        run: found.run,
        from: found.from,
        to: found.to,
        inferred: if found.guessed && !open { vec!["year"] } else { Vec::new() },
        unresolved: found.unresolved.filter(|_| open),
        role: found.role,
    }
}
