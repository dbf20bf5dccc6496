//! The Word file and the PDF, read by independent readers.

use sandtable::drill::journal::write_atomically;
use sandtable::drill::{Bots, Control, Drill, Order};
use sandtable::map::CoalitionMap;
use sandtable::report::{Options, report_set};
use sandtable::scenario::{builtin, check_source};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::exercise::header;
use crate::report::elements;
use crate::scenarios::Packs;

/// The files of an archive, each checked against its checksum.
pub fn parts(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let word = |at: usize| u32::from_le_bytes(archive[at..at + 4].try_into().unwrap()) as usize;
    let half = |at: usize| usize::from(u16::from_le_bytes(archive[at..at + 2].try_into().unwrap()));
    let end = archive.len() - 22;
    assert_eq!(word(end), 0x0605_4b50, "the directory's end");
    let (mut at, mut found) = (word(end + 16), BTreeMap::new());
    for _ in 0..half(end + 10) {
        assert_eq!(word(at), 0x0201_4b50);
        let (crc, packed, size, name, local) =
            (word(at + 16), word(at + 20), word(at + 24), half(at + 28), word(at + 42));
        let path = String::from_utf8(archive[at + 46..at + 46 + name].to_vec()).unwrap();
        assert_eq!(word(local), 0x0403_4b50);
        let from = local + 30 + half(local + 26) + half(local + 28);
        let bytes = miniz_oxide::inflate::decompress_to_vec(&archive[from..from + packed]).expect("it unpacks");
        assert_eq!((bytes.len(), crc32fast::hash(&bytes) as usize), (size, crc), "{path}");
        found.insert(path, bytes);
        at += 46 + name + half(at + 30) + half(at + 32);
    }
    found
}

fn starter() -> BTreeMap<String, Vec<u8>> {
    let name = "buses-on-the-bridge";
    let scenario = check_source("s.ron", builtin(name).unwrap(), &Packs).scenario.unwrap();
    let header = sandtable::drill::Header { bots: Bots::Everywhere, ..header(&scenario) };
    let mut drill = Drill::new(scenario.clone(), Arc::new(CoalitionMap::new(&scenario)), header);
    drill.submit(scenario.facilitator(), Order::Control(Control::Begin), 0).unwrap();
    drill.advance(scenario.ends());
    let files = report_set(&drill, &Options::default()).unwrap();
    files.into_iter().map(|f| (f.path, f.bytes)).collect()
}

#[test]
fn word_file_is_accessible() {
    let parts = parts(&starter()["after-action.docx"]);
    let part = |name: &str| String::from_utf8(parts[name].clone()).expect("text");
    for name in parts.keys().filter(|n| n.ends_with(".xml") || n.ends_with(".rels")) {
        elements(&part(name), &[]);
    }
    let types = part("[Content_Types].xml");
    for name in parts.keys().filter(|n| n.ends_with(".xml") && **n != "[Content_Types].xml") {
        assert!(types.contains(&format!("PartName=\"/{name}\"")), "{name} has no type");
    }
    let body = part("word/document.xml");
    let count = |what: &str| body.matches(what).count();
    assert!(count("w:val=\"Heading1\"") >= 12 && count("w:val=\"Heading2\"") >= 5);
    assert!(count("<w:tbl>") >= 15);
    assert_eq!(count("<w:tbl>"), count("<w:tblHeader/>"), "every table's head repeats");
    assert_eq!(count("<w:tbl>"), count("<w:tblCaption "), "every table has a name");
    assert!(count("<wp:inline") >= 4);
    let described = body.split("<wp:docPr ").skip(1);
    let mut ids = BTreeSet::new();
    for picture in described {
        let alt = picture.split("descr=\"").nth(1).and_then(|d| d.split('"').next()).unwrap_or("");
        assert!(alt.len() > 20, "a picture without words");
        assert!(ids.insert(picture.split('"').nth(1).unwrap().to_owned()), "each picture has its own number");
    }
    let relations = part("word/_rels/document.xml.rels");
    for target in relations.split("Target=\"").skip(1).filter_map(|t| t.split('"').next()) {
        assert!(parts.contains_key(&format!("word/{target}")), "{target} is not there");
    }
    for embedded in body.split("r:embed=\"").skip(1).filter_map(|t| t.split('"').next()) {
        assert!(relations.contains(&format!("Id=\"{embedded}\"")), "{embedded}");
    }
    assert!(
        part("word/header1.xml").contains("EXERCISE") && part("word/styles.xml").contains("w:outlineLvl w:val=\"0\"")
    );
    for picture in parts.iter().filter(|(n, _)| n.ends_with(".emf")).map(|(_, b)| b) {
        let word = |at: usize| u32::from_le_bytes(picture[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!((word(0), word(40), word(48)), (1, 0x464d_4520, picture.len()), "a metafile that knows its length");
        let (mut at, mut records) = (0, 0);
        while at < picture.len() {
            at += word(at + 4);
            records += 1;
        }
        assert_eq!((at, records), (picture.len(), word(52)), "its records fill it");
    }
}

/// Compressed streams of a PDF, decompressed.
fn streams(pdf: &[u8]) -> Vec<Vec<u8>> {
    let find = |from: usize, what: &[u8]| pdf[from..].windows(what.len()).position(|w| w == what).map(|i| from + i);
    let (mut at, mut found) = (0, Vec::new());
    while let Some(start) = find(at, b"stream\n") {
        let from = start + 7;
        let Some(end) = find(from, b"endstream") else { break };
        found.extend(miniz_oxide::inflate::decompress_to_vec_zlib(&pdf[from..end]));
        at = end + 9;
    }
    found
}

#[test]
fn pdf_is_tagged_searchable_and_marked_on_every_page() {
    let pdf = &starter()["after-action.pdf"];
    assert!(pdf.starts_with(b"%PDF-1.7") && pdf.ends_with(b"%%EOF"));
    let plain = String::from_utf8_lossy(pdf);
    let pages = plain.matches("/Type /Page\n").count().max(plain.matches("/Type/Page\n").count());
    assert!(pages >= 8, "{pages} pages");
    for wanted in ["/MarkInfo", "/StructTreeRoot", "/Lang", "/Outlines", "/ToUnicode", "/Alt", "/TH", "/Scope"] {
        assert!(plain.contains(wanted), "{wanted}");
    }
    assert!(!plain.contains("/CreationDate"), "no clock");
    let bold = ttf_parser::Face::parse(include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"), 0).unwrap();
    let mark: Vec<u8> = "EXERCISE".chars().flat_map(|c| bold.glyph_index(c).unwrap().0.to_be_bytes()).collect();
    let contents: Vec<Vec<u8>> = streams(pdf).iter().map(|s| unescaped(s)).filter(|s| has(s, b" Tf")).collect();
    assert_eq!(contents.len(), pages);
    for (i, page) in contents.iter().enumerate() {
        assert!(has(page, &mark), "page {} has no mark", i + 1);
    }
}

fn has(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|w| w == what)
}

/// Strings of a page as the bytes that they encode.
fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let (mut at, mut out) = (0, Vec::new());
    while at < bytes.len() {
        let next = bytes.get(at + 1).copied().unwrap_or(0);
        match (bytes[at], next) {
            (b'\\', b'0'..=b'3')
                if bytes[at + 1..].iter().take(3).filter(|b| (b'0'..=b'7').contains(b)).count() == 3 =>
            {
                let digits = std::str::from_utf8(&bytes[at + 1..at + 4]).unwrap();
                out.push(u8::from_str_radix(digits, 8).unwrap());
                at += 4;
            }
            (b'\\', c) => {
                let stands_for = [(b'n', b'\n'), (b'r', b'\r'), (b't', b'\t'), (b'b', 8), (b'f', 12)];
                out.push(stands_for.iter().find(|(k, _)| *k == c).map_or(c, |(_, v)| *v));
                at += 2;
            }
            (b, _) => {
                out.push(b);
                at += 1;
            }
        }
    }
    out
}

/// The disk becomes full during a report that replaces last year's.
#[test]
fn failed_export_leaves_only_the_old_file() {
    let home = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("export-{}", std::process::id()));
    let file = home.join("sub").join("after-action.html");
    let whole = |text: &'static [u8]| write_atomically(&file, move |f| f.write_all(text));
    whole(b"last year's").expect("writable");
    for k in 0..4 {
        let failed = write_atomically(&file, |f| {
            (0..k).try_for_each(|_| f.write_all(b"half"))?;
            Err(std::io::ErrorKind::StorageFull.into())
        });
        assert_eq!(failed.map_err(|e| e.kind()), Err(std::io::ErrorKind::StorageFull));
        assert_eq!(std::fs::read(&file).expect("it is there"), b"last year's");
        assert_eq!(std::fs::read_dir(home.join("sub")).expect("readable").count(), 1);
    }
    whole(b"this year's").expect("writable");
    assert_eq!(std::fs::read(&file).expect("it is there"), b"this year's");
    std::fs::remove_dir_all(&home).expect("removable");
}
