//! The page: one self-contained, printable HTML file, made by a template that a coalition can replace without a
//! compiler.

use super::document::Document;
use minijinja::value::Serde;
use minijinja::{Environment, Value, context};

const PAGE: &str = include_str!("../../assets/report/report.html");
const STYLE: &str = include_str!("../../assets/report/style.css");

/// The page's template, its style, and further words. A file of the same name replaces each.
#[derive(Clone, Debug)]
pub struct Template {
    /// `report.html`.
    pub page: String,
    /// `style.css`.
    pub style: String,
    /// `words.ftl`: `key = text`, replacing ours.
    pub words: String,
}

#[derive(Debug, thiserror::Error)]
#[error("the template: {0}")]
pub struct PageError(#[from] minijinja::Error);

impl Default for Template {
    fn default() -> Template {
        Template { page: PAGE.to_owned(), style: STYLE.to_owned(), words: String::new() }
    }
}

impl Template {
    /// The page of a report. The template engine escapes names and texts.
    pub fn page(&self, document: &Document) -> Result<String, PageError> {
        let mut engine = Environment::new();
        engine.add_template("report.html", &self.page)?;
        let template = engine.get_template("report.html")?;
        let values = context! { report => Value::from(Serde(document)), style => self.style.as_str() };
        let page = template.render(values)?;
        if !page.contains(&document.mark) {
            let why = "report.html has to show {{ report.mark }}: no page may hide that this is an exercise";
            return Err(minijinja::Error::new(minijinja::ErrorKind::InvalidOperation, why).into());
        }
        Ok(page)
    }
}
