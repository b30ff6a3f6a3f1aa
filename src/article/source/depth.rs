//! How deeply a page nests its elements, so that one made to exhaust the stack is refused before it is parsed.
//!
//! Leaves elements that need no end tag, scripts and comments. Example: `<div><p>a<p>b<b>c` is 2 deep.

/// Elements that end by themselves.
const SHORT: [&[u8]; 24] = [
    b"area", b"base", b"br", b"col", b"dd", b"dt", b"embed", b"hr", b"img", b"input", b"li", b"link",
    b"meta", b"option", b"p", b"param", b"source", b"tbody", b"td", b"th", b"thead", b"tr", b"track", b"wbr",
];

/// Whether more than `most` elements are open at once.
pub(super) fn exceeds(html: &str, most: usize) -> bool {
    let bytes = html.as_bytes();
    let (mut at, mut depth) = (0, 0usize);
    while let Some(open) = find(bytes, at, b"<") {
        let rest = &bytes[open + 1..];
        at = open + 1;
        if rest.starts_with(b"!--") {
            at = find(bytes, open, b"-->").unwrap_or(bytes.len());
        } else if let Some(closing) = rest.strip_prefix(b"/") {
            if closing.first().is_some_and(u8::is_ascii_alphabetic) && !is_short(closing) {
                depth = depth.saturating_sub(1);
            }
        } else if rest.first().is_some_and(u8::is_ascii_alphabetic) && !is_short(rest) {
            depth += 1;
            if depth > most {
                return true;
            }
            at = behind_raw_text(html, open).unwrap_or(at);
        }
    }
    false
}

fn name(tag: &[u8]) -> &[u8] {
    let len = tag.iter().take(16).take_while(|b| b.is_ascii_alphanumeric()).count();
    &tag[..len]
}

fn is_short(tag: &[u8]) -> bool {
    SHORT.iter().any(|short| name(tag).eq_ignore_ascii_case(short))
}

/// Where the end tag of a script or a style stands.
fn behind_raw_text(html: &str, open: usize) -> Option<usize> {
    let bytes = html.as_bytes();
    let end: &[u8] = match name(&bytes[open + 1..]) {
        n if n.eq_ignore_ascii_case(b"script") => b"</script",
        n if n.eq_ignore_ascii_case(b"style") => b"</style",
        _ => return None,
    };
    Some(find(bytes, open, end).unwrap_or(bytes.len()))
}

/// Where `what` (in lower case) stands from `at` on, in any case.
fn find(bytes: &[u8], at: usize, what: &[u8]) -> Option<usize> {
    let mut at = at;
    loop {
        let next = at + bytes.get(at..)?.iter().position(|b| *b == what[0])?;
        if bytes.get(next..next + what.len())?.eq_ignore_ascii_case(what) {
            return Some(next);
        }
        at = next + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::exceeds;

    #[test]
    fn depth() {
        assert!(exceeds("<div><p>a<p>b<b>c", 1));
        assert!(!exceeds("<div><p>a<p>b<b>c", 2));
        assert!(!exceeds("<script>'<a><b><c>'</SCRIPT><a></a><a></a><!-- <a><a> --><br><br>", 1));
        assert!(!exceeds("a < b <", 0));
    }
}
