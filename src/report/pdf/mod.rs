//! The report as a tagged PDF: our own small layout, the embedded font, no clock. The same bytes for the same report.

mod font;
mod layout;
mod tags;

use super::document::Document;
use font::Font;
use layout::{Layout, PAGE};
use pdf_writer::types::{CidFontType, FontFlags, OutlineItemFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf");

/// Assigns object numbers.
struct Numbers(i32);

impl Numbers {
    fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

pub fn write(report: &Document) -> Vec<u8> {
    let paper = report.for_paper();
    let mut layout = Layout::new(Font::new(REGULAR), Font::new(BOLD), &paper);
    layout.document(&paper);
    let Layout { regular, bold, pages, tags, outline, .. } = layout;
    let mut pdf = Pdf::new();
    let mut numbers = Numbers(0);
    let (catalog, tree, info) = (numbers.next(), numbers.next(), numbers.next());
    let fonts = [numbers.next(), numbers.next()];
    let page_refs: Vec<Ref> = pages.iter().map(|_| numbers.next()).collect();
    let (root, parents) = tags.write(&mut pdf, &mut numbers, &page_refs);
    let outlines = write_outline(&mut pdf, &mut numbers, &outline, &page_refs);
    {
        let mut c = pdf.catalog(catalog);
        c.pages(tree).lang(TextStr(paper.language)).outlines(outlines);
        c.mark_info().marked(true);
        c.viewer_preferences().display_doc_title(true);
        let mut s = c.struct_tree_root();
        s.child(root);
        let mut by_page = s.parent_tree();
        let mut nums = by_page.nums();
        for (i, array) in parents.iter().enumerate() {
            nums.insert(i as i32, *array);
        }
    }
    pdf.document_info(info)
        .title(TextStr(&format!("{} – {}: {}", paper.mark, paper.title, paper.subtitle)))
        .producer(TextStr(concat!("Sandtable ", env!("CARGO_PKG_VERSION"))));
    pdf.pages(tree).kids(page_refs.iter().copied()).count(page_refs.len() as i32);
    for (i, (content, id)) in pages.into_iter().zip(&page_refs).enumerate() {
        let stream = numbers.next();
        let mut page = pdf.page(*id);
        page.parent(tree).media_box(Rect::new(0.0, 0.0, PAGE.0 as f32, PAGE.1 as f32)).contents(stream);
        page.struct_parents(i as i32);
        page.resources().fonts().pair(Name(b"R"), fonts[0]).pair(Name(b"B"), fonts[1]);
        page.finish();
        let packed = packed(&content.finish());
        pdf.stream(stream, &packed).filter(Filter::FlateDecode);
    }
    write_font(&mut pdf, &mut numbers, fonts[0], &regular, "AAAAAA+NotoSans-Regular");
    write_font(&mut pdf, &mut numbers, fonts[1], &bold, "AAAAAB+NotoSans-Bold");
    let id = blake3::hash(report.foot.as_bytes()).as_bytes()[..16].to_vec();
    pdf.set_file_id((id.clone(), id));
    pdf.finish()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(bytes, 6)
}

/// One bookmark for each section.
fn write_outline(pdf: &mut Pdf, numbers: &mut Numbers, outline: &[(String, usize, f64)], pages: &[Ref]) -> Ref {
    let root = numbers.next();
    let items: Vec<Ref> = outline.iter().map(|_| numbers.next()).collect();
    {
        let mut o = pdf.outline(root);
        if let (Some(first), Some(last)) = (items.first(), items.last()) {
            o.first(*first).last(*last).count(items.len() as i32);
        }
    }
    for (i, (title, page, y)) in outline.iter().enumerate() {
        let mut item = pdf.outline_item(items[i]);
        item.title(TextStr(title)).parent(root).flags(OutlineItemFlags::empty());
        if i > 0 {
            item.prev(items[i - 1]);
        }
        if let Some(next) = items.get(i + 1) {
            item.next(*next);
        }
        item.dest().page(pages[*page]).xyz(0.0, *y as f32, None);
    }
    root
}

fn write_font(pdf: &mut Pdf, numbers: &mut Numbers, id: Ref, font: &Font, name: &str) {
    let (cid, descriptor, file, unicode) = (numbers.next(), numbers.next(), numbers.next(), numbers.next());
    let system = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
    let base = Name(name.as_bytes());
    pdf.type0_font(id)
        .base_font(base)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(unicode);
    {
        let mut f = pdf.cid_font(cid);
        f.subtype(CidFontType::Type2).base_font(base).system_info(system).font_descriptor(descriptor);
        f.cid_to_gid_map_predefined(Name(b"Identity")).default_width(0.0);
        let mut widths = f.widths();
        for glyph in font.used.keys() {
            widths.same(*glyph, *glyph, font.width_of(*glyph) as f32);
        }
    }
    let (ascent, descent, cap, b) = font.metrics();
    pdf.font_descriptor(descriptor)
        .name(base)
        .flags(FontFlags::NON_SYMBOLIC)
        .bbox(Rect::new(b[0] as f32, b[1] as f32, b[2] as f32, b[3] as f32))
        .italic_angle(0.0)
        .ascent(ascent as f32)
        .descent(descent as f32)
        .cap_height(cap as f32)
        .stem_v(90.0)
        .font_file2(file);
    let subset = font.subset();
    let packed_font = packed(&subset);
    pdf.stream(file, &packed_font).filter(Filter::FlateDecode).pair(Name(b"Length1"), subset.len() as i32);
    let mut cmap = UnicodeCmap::<u16>::new(Name(b"Custom"), system);
    for (glyph, c) in &font.used {
        cmap.pair(*glyph, *c);
    }
    let cmap = cmap.finish();
    pdf.cmap(unicode, &cmap);
}
