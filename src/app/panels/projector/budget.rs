//! How much the projector shows at once: the last row reads no more.

/// Most numbers and words of the default picture.
const NUMBERS: usize = 20;
const WORDS: usize = 60;

/// What still fits.
pub struct Budget {
    numbers: usize,
    words: usize,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget { numbers: NUMBERS, words: WORDS }
    }
}

/// `14:42`, `7/9` and `T+00:42` are one number each.
fn count<'a>(texts: impl IntoIterator<Item = &'a str>) -> (usize, usize) {
    let (mut numbers, mut words) = (0, 0);
    for part in texts.into_iter().flat_map(str::split_whitespace) {
        if part.chars().any(|c| c.is_numeric()) {
            numbers += 1;
        } else {
            words += usize::from(part.chars().any(char::is_alphabetic));
        }
    }
    (numbers, words)
}

impl Budget {
    /// Takes all of it, or nothing. True: there is room.
    pub fn take<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        let (numbers, words) = count(texts);
        let fits = numbers <= self.numbers && words <= self.words;
        if fits {
            self.numbers -= numbers;
            self.words -= words;
        }
        fits
    }

    /// A text cut to the budget and to `most` words, with an ellipsis.
    pub fn cut(&mut self, text: &str, most: usize) -> String {
        let mut kept = Vec::new();
        for part in text.split_whitespace() {
            if kept.len() == most || !self.take([part]) {
                return kept.join(" ") + " …";
            }
            kept.push(part);
        }
        text.to_owned()
    }
}
