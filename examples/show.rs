use chrono::NaiveDate;
use claims::article::{Article, Block, BlockKind};
use claims::lexicon::{Lexicon, List};
use claims::mention::{self, Document};
use claims::span::Span;

fn blocks(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    let b = text.as_bytes();
    let mut start = text.find('\n').unwrap_or(0);
    let mut i = start;
    while i < b.len() {
        let para = b[i] == b'\n' && b.get(i + 1) == Some(&b'\n');
        let stop = (b[i] == b'.' || b[i]==b'"' && b[i-1]==b'.')
            && b.get(i + 1).is_some_and(|c| c.is_ascii_whitespace())
            && b.get(i + 2).is_some_and(|c| !c.is_ascii_lowercase() && !c.is_ascii_digit())
            && !(b[i-1].is_ascii_uppercase() || text[..i].ends_with("Jan") || text[..i].ends_with("Oct")|| text[..i].ends_with("Sept") || text[..i].ends_with("Dec"));
        if para || stop {
            out.push((start, i + 1));
            start = i + 1;
        }
        i += 1;
    }
    out.push((start, b.len()));
    out.into_iter()
        .map(|(s, e)| {
            let t = &text[s..e];
            let lead = t.len() - t.trim_start().len();
            let tr = t.trim().len();
            Block { span: Span::new(s + lead, s + lead + tr), kind: BlockKind::Paragraph }
        })
        .filter(|b| !b.span.is_empty())
        .collect()
}

fn q(doc: &Document, q: &mention::Quantity) -> String {
    format!(
        "{:?} {}{} {}{}{}{}{}",
        doc.quote(q.run),
        q.value,
        q.max.map(|m| format!("..{m}")).unwrap_or_default(),
        q.unit,
        q.per.map(|p| format!("/{p:?}")).unwrap_or_default(),
        q.comparator.map(|p| format!(" {p:?}")).unwrap_or_default(),
        if q.elided { " elided" } else { "" },
        if q.price { " price" } else { "" }
    )
}

fn main() {
    let mut lex = Lexicon::builtin();
    if lex.entries(List::Currency).next().is_none() {
        lex.add_toml("stub", include_str!("../tests/support/currencies.toml")).unwrap();
    }
    let gold = std::env::args().nth(1).as_deref() == Some("--gold");
    for path in std::env::args().skip(1 + gold as usize) {
        let text = std::fs::read_to_string(&path).unwrap();
        let date = text.split("date ").nth(1).and_then(|t| NaiveDate::parse_from_str(t.get(..10)?, "%Y-%m-%d").ok());
        let article = Article { body: blocks(&text), text, date, ..Article::default() };
        let doc = mention::read(&article, &lex);
        if !gold {
            for s in &doc.sentences {
                println!("## {}", s.span.of(&article.text).replace('\n', " "));
                for x in &s.mentions.quantities { println!("   Q {}", q(&doc, x)); }
                for x in &s.mentions.changes { println!("   C {:?} {:?} {}", doc.quote(x.run), x.direction, q(&doc, &x.quantity)); }
                for x in &s.mentions.times { println!("   T {:?} {:?} {:?} {:?} {:?} {:?}", doc.quote(x.run), x.from.map(|d| d.to_string()), x.to.map(|d| d.to_string()), x.role, x.unresolved, x.inferred); }
            }
            continue;
        }
        let base = path.replace("articles/", "").replace("/seeds/", "/gold/seeds/").replace(".txt", ".jsonl");
        let Ok(lines) = std::fs::read_to_string(&base) else { continue };
        for line in lines.lines() {
            let v: serde_json::Value = serde_json::from_str(line).unwrap();
            let Some(f) = v["fields"].as_object() else { continue };
            let anchor = v["anchor"].as_str().unwrap_or("");
            let mut pos = 0; let mut from = 0;
            for _ in 0..v["nth"].as_u64().unwrap_or(1) { if let Some(p) = article.text[from..].find(anchor) { pos = from + p; from = pos + 1; } }
            let Some(si) = doc.sentences.iter().position(|s| s.span.start <= pos && pos < s.span.end) else { if anchor != "" {println!("{path} no sentence for {anchor}");} continue };
            let sents = &doc.sentences[si.saturating_sub(1)..(si + 2).min(doc.sentences.len())];
            for (k, g) in f {
                let t = g["text"].as_str().unwrap_or("");
                if g.get("direction").is_some() {
                    let ok = sents.iter().flat_map(|s| &s.mentions.changes).any(|c| {
                        doc.quote(c.run) == t && c.quantity.value.to_string().parse::<f64>().ok() == g["value"].as_f64() && c.quantity.unit == g["unit"].as_str().unwrap_or("")
                            && format!("{:?}", c.direction).to_lowercase() == g["direction"].as_str().unwrap()
                            && c.quantity.comparator.map(|p| format!("{p:?}")) == g["comparator"].as_str().map(camel)
                    });
                    if !ok { println!("{path} {k} CHANGE {g}"); }
                } else if g.get("value").is_some() {
                    let ok = sents.iter().flat_map(|s| &s.mentions.quantities).any(|c| {
                        doc.quote(c.run).contains(t) && c.value.to_string().parse::<f64>().ok() == g["value"].as_f64() && c.unit == g["unit"].as_str().unwrap_or("")
                            && c.max.map(|m| m.to_string().parse::<f64>().unwrap()) == g["max"].as_f64()
                            && c.per.map(|p| format!("{p:?}").to_lowercase()).as_deref() == g["per"].as_str()
                            && c.comparator.map(|p| format!("{p:?}")) == g["comparator"].as_str().map(camel)
                    });
                    if !ok { println!("{path} {k} QUANTITY {g}"); }
                } else if g.get("from").is_some() {
                    let ok = sents.iter().flat_map(|s| &s.mentions.times).any(|c| {
                        (doc.quote(c.run).contains(t) || t.contains(doc.quote(c.run))) && c.from.map(|m| m.to_string()).as_deref() == g["from"].as_str() && c.to.map(|m| m.to_string()).as_deref() == g["to"].as_str()
                    });
                    if !ok { println!("{path} {k} TIME {g}"); }
                }
            }
        }
    }
}
fn camel(s: &str) -> String {
    s.split('_').map(|w| w[..1].to_uppercase() + &w[1..]).collect()
}
