//! A TrueType font for a PDF: widths, and an embedded copy with only the used glyphs. Glyphs keep their numbers.

use std::collections::{BTreeMap, BTreeSet};
use ttf_parser::{Face, GlyphId};

pub struct Font {
    data: &'static [u8],
    face: Face<'static>,
    /// Glyphs in use, and the character of each.
    pub used: BTreeMap<u16, char>,
}

impl Font {
    /// The fonts are part of the program; a test reads them.
    pub fn new(data: &'static [u8]) -> Font {
        let face = Face::parse(data, 0).expect("the embedded font is whole");
        Font { data, face, used: BTreeMap::new() }
    }

    fn glyph(&self, c: char) -> u16 {
        let found = self.face.glyph_index(c).or_else(|| self.face.glyph_index('?'));
        found.map_or(0, |g| g.0)
    }

    /// Thousandths of the size.
    pub fn width_of(&self, glyph: u16) -> f64 {
        let units = f64::from(self.face.units_per_em());
        f64::from(self.face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0)) * 1000.0 / units
    }

    pub fn width(&self, text: &str, size: f64) -> f64 {
        text.chars().map(|c| self.width_of(self.glyph(c))).sum::<f64>() * size / 1000.0
    }

    /// The text as a PDF shows it: two bytes a glyph.
    pub fn encode(&mut self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(text.len() * 2);
        for c in text.chars() {
            let glyph = self.glyph(c);
            self.used.entry(glyph).or_insert(c);
            bytes.extend(glyph.to_be_bytes());
        }
        bytes
    }

    /// (ascent, descent, cap height, box) in thousandths.
    pub fn metrics(&self) -> (f64, f64, f64, [f64; 4]) {
        let scale = 1000.0 / f64::from(self.face.units_per_em());
        let b = self.face.global_bounding_box();
        let corners = [b.x_min, b.y_min, b.x_max, b.y_max].map(|v| f64::from(v) * scale);
        let cap = f64::from(self.face.capital_height().unwrap_or(700)) * scale;
        (f64::from(self.face.ascender()) * scale, f64::from(self.face.descender()) * scale, cap, corners)
    }

    /// The font file without the outlines of unused glyphs.
    pub fn subset(&self) -> Vec<u8> {
        let table = |tag: &[u8; 4]| self.table(tag).unwrap_or(&[]);
        let (glyf, loca, head) = (table(b"glyf"), table(b"loca"), table(b"head"));
        let long = head.get(51) == Some(&1);
        let offset =
            |i: usize| -> usize { if long { word32(loca, i * 4) as usize } else { word16(loca, i * 2) as usize * 2 } };
        let outline = |g: u16| glyf.get(offset(usize::from(g))..offset(usize::from(g) + 1)).unwrap_or(&[]);
        let mut keep: BTreeSet<u16> = self.used.keys().copied().chain([0]).collect();
        let mut open: Vec<u16> = keep.iter().copied().collect();
        while let Some(g) = open.pop() {
            open.extend(parts_of(outline(g)).into_iter().filter(|part| keep.insert(*part)));
        }
        let (mut new_glyf, mut new_loca) = (Vec::new(), Vec::new());
        for g in 0..self.face.number_of_glyphs() {
            new_loca.extend((new_glyf.len() as u32).to_be_bytes());
            if keep.contains(&g) {
                new_glyf.extend_from_slice(outline(g));
                new_glyf.resize(new_glyf.len().next_multiple_of(4), 0);
            }
        }
        new_loca.extend((new_glyf.len() as u32).to_be_bytes());
        let mut new_head = head.to_vec();
        new_head[8..12].fill(0);
        new_head[50..52].copy_from_slice(&[0, 1]);
        let mut tables: Vec<(&[u8; 4], Vec<u8>)> = vec![(b"glyf", new_glyf), (b"head", new_head), (b"loca", new_loca)];
        for tag in [b"cvt ", b"fpgm", b"prep", b"hhea", b"hmtx", b"maxp"] {
            tables.extend(self.table(tag).map(|t| (tag, t.to_vec())));
        }
        assembled(tables)
    }

    fn table(&self, tag: &[u8; 4]) -> Option<&'static [u8]> {
        let data = self.data;
        let count = usize::from(word16(data, 4));
        let at = (0..count).map(|i| 12 + i * 16).find(|at| data.get(*at..at + 4) == Some(tag))?;
        let (from, length) = (word32(data, at + 8) as usize, word32(data, at + 12) as usize);
        data.get(from..from + length)
    }
}

fn word16(data: &[u8], at: usize) -> u16 {
    data.get(at..at + 2).map_or(0, |b| u16::from_be_bytes([b[0], b[1]]))
}

fn word32(data: &[u8], at: usize) -> u32 {
    data.get(at..at + 4).map_or(0, |b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]))
}

/// The component glyphs of a glyph.
fn parts_of(outline: &[u8]) -> Vec<u16> {
    let mut parts = Vec::new();
    // A negative count of contours: a composite glyph.
    if outline.len() < 10 || outline[0] & 0x80 == 0 {
        return parts;
    }
    let mut at = 10;
    loop {
        let flags = word16(outline, at);
        parts.push(word16(outline, at + 2));
        at += 4 + if flags & 1 != 0 { 4 } else { 2 };
        at += match flags & 0xC8 {
            f if f & 0x08 != 0 => 2,
            f if f & 0x40 != 0 => 4,
            f if f & 0x80 != 0 => 8,
            _ => 0,
        };
        if flags & 0x20 == 0 || at >= outline.len() {
            return parts;
        }
    }
}

/// A font file of these tables.
fn assembled(mut tables: Vec<(&[u8; 4], Vec<u8>)>) -> Vec<u8> {
    tables.sort_by_key(|(tag, _)| **tag);
    let n = tables.len() as u16;
    let power = 15 - n.leading_zeros() as u16;
    let mut file = vec![0, 1, 0, 0];
    for v in [n, 16 << power, power, n * 16 - (16 << power)] {
        file.extend(v.to_be_bytes());
    }
    let mut at = 12 + tables.len() * 16;
    for (tag, data) in &tables {
        file.extend_from_slice(*tag);
        for v in [checksum(data), at as u32, data.len() as u32] {
            file.extend(v.to_be_bytes());
        }
        at += data.len().next_multiple_of(4);
    }
    let mut head_at = 0;
    for (tag, data) in &tables {
        if *tag == b"head" {
            head_at = file.len();
        }
        file.extend_from_slice(data);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    let whole = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&file));
    file[head_at + 8..head_at + 12].copy_from_slice(&whole.to_be_bytes());
    file
}

fn checksum(data: &[u8]) -> u32 {
    let words = data.chunks(4).map(|c| {
        let mut word = [0; 4];
        word[..c.len()].copy_from_slice(c);
        u32::from_be_bytes(word)
    });
    words.fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subset_is_a_font_with_the_same_outlines_and_widths() {
        let mut font = Font::new(include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"));
        font.encode("Después: 16 % é");
        let bytes = font.subset();
        assert!(bytes.len() < 80_000, "{} bytes", bytes.len());
        let raw = ttf_parser::RawFace::parse(&bytes, 0).expect("a font");
        assert!(raw.table(ttf_parser::Tag::from_bytes(b"glyf")).is_some());
        let tables = ttf_parser::RawFaceTables {
            head: raw.table(ttf_parser::Tag::from_bytes(b"head")).unwrap(),
            hhea: raw.table(ttf_parser::Tag::from_bytes(b"hhea")).unwrap(),
            maxp: raw.table(ttf_parser::Tag::from_bytes(b"maxp")).unwrap(),
            hmtx: raw.table(ttf_parser::Tag::from_bytes(b"hmtx")),
            glyf: raw.table(ttf_parser::Tag::from_bytes(b"glyf")),
            loca: raw.table(ttf_parser::Tag::from_bytes(b"loca")),
            ..Default::default()
        };
        let small = Face::from_raw_tables(tables).expect("whole");
        for c in "Dé%1".chars() {
            let g = GlyphId(font.glyph(c));
            assert_eq!(small.glyph_bounding_box(g), font.face.glyph_bounding_box(g), "{c}");
            assert_eq!(small.glyph_hor_advance(g), font.face.glyph_hor_advance(g), "{c}");
        }
        assert_eq!(small.glyph_bounding_box(GlyphId(font.glyph('W'))), None, "what is not used is not there");
    }
}
