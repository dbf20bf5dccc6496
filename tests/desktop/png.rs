//! Reads a PNG of eight bits per channel (three or four channels, or a palette, not interlaced), and writes one with a
//! palette.

use std::collections::BTreeMap;

pub struct Picture {
    pub wide: usize,
    pub high: usize,
    channels: usize,
    bytes: Vec<u8>,
    /// The palette of the file, if it has one.
    pub colors: Vec<[u8; 3]>,
}

impl Picture {
    pub fn of(wide: usize, pixels: Vec<[u8; 3]>) -> Picture {
        Picture { wide, high: pixels.len() / wide, channels: 3, bytes: pixels.concat(), colors: Vec::new() }
    }

    pub fn read(file: &[u8]) -> Picture {
        let number = |at: usize| u32::from_be_bytes(file[at..at + 4].try_into().expect("four bytes")) as usize;
        let (mut at, mut packed, mut colors) = (8, Vec::new(), Vec::new());
        while at + 8 < file.len() {
            let long = number(at);
            let data = &file[at + 8..(at + 8 + long).min(file.len())];
            match &file[at + 4..at + 8] {
                b"IDAT" => packed.extend_from_slice(data),
                b"PLTE" => colors = data.chunks_exact(3).map(|c| [c[0], c[1], c[2]]).collect(),
                _ => {}
            }
            at += 12 + long;
        }
        let (wide, high, depth, kind, interlaced) = (number(16), number(20), file[24], file[25], file[28]);
        assert_eq!((depth, interlaced), (8, 0), "another kind of PNG");
        let channels = match kind {
            2 => 3,
            3 => 1,
            6 => 4,
            _ => panic!("another kind of PNG"),
        };
        let raw = miniz_oxide::inflate::decompress_to_vec_zlib(&packed).expect("it inflates");
        let bytes = unfiltered(&raw, wide * channels, channels);
        if kind != 3 {
            return Picture { wide, high, channels, bytes, colors };
        }
        let pixels = bytes.into_iter().map(|i| colors[usize::from(i)]).collect();
        Picture { colors, ..Picture::of(wide, pixels) }
    }

    pub fn at(&self, x: usize, y: usize) -> [u8; 3] {
        let from = (y * self.wide + x) * self.channels;
        [self.bytes[from], self.bytes[from + 1], self.bytes[from + 2]]
    }
}

/// Each row begins with its filter (PNG, third edition, 9.2).
fn unfiltered(raw: &[u8], row: usize, channels: usize) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(raw.len());
    for line in raw.chunks_exact(row + 1) {
        let start = out.len();
        for (i, byte) in line[1..].iter().enumerate() {
            let left = if i >= channels { out[start + i - channels] } else { 0 };
            let up = if start > 0 { out[start + i - row] } else { 0 };
            let corner = if i >= channels && start > 0 { out[start + i - row - channels] } else { 0 };
            let guess = match line[0] {
                0 => 0,
                1 => left,
                2 => up,
                3 => ((u16::from(left) + u16::from(up)) / 2) as u8,
                _ => paeth(left, up, corner),
            };
            out.push(byte.wrapping_add(guess));
        }
    }
    out
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, up, corner].map(i16::from);
    let guess = a + b - c;
    let (pa, pb, pc) = ((guess - a).abs(), (guess - b).abs(), (guess - c).abs());
    if pa <= pb && pa <= pc {
        left
    } else if pb <= pc {
        up
    } else {
        corner
    }
}

/// Colors of a palette: enough for text on three backgrounds, and a third of the bytes of three channels.
const COLORS: usize = 64;

impl Picture {
    /// A palette of the most frequent colors; of similar colors only the most frequent.
    pub fn colors(&self) -> Vec<[u8; 3]> {
        let mut counts: BTreeMap<[u8; 3], BTreeMap<[u8; 3], usize>> = BTreeMap::new();
        for color in self.pixels() {
            *counts.entry(color.map(|byte| byte >> 4)).or_default().entry(color).or_default() += 1;
        }
        let mut list: Vec<(usize, [u8; 3])> = counts
            .into_values()
            .filter_map(|similar| {
                let most = similar.iter().max_by_key(|(_, n)| **n).map(|(color, _)| *color)?;
                Some((similar.values().sum(), most))
            })
            .collect();
        list.sort_by_key(|(n, color)| (std::cmp::Reverse(*n), *color));
        let mut rest = list.split_off(list.len().min(COLORS / 2));
        let mut colors: Vec<[u8; 3]> = list.into_iter().map(|(_, color)| color).collect();
        // Then what the palette lacks most, so that small marks keep their colors.
        while colors.len() < COLORS && !rest.is_empty() {
            let lack = |(n, color): &(usize, [u8; 3])| {
                let nearest = colors.iter().map(|known| gap(*known, *color)).min().unwrap_or(0);
                nearest as usize * (*n).min(100)
            };
            let most = (0..rest.len()).max_by_key(|i| lack(&rest[*i])).unwrap_or(0);
            colors.push(rest.swap_remove(most).1);
        }
        colors
    }

    fn pixels(&self) -> impl Iterator<Item = [u8; 3]> {
        (0..self.high).flat_map(move |y| (0..self.wide).map(move |x| self.at(x, y)))
    }

    /// As a PNG with this palette.
    pub fn packed(&self, colors: &[[u8; 3]]) -> Vec<u8> {
        let mut known: BTreeMap<[u8; 3], u8> = BTreeMap::new();
        let mut raw = Vec::with_capacity((self.wide + 1) * self.high);
        for (k, color) in self.pixels().enumerate() {
            if k % self.wide == 0 {
                raw.push(0); // no filter
            }
            raw.push(
                *known
                    .entry(color)
                    .or_insert_with(|| (0..colors.len()).min_by_key(|i| gap(colors[*i], color)).map_or(0, |i| i as u8)),
            );
        }
        let mut size = Vec::new();
        for n in [self.wide, self.high] {
            size.extend_from_slice(&(n as u32).to_be_bytes());
        }
        size.extend_from_slice(&[8, 3, 0, 0, 0]);
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        let pixels = miniz_oxide::deflate::compress_to_vec_zlib(&raw, 10);
        for (kind, data) in [(b"IHDR", &size), (b"PLTE", &colors.concat()), (b"IDAT", &pixels), (b"IEND", &Vec::new())]
        {
            file.extend_from_slice(&(data.len() as u32).to_be_bytes());
            let body = [&kind[..], data].concat();
            file.extend_from_slice(&body);
            file.extend_from_slice(&checksum(&body).to_be_bytes());
        }
        file
    }
}

/// The squared distance of two colors.
fn gap(a: [u8; 3], b: [u8; 3]) -> i32 {
    (0..3).map(|k| i32::from(a[k].abs_diff(b[k])).pow(2)).sum()
}

/// CRC-32 as PNG defines it (third edition, annex D).
fn checksum(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 })
    };
    !bytes.iter().fold(!0, step)
}
