//! The structure of a tagged PDF: headings, paragraphs, tables with their headers, pictures with their text
//! alternatives.

use super::Numbers;
use pdf_writer::types::StructRole;
use pdf_writer::{Finish, Pdf, Ref, TextStr};

/// One element; the first is the document.
pub struct Tag {
    role: StructRole,
    parent: usize,
    alt: Option<String>,
    /// (page, number of the marked content on it).
    content: Vec<(usize, i32)>,
}

pub struct Tags {
    all: Vec<Tag>,
    /// Marked content so far, by page: the tag of each.
    by_page: Vec<Vec<usize>>,
}

impl Tags {
    pub fn new() -> Tags {
        let document = Tag { role: StructRole::Document, parent: 0, alt: None, content: Vec::new() };
        Tags { all: vec![document], by_page: Vec::new() }
    }

    pub fn add(&mut self, parent: usize, role: StructRole) -> usize {
        self.all.push(Tag { role, parent, alt: None, content: Vec::new() });
        self.all.len() - 1
    }

    pub fn describe(&mut self, tag: usize, alt: &str) {
        self.all[tag].alt = Some(alt.to_owned());
    }

    pub fn new_page(&mut self) {
        self.by_page.push(Vec::new());
    }

    /// The number of the tag's next content on the current page.
    pub fn mark(&mut self, tag: usize) -> i32 {
        let page = self.by_page.len() - 1;
        let number = self.by_page[page].len() as i32;
        self.by_page[page].push(tag);
        self.all[tag].content.push((page, number));
        number
    }

    /// The root element, and for each page the array that maps its content to elements.
    pub fn write(&self, pdf: &mut Pdf, numbers: &mut Numbers, pages: &[Ref]) -> (Ref, Vec<Ref>) {
        let refs: Vec<Ref> = self.all.iter().map(|_| numbers.next()).collect();
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); self.all.len()];
        for (i, tag) in self.all.iter().enumerate().skip(1) {
            children[tag.parent].push(i);
        }
        for (i, tag) in self.all.iter().enumerate() {
            let mut element = pdf.struct_element(refs[i]);
            element.kind(tag.role);
            if i > 0 {
                element.parent(refs[tag.parent]);
            }
            if let Some(alt) = &tag.alt {
                element.alt(TextStr(alt));
            }
            if tag.role == StructRole::TH {
                element.attributes().push().table().scope(pdf_writer::types::TableHeaderScope::Column);
            }
            let mut inside = element.children();
            for child in &children[i] {
                inside.struct_element(refs[*child]);
            }
            for (page, number) in &tag.content {
                inside.marked_content_ref().page(pages[*page]).marked_content_id(*number);
            }
            inside.finish();
        }
        let arrays = self.by_page.iter().map(|marks| {
            let id = numbers.next();
            pdf.indirect(id).array().items(marks.iter().map(|tag| refs[*tag]));
            id
        });
        (refs[0], arrays.collect())
    }
}
