//! The text that claims point into: an article's own, or the quotes of its records where it is not at hand.
//!
//! Quotes keep their order; a gap stands between those that do not touch. Example: bytes 10..13 and 30..33 of an
//! article are bytes 0..3 and 5..8 of what is shown.

/// Between quotes that do not stand next to each other.
const GAP: &str = "\n\n";

/// A text for the page, made of pieces of an article in their order.
pub struct Shown {
    pub text: String,
    pieces: Vec<Piece>,
}

struct Piece {
    article: usize,
    shown: usize,
    len: usize,
}

impl Shown {
    /// The whole article.
    pub fn whole(text: &str) -> Self {
        let piece = Piece { article: 0, shown: 0, len: text.len() };
        Self { text: text.to_string(), pieces: vec![piece] }
    }

    /// Only what is quoted: `(start, words)`, in any order, overlapping or not.
    pub fn quotes(mut quotes: Vec<(usize, &str)>) -> Self {
        quotes.sort_by_key(|(start, words)| (*start, usize::MAX - words.len()));
        let mut shown = Self { text: String::new(), pieces: Vec::new() };
        for (start, words) in quotes {
            shown.append(start, words);
        }
        shown
    }

    fn append(&mut self, start: usize, words: &str) {
        match self.pieces.last_mut() {
            Some(last) if start <= last.article + last.len => {
                let known = last.article + last.len - start;
                let new = words.get(known..).unwrap_or("");
                last.len += new.len();
                self.text.push_str(new);
            }
            last => {
                if last.is_some() {
                    self.text.push_str(GAP);
                }
                self.pieces.push(Piece { article: start, shown: self.text.len(), len: words.len() });
                self.text.push_str(words);
            }
        }
    }

    /// Where a byte of the article stands in `text`; none where it does not.
    pub fn place(&self, byte: usize) -> Option<usize> {
        let after = self.pieces.partition_point(|p| p.article <= byte);
        let piece = self.pieces.get(after.checked_sub(1)?)?;
        let within = byte - piece.article;
        (within <= piece.len).then_some(piece.shown + within)
    }

    /// Whether the article's bytes from `start` are these words, as far as the text is shown.
    pub fn holds(&self, start: usize, words: &str) -> bool {
        self.place(start).and_then(|at| self.text.get(at..at + words.len())) == Some(words)
    }
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn quotes_join_where_they_touch_and_keep_their_places() {
        let shown = Shown::quotes(vec![(30, "far"), (10, "one two"), (14, "two three"), (10, "one")]);
        assert_eq!(shown.text, "one two three\n\nfar");
        let places: Vec<_> = [10, 18, 23, 26, 30, 33].iter().map(|b| shown.place(*b)).collect();
        assert_eq!(places, [Some(0), Some(8), Some(13), None, Some(15), Some(18)]);
        assert!(shown.holds(14, "two") && shown.holds(30, "far") && !shown.holds(26, "far"));
    }
}
