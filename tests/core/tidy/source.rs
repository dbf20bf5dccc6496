//! A minimal reading of Rust for the rules: code without its comments and texts, paths, and functions.

/// A file and its code, with comments and the insides of texts blanked. Lines and columns are unchanged.
pub struct Source {
    /// Relative to the package's folder, with `/`.
    pub path: String,
    pub text: String,
    pub code: String,
    /// End of each line.
    ends: Vec<usize>,
}

/// A path as in `crate::sim::Fact`, with groups in braces expanded.
pub struct Mention {
    pub line: usize,
    pub path: Vec<String>,
}

pub struct Function {
    pub line: usize,
    pub name: String,
    pub parameters: usize,
    /// The type of each parameter, `self` included.
    pub types: Vec<String>,
    pub lines: usize,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at).collect();
        Source { path: path.to_owned(), text: text.to_owned(), code: code_only(text), ends }
    }

    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Every line of a comment, with its number.
    pub fn comments(&self) -> Vec<(usize, String)> {
        let (bytes, mut found, mut at) = (self.text.as_bytes(), Vec::new(), 0);
        while at < bytes.len() {
            let end = skipped(bytes, at);
            if end > at && bytes[at] == b'/' {
                let first = self.line_at(at);
                let lines = self.text[at..end].lines().enumerate();
                found.extend(lines.map(|(i, line)| (first + i, line.to_owned())));
            }
            at = end.max(at + 1);
        }
        found
    }

    pub fn line_at(&self, byte: usize) -> usize {
        self.ends.partition_point(|end| *end < byte) + 1
    }

    /// Every path in the code, single names included.
    pub fn mentions(&self) -> Vec<Mention> {
        let (bytes, mut found, mut at) = (self.code.as_bytes(), Vec::new(), 0);
        while at < bytes.len() {
            if starts_name(bytes, at) {
                at = self.mention(at, &[], &mut found);
            } else {
                at += 1;
            }
        }
        found
    }

    /// Reads the path that begins at `at`, after the given prefix; returns the position after it.
    fn mention(&self, at: usize, prefix: &[String], found: &mut Vec<Mention>) -> usize {
        let bytes = self.code.as_bytes();
        let (mut path, mut end) = (prefix.to_vec(), at);
        loop {
            let name = name_at(&self.code, end);
            path.push(name.to_owned());
            end += name.len();
            let Some(next) = self.code[end..].strip_prefix("::").map(|_| end + 2) else { break };
            if starts_name(bytes, next) {
                end = next;
            } else if bytes.get(next) == Some(&b'{') {
                return self.group(next + 1, &path, found);
            } else {
                break;
            }
        }
        found.push(Mention { line: self.line_at(at), path });
        end
    }

    fn group(&self, mut at: usize, prefix: &[String], found: &mut Vec<Mention>) -> usize {
        let bytes = self.code.as_bytes();
        while at < bytes.len() && bytes[at] != b'}' {
            at = if starts_name(bytes, at) { self.mention(at, prefix, found) } else { at + 1 };
        }
        at + 1
    }

    pub fn functions(&self) -> Vec<Function> {
        let bytes = self.code.as_bytes();
        let begins = self.code.match_indices("fn ").map(|(at, _)| at).filter(|&at| starts_name(bytes, at));
        begins.filter_map(|at| self.function(at)).collect()
    }

    fn function(&self, at: usize) -> Option<Function> {
        let name = name_at(&self.code, at + 3);
        // A macro's `fn $name` has none.
        if name.is_empty() {
            return None;
        }
        let open = at + 3 + name.len();
        let generics = if self.code[open..].starts_with('<') { closing(&self.code, open)? + 1 } else { open };
        let close = closing(&self.code, generics)?;
        let body = close + self.code[close..].find(['{', ';'])?;
        let end = if self.code[body..].starts_with('{') { closing(&self.code, body)? } else { body };
        let types = parameters(&self.code[generics + 1..close]);
        Some(Function {
            line: self.line_at(at),
            name: name.to_owned(),
            parameters: types.len(),
            types,
            lines: self.line_at(end) - self.line_at(at) + 1,
        })
    }
}

fn name_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'_' || !b.is_ascii()
}

pub fn starts_name(bytes: &[u8], at: usize) -> bool {
    let here = bytes.get(at).is_some_and(|&b| name_byte(b) && !b.is_ascii_digit());
    here && (at == 0 || !name_byte(bytes[at - 1]))
}

pub fn name_at(code: &str, at: usize) -> &str {
    let size = code.as_bytes()[at..].iter().take_while(|&&b| name_byte(b)).count();
    &code[at..at + size]
}

/// The closing bracket for the one at `open`. The `>` of an arrow closes nothing.
pub fn closing(code: &str, open: usize) -> Option<usize> {
    let bytes = code.as_bytes();
    let angles = bytes.get(open) == Some(&b'<');
    let mut depth = 0u32;
    for at in open..bytes.len() {
        match bytes[at] {
            b'(' | b'[' | b'{' => depth += 1,
            b'<' if angles => depth += 1,
            b')' | b']' | b'}' => depth = depth.checked_sub(1)?,
            b'>' if angles && bytes[at - 1] != b'-' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// `self` counts, as for Clippy.
fn parameters(list: &str) -> Vec<String> {
    let (mut depth, mut begin, mut parts, bytes) = (0i32, 0, Vec::new(), list.as_bytes());
    for at in 0..bytes.len() {
        match bytes[at] {
            b'(' | b'[' | b'{' | b'<' => depth += 1,
            b'>' if at > 0 && bytes[at - 1] == b'-' => {}
            b')' | b']' | b'}' | b'>' => depth -= 1,
            b',' if depth == 0 => {
                parts.push(&list[begin..at]);
                begin = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&list[begin..]);
    let written = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
    written.map(|part| part.split_once(": ").map_or(part, |(_, of)| of).to_owned()).collect()
}

/// Blanks comments and the insides of texts and characters.
fn code_only(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = skipped(bytes, at);
        if end > at {
            for b in &mut out[at..end] {
                if *b != b'\n' {
                    *b = b' ';
                }
            }
        }
        at = end.max(at + 1);
    }
    String::from_utf8(out).expect("whole comments and texts were blanked, so no character is cut")
}

/// The end of the comment, text or character that begins here, or `at`.
fn skipped(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    let until = |size: usize| (at + size).min(bytes.len());
    if rest.starts_with(b"//") {
        return until(rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len()));
    }
    if rest.starts_with(b"/*") {
        return until(block_comment(rest));
    }
    if rest[0] == b'"' {
        return until(quoted(rest));
    }
    if rest[0] == b'r' && starts_name(bytes, at) || rest[0] == b'r' && at > 0 && matches!(bytes[at - 1], b'b' | b'c') {
        let hashes = rest[1..].iter().take_while(|&&b| b == b'#').count();
        if rest.get(1 + hashes) == Some(&b'"') {
            let close = [b"\"".as_slice(), &b"#".repeat(hashes)].concat();
            let from = 2 + hashes;
            let size = rest[from..].windows(close.len()).position(|w| w == close);
            return until(size.map_or(rest.len(), |size| from + size + close.len()));
        }
    }
    if rest[0] == b'\'' { until(character(rest)) } else { at }
}

fn block_comment(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest[at..rest.len().min(at + 2)] {
            b"/*" => (depth, at) = (depth + 1, at + 2),
            b"*/" => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn quoted(rest: &[u8]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// A character, or nothing for a lifetime.
fn character(rest: &[u8]) -> usize {
    if rest.get(1) == Some(&b'\\') {
        return rest.iter().skip(3).position(|&b| b == b'\'').map_or(0, |size| size + 4);
    }
    let size = std::str::from_utf8(&rest[1..rest.len().min(5)])
        .unwrap_or_else(|e| std::str::from_utf8(&rest[1..1 + e.valid_up_to()]).unwrap_or_default())
        .chars()
        .next()
        .map_or(0, char::len_utf8);
    if size > 0 && rest.get(1 + size) == Some(&b'\'') { size + 2 } else { 0 }
}
