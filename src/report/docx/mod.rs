//! The report as a Word file: real headings, tables with repeated header rows, pictures with alternative text, the mark
//! in the header of every page. Written by hand: the parts are few and must be the same bytes every time.

mod emf;
mod zip;

use super::document::{Block, Cell, Document, Figure, Table};
use super::figure::escaped;
use std::fmt::Write;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
/// English metric units of a point.
const EMU: f64 = 12_700.0;
/// Twentieths of a point between the margins of letter paper.
const WIDTH: usize = 10_224;

pub fn write(report: &Document) -> Vec<u8> {
    let paper = report.for_paper();
    let figures: Vec<&Figure> = paper.figures().collect();
    let pictures: Vec<(String, Vec<u8>)> =
        figures.iter().map(|f| (format!("word/media/{}.emf", f.id), emf::metafile(f))).collect();
    let mut files: Vec<(&str, Vec<u8>)> = vec![
        ("[Content_Types].xml", content_types().into_bytes()),
        ("_rels/.rels", package_relations().into_bytes()),
        ("docProps/core.xml", properties(&paper).into_bytes()),
        ("word/document.xml", body(&paper).into_bytes()),
        ("word/_rels/document.xml.rels", relations(&figures).into_bytes()),
        ("word/styles.xml", styles(paper.language).into_bytes()),
        ("word/numbering.xml", numbering().into_bytes()),
        ("word/header1.xml", header(&paper).into_bytes()),
        ("word/footer1.xml", footer(&paper).into_bytes()),
    ];
    files.extend(pictures.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())));
    zip::archive(&files)
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

fn content_types() -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"emf\" ContentType=\"image/x-emf\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{word}.document.main+xml\"/>\
         <Override PartName=\"/word/styles.xml\" ContentType=\"{word}.styles+xml\"/>\
         <Override PartName=\"/word/numbering.xml\" ContentType=\"{word}.numbering+xml\"/>\
         <Override PartName=\"/word/header1.xml\" ContentType=\"{word}.header+xml\"/>\
         <Override PartName=\"/word/footer1.xml\" ContentType=\"{word}.footer+xml\"/></Types>"
    )
}

fn relation(id: &str, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>")
}

fn package_relations() -> String {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">{}{}</Relationships>",
        relation("rId1", &format!("{RELATIONS}/officeDocument"), "word/document.xml"),
        relation("rId2", &core, "docProps/core.xml"),
    )
}

fn relations(figures: &[&Figure]) -> String {
    let of = |kind: &str| format!("{RELATIONS}/{kind}");
    let mut all = String::new();
    for (i, kind) in ["styles", "numbering", "header", "footer"].into_iter().enumerate() {
        let number = if i < 2 { "" } else { "1" };
        all += &relation(&format!("rId{}", i + 1), &of(kind), &format!("{kind}{number}.xml"));
    }
    for f in figures {
        all += &relation(&format!("pic-{}", f.id), &of("image"), &format!("media/{}.emf", f.id));
    }
    format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>")
}

fn properties(report: &Document) -> String {
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:language>{}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{}T00:00:00Z</dcterms:created></cp:coreProperties>",
        escaped(&format!("{} – {}: {}", report.mark, report.title, report.subtitle)),
        report.language,
        report.date,
    )
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(&printable(text)))
}

/// Without the control characters that XML cannot hold.
fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

fn paragraph(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", run(text))
}

fn body(report: &Document) -> String {
    let mut out = format!(
        "{XML}<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{RELATIONS}\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>"
    );
    out += &paragraph("Title", &format!("{}: {}", report.title, report.subtitle));
    out += &paragraph("BodyText", &report.date);
    let mut pictures = 0;
    for section in &report.sections {
        out += &paragraph("Heading1", &section.title);
        for block in &section.blocks {
            match block {
                Block::Heading { text } => out += &paragraph("Heading2", text),
                Block::Text { text } => out += &paragraph("BodyText", &text.plain()),
                Block::List { items } => {
                    for item in items {
                        out += &paragraph("ListBullet", &item.plain());
                    }
                }
                Block::Table(t) => out += &table(t),
                Block::Figure(f) => {
                    pictures += 1;
                    out += &picture(f, pictures);
                    out += &f.table.as_ref().map_or(String::new(), table);
                }
            }
        }
    }
    out + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference w:type=\"default\" r:id=\"rId4\"/>\
           <w:pgSz w:w=\"12240\" w:h=\"15840\"/><w:pgMar w:top=\"1300\" w:right=\"1008\" w:bottom=\"1100\" w:left=\"1008\" \
           w:header=\"560\" w:footer=\"480\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
}

/// A real header row: it repeats on every page, and a screen reader recognizes it.
fn table(t: &Table) -> String {
    let mut out = paragraph("Caption", &t.title);
    let each = WIDTH / t.columns.len().max(1);
    let cell = |text: &str, head: bool| {
        let (style, shade) = if head {
            ("TableHead", "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEF1F4\"/>")
        } else {
            ("TableText", "")
        };
        format!("<w:tc><w:tcPr><w:tcW w:w=\"{each}\" w:type=\"dxa\"/>{shade}</w:tcPr>{}</w:tc>", paragraph(style, text))
    };
    // Writing to a string cannot fail.
    let _infallible = write!(
        out,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/>\
         <w:tblLook w:val=\"0020\" w:firstRow=\"1\"/><w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>{}</w:tblGrid>",
        escaped(&t.title),
        format!("<w:gridCol w:w=\"{each}\"/>").repeat(t.columns.len())
    );
    let row = |cells: String, head: &str| format!("<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>");
    out += &row(t.columns.iter().map(|c| cell(c, true)).collect(), "<w:tblHeader/>");
    for cells in &t.rows {
        out += &row(cells.iter().map(|c: &Cell| cell(&c.plain(), false)).collect(), "");
    }
    out + "</w:tbl><w:p/>"
}

fn picture(f: &Figure, number: usize) -> String {
    let width = (WIDTH as f64 / 20.0).min(f.width * 560.0 / f.height);
    let (w, h) = ((width * EMU) as i64, (width * f.height / f.width * EMU) as i64);
    let (title, alt) = (escaped(&f.title), escaped(&f.alt));
    let named = format!("id=\"{number}\" name=\"{title}\" descr=\"{alt}\"");
    format!(
        "{}<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{w}\" cy=\"{h}\"/><wp:docPr {named}/><a:graphic>\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>\
         <pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"pic-{}\"/><a:stretch><a:fillRect/>\
         </a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{w}\" cy=\"{h}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>\
         </w:drawing></w:r></w:p>{}",
        paragraph("Caption", &f.title),
        f.id,
        paragraph("BodyText", &f.alt),
    )
}

fn header(report: &Document) -> String {
    let line = format!("{} – {}: {}", report.mark, report.title, report.subtitle);
    format!("{XML}<w:hdr xmlns:w=\"{MAIN}\">{}</w:hdr>", paragraph("Header", &line))
}

fn footer(report: &Document) -> String {
    let field = |instruction: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let text = format!("{} · {} · {} ", report.mark, report.foot, report.labels.page);
    format!(
        "{XML}<w:ftr xmlns:w=\"{MAIN}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}{}</w:p></w:ftr>",
        run(&text),
        field("PAGE")
    )
}

fn styles(language: &str) -> String {
    // (id, name, size in half points, bold, outline level, space before and after in twentieths)
    let paragraphs: [(&str, &str, u32, bool, Option<u8>, u32, u32); 9] = [
        ("Title", "Title", 44, true, None, 0, 120),
        ("Heading1", "heading 1", 30, true, Some(0), 360, 120),
        ("Heading2", "heading 2", 24, true, Some(1), 240, 80),
        ("BodyText", "Body Text", 20, false, None, 0, 120),
        ("Caption", "caption", 20, true, None, 160, 60),
        ("TableHead", "Table Head", 16, true, None, 20, 20),
        ("TableText", "Table Text", 16, false, None, 20, 20),
        ("Header", "header", 20, true, None, 0, 0),
        ("Footer", "footer", 14, false, None, 0, 0),
    ];
    let mut all = format!(
        "{XML}<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" \
         w:cs=\"Arial\"/><w:sz w:val=\"20\"/><w:lang w:val=\"{}\"/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>",
        if language == "es" { "es-US" } else { "en-US" }
    );
    for (id, name, size, bold, level, before, after) in paragraphs {
        let keep = if level.is_some() || id == "Caption" { "<w:keepNext/>" } else { "" };
        let level = level.map_or(String::new(), |l| format!("<w:outlineLvl w:val=\"{l}\"/>"));
        let bold = if bold { "<w:b/>" } else { "" };
        let _infallible = write!(
            all,
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>\
             <w:pPr>{keep}<w:spacing w:before=\"{before}\" w:after=\"{after}\"/>{level}</w:pPr>\
             <w:rPr>{bold}<w:sz w:val=\"{size}\"/></w:rPr></w:style>"
        );
    }
    let edge = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"6B7884\"/>");
    let edges: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).concat();
    all + "<w:style w:type=\"paragraph\" w:styleId=\"ListBullet\"><w:name w:val=\"List Bullet\"/><w:basedOn w:val=\"BodyText\"/>\
           <w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
           <w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>"
        + &edges
        + "</w:tblBorders></w:tblPr></w:style></w:styles>"
}

fn numbering() -> String {
    format!(
        "{XML}<w:numbering xmlns:w=\"{MAIN}\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
         <w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"360\" w:hanging=\"240\"/>\
         </w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    )
}
