//! Seals findings: copies each quote from the article, so that no claim can exist without its evidence.
//!
//! Leaves a finding of which any value points at no words. Example: amount at bytes 1677..1694 becomes
//! `{"text": "520 thousand tons", "start": 1677, "end": 1694, …}`.

use super::{
    ArticleRef, Attribution, Change, Claim, Class, Evidence, Fields, Mention, Quantity, Time, Unit, Value,
};
use super::{MOST_FIELDS, Number, json, spec};
use crate::article::Article;
use crate::extract::{self, Finding, Kind, Trail};
use crate::mention::{self, Document, Run};
use crate::span::Span;
use sha2::{Digest, Sha256};
use smol_str::SmolStr;
use std::cell::{Cell, RefCell};
use std::cmp::Ordering;
use std::rc::Rc;
use std::sync::Arc;

/// What a record has beside its sentence and what is said of its article, in bytes.
const BARE: usize = 600;

/// The claims of a document: sorted by place, no two the same.
pub fn all(document: &Document) -> Vec<Claim> {
    explained(document, &Trail::default())
}

/// The same; `trail` collects what the rules did not take.
pub fn explained(document: &Document, trail: &Trail) -> Vec<Claim> {
    seal_all(document, &extract::explained(document, trail))
}

/// About how many bytes the records of findings take: each holds its whole sentence.
pub(super) fn length(document: &Document, findings: &[Finding]) -> usize {
    let Article { path, title, url, .. } = document.article;
    let told = |text: &Option<String>| text.as_ref().map_or(0, String::len);
    let each = BARE + path.len() + told(title) + told(url);
    let sentence = |f: &Finding| document.sentences.get(f.sentence).map_or(0, |s| s.span.len());
    findings.iter().map(|f| each + sentence(f)).sum()
}

/// The claims of findings: sorted by place, no two the same.
pub fn seal_all(document: &Document, findings: &[Finding]) -> Vec<Claim> {
    if findings.is_empty() { Vec::new() } else { seal_by(&Sealer::new(document), findings) }
}

/// The same by a sealer of their document.
pub(super) fn seal_by(sealer: &Sealer, findings: &[Finding]) -> Vec<Claim> {
    let mut claims = Vec::with_capacity(findings.len());
    claims.extend(findings.iter().filter_map(|finding| sealer.seal(finding)));
    claims.sort_by(in_order);
    claims.dedup_by(|later, earlier| later.id == earlier.id);
    claims
}

/// By place; of two that are the same the fuller one first.
fn in_order(a: &Claim, b: &Claim) -> Ordering {
    // The first field is the key.
    let place = |claim: &Claim| claim.fields.0.first()?.1.words().map(|(_, start, end)| (start, end));
    let within = || {
        let fuller = b.fields.0.len().cmp(&a.fields.0.len());
        let same = || a.id.cmp(&b.id).then(fuller).then_with(|| a.rule.cmp(&b.rule));
        (place(a), a.kind).cmp(&(place(b), b.kind)).then_with(same)
    };
    a.evidence.start.cmp(&b.evidence.start).then_with(within)
}

/// One finding as a claim; none where a value points at no words of the article.
pub fn seal(document: &Document, finding: &Finding) -> Option<Claim> {
    Sealer::new(document).seal(finding)
}

/// The SHA-256 of a text in UTF-8, 64 hex digits.
pub fn sha256(text: &str) -> SmolStr {
    hex(&Sha256::digest(text.as_bytes()))
}

/// What all records of an article share, made once.
pub(super) struct Shared {
    article: Arc<ArticleRef>,
    root: Sha256,
    /// The last sentence's first byte and its line: lines are counted on from there.
    counted: Cell<(usize, usize)>,
}

impl Shared {
    pub fn of(article: &Article) -> Self {
        let reference = Arc::new(article_ref(article));
        let root = root(&reference.sha256);
        Self { article: reference, root, counted: Cell::new((0, 1)) }
    }

    /// The line of a byte of the article's text, counted from 1.
    fn line(&self, text: &str, at: usize) -> usize {
        let (from, line) = Some(self.counted.get()).filter(|(from, _)| *from <= at).unwrap_or((0, 1));
        let line = line + memchr::memchr_iter(b'\n', &text.as_bytes()[from..at]).count();
        self.counted.set((at, line));
        line
    }
}

/// Seals the findings of one document.
pub struct Sealer<'d> {
    document: &'d Document<'d>,
    shared: Rc<Shared>,
    /// The sentence of the last finding: claims of one sentence share its words.
    last: RefCell<Option<Evidence>>,
    /// What a record's name is made from, written anew for each.
    told: RefCell<Vec<u8>>,
}

impl<'d> Sealer<'d> {
    pub fn new(document: &'d Document<'d>) -> Self {
        Self::with(document, Rc::new(Shared::of(document.article)))
    }

    pub(super) fn with(document: &'d Document<'d>, shared: Rc<Shared>) -> Self {
        Self { document, shared, last: RefCell::default(), told: RefCell::default() }
    }

    /// The claim; none where a value points at no words of the article.
    pub fn seal(&self, finding: &Finding) -> Option<Claim> {
        let sentence = self.document.sentences.get(finding.sentence)?;
        let fields = self.fields(finding)?;
        fields.key(finding.kind)?;
        let id = id(&self.shared.root, finding.kind, &fields, &mut self.told.borrow_mut());
        Some(Claim {
            id,
            kind: finding.kind,
            status: finding.status,
            rule: SmolStr::new_static(finding.rule),
            article: self.shared.article.clone(),
            evidence: self.evidence(sentence.span)?,
            attribution: match &finding.attribution {
                Some(attribution) => Some(self.attribution(attribution)?),
                None => None,
            },
            fields,
        })
    }

    fn evidence(&self, span: Span) -> Option<Evidence> {
        let mut last = self.last.borrow_mut();
        if last.as_ref().is_none_or(|e| (e.start, e.end) != (span.start, span.end)) {
            let Mention { text, start, end, .. } = self.quote(span)?;
            let line = self.shared.line(&self.document.article.text, start);
            *last = Some(Evidence { text, start, end, line });
        }
        last.clone()
    }

    fn attribution(&self, found: &extract::Attribution) -> Option<Attribution> {
        let Mention { text, start, end, .. } = self.mention(found.run)?;
        let verb = match found.verb {
            Some(run) => Some(self.mention(run)?),
            None => None,
        };
        Some(Attribution { text, start, end, verb, name: found.name.clone(), id: found.id.clone() })
    }

    /// The fields in the order of the kind's table; one that the table does not name is not written.
    fn fields(&self, finding: &Finding) -> Option<Fields> {
        let table = spec(finding.kind).fields;
        let mut told = [None; MOST_FIELDS];
        for (name, value) in &finding.fields {
            if let Some(place) = table.iter().position(|field| field.name == *name) {
                told[place].get_or_insert(value);
            }
        }
        let mut fields = Vec::with_capacity(finding.fields.len());
        for (field, value) in table.iter().zip(told) {
            match value {
                Some(extract::Value::List(values)) if values.is_empty() => {}
                Some(value) => fields.push((SmolStr::new_static(field.name), self.value(value)?)),
                None => {}
            }
        }
        Some(Fields(fields))
    }

    /// A value with its words.
    pub fn value(&self, value: &extract::Value) -> Option<Value> {
        Some(match value {
            extract::Value::Mention { run, name, id } => {
                Value::Mention(Mention { name: name.clone(), id: id.clone(), ..self.mention(*run)? })
            }
            extract::Value::Class { run, class } => {
                let Mention { text, start, end, .. } = self.mention(*run)?;
                Value::Class(Class { text, start, end, class: class.clone() })
            }
            extract::Value::Quantity(quantity) => Value::Quantity(self.quantity(quantity.run, quantity)?),
            extract::Value::Change(change) => {
                let Quantity { text, start, end, value, unit, max, per, comparator } =
                    self.quantity(change.run, &change.quantity)?;
                let direction = change.direction;
                Value::Change(Change { text, start, end, value, unit, max, per, comparator, direction })
            }
            extract::Value::Time(time) => Value::Time(self.time(time)?),
            extract::Value::List(values) => {
                Value::List(values.iter().map(|v| self.value(v)).collect::<Option<_>>()?)
            }
        })
    }

    fn quantity(&self, run: Run, quantity: &mention::Quantity) -> Option<Quantity> {
        let Mention { text, start, end, .. } = self.mention(run)?;
        Some(Quantity {
            text,
            start,
            end,
            value: Number::from(quantity.value),
            unit: quantity.unit.clone(),
            max: quantity.max.map(Number::from),
            per: quantity.per,
            comparator: quantity.comparator,
        })
    }

    fn time(&self, time: &mention::Time) -> Option<Time> {
        let Mention { text, start, end, .. } = self.mention(time.run)?;
        Some(Time {
            text,
            start,
            end,
            from: time.from,
            to: time.to,
            inferred: time.inferred.iter().copied().map(SmolStr::new_static).collect(),
            unresolved: time.unresolved.map(SmolStr::new_static),
        })
    }

    fn mention(&self, run: Run) -> Option<Mention> {
        self.quote(self.document.span(run))
    }

    fn quote(&self, span: Span) -> Option<Mention> {
        let text = self.document.article.text.get(span.start..span.end).filter(|t| !t.is_empty())?;
        Some(Mention { text: text.into(), start: span.start, end: span.end, name: None, id: None })
    }
}

fn article_ref(article: &Article) -> ArticleRef {
    ArticleRef {
        path: article.path.as_str().into(),
        date: article.date,
        date_source: article.date_source,
        title: article.title.as_deref().map(SmolStr::from),
        url: article.url.as_deref().map(SmolStr::from),
        encoding: article.encoding.as_deref().map(SmolStr::from),
        sha256: sha256(&article.text),
        offsets: Unit::Byte,
    }
}

/// What every record's name in an article begins from.
pub(super) fn root(sha256: &str) -> Sha256 {
    Sha256::new_with_prefix(sha256)
}

/// The record's name: from the article's words, the kind and the values that tell it from others, which are written
/// to `told`.
pub(super) fn id(root: &Sha256, kind: Kind, fields: &Fields, told: &mut Vec<u8>) -> SmolStr {
    told.clear();
    told.extend_from_slice(kind.name().as_bytes());
    for name in spec(kind).identity {
        if let Some(value) = fields.get(name) {
            told.extend_from_slice(name.as_bytes());
            json::value(told, value);
        }
    }
    hex(&root.clone().chain_update(&told[..]).finalize()[..8])
}

fn hex(bytes: &[u8]) -> SmolStr {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut digits = [0; 64];
    for (byte, two) in bytes.iter().zip(digits.chunks_exact_mut(2)) {
        two.copy_from_slice(&[byte >> 4, byte & 15].map(|half| DIGITS[usize::from(half)]));
    }
    let told = digits.get(..2 * bytes.len()).unwrap_or_default();
    std::str::from_utf8(told).unwrap_or_default().into()
}
