//! A letter, from what is kept of it.

use entity::mail;

use super::lines::Line;
use super::words::{Frame, frame};
use crate::platform::Result;
use crate::platform::mail::Letter;

pub fn of(row: &mail::Model, public_url: &str) -> Result<Letter> {
    let lines: Vec<Line> = serde_json::from_value(row.lines.clone())?;
    let frame = frame(row.language);
    let intro = match lines.len() {
        1 => frame.one.to_owned(),
        count => frame.several.replace("{count}", &count.to_string()),
    };
    let subject = match lines.as_slice() {
        [only] => format!("Sen: {}", only.words),
        _ => format!("Sen: {}", intro.trim_end_matches(':')),
    };
    let greeting = frame.greeting.replace("{name}", &row.name);
    Ok(Letter {
        id: row.id.simple().to_string(),
        name: row.name.clone(),
        address: row.address.clone(),
        subject,
        text: text(&lines, frame, &greeting, &intro, public_url),
        html: html(&lines, frame, &greeting, &intro, public_url),
    })
}

fn text(lines: &[Line], frame: &Frame, greeting: &str, intro: &str, url: &str) -> String {
    let said: String = lines
        .iter()
        .map(|line| format!("- {}\n  {url}{}\n\n", line.words, line.path))
        .collect();
    format!(
        "{greeting}\n\n{intro}\n\n{said}{}: {url}/notifications\n{}: {url}/notifications#mail\n\n{}\n",
        frame.all, frame.change, frame.automatic
    )
}

fn html(lines: &[Line], frame: &Frame, greeting: &str, intro: &str, url: &str) -> String {
    let said: String = lines
        .iter()
        .map(|line| {
            let (path, words) = (escaped(&line.path), escaped(&line.words));
            format!("<li style=\"margin:0 0 8px\"><a href=\"{url}{path}\">{words}</a></li>")
        })
        .collect();
    format!(
        "<div style=\"font:16px/1.5 sans-serif;max-width:40em\"><p>{}</p><p>{intro}</p><ul>{said}</ul>\
         <p><a href=\"{url}/notifications\">{}</a></p><p style=\"color:#666;font-size:14px\">{} \
         <a href=\"{url}/notifications#mail\">{}</a></p></div>",
        escaped(greeting),
        frame.all,
        frame.automatic,
        frame.change,
    )
}

fn escaped(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
