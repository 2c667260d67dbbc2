//! Prints the reading of a text on standard input.
fn main() {
    let text = std::io::read_to_string(std::io::stdin()).unwrap_or_default();
    #[expect(clippy::print_stdout, reason = "printing is what it is for")]
    for line in outline(&reader::read_text(&text)) {
        println!("{line}");
    }
}
fn outline(r: &reader::Reading) -> Vec<String> {
    let mut out = vec![format!(
        "number={:?} symbol={:?} kind={:?} place={:?} on={:?}\ntitle={:?} sy={:?}\nissuer={:?} parent={:?} addr={:?}\nsigner={:?} co={:?}",
        r.number,
        r.symbol,
        r.kind,
        r.place,
        r.issued_on,
        r.title,
        r.school_year,
        r.issuer,
        r.parent_issuer,
        r.addressees,
        r.signer,
        r.co_signers
    )];
    for c in &r.citations {
        out.push(format!(
            "CITE {:?} {:?} {:?} {:?} {:?} until={:?} {:?} by={:?} subj={:?}",
            c.kind,
            c.number,
            c.symbol,
            c.issued_on,
            c.place,
            c.valid_until,
            c.mentions,
            c.issuer,
            c.subject
        ));
    }
    fn go(cs: &[reader::Clause], d: usize, out: &mut Vec<String>) {
        for c in cs {
            out.push(format!(
                "{}{:?} [{}] L{}-{} {} | div={:?} who={:?} when={:?}",
                "  ".repeat(d),
                c.kind,
                c.marker.as_deref().unwrap_or(""),
                c.line,
                c.last_line,
                c.text.chars().take(50).collect::<String>(),
                c.division.as_ref().map(|x| (x.kind, &x.name)),
                c.assignees
                    .iter()
                    .map(|a| (a.kind, &a.name, &a.levels))
                    .collect::<Vec<_>>(),
                c.deadlines
                    .iter()
                    .map(|x| (x.kind, &x.text, x.date, x.term, x.times, x.per, x.line))
                    .collect::<Vec<_>>()
            ));
            go(&c.children, d + 1, out);
        }
    }
    go(&r.clauses, 0, &mut out);
    for x in &r.recipients {
        out.push(format!(
            "RCPT {:?} {:?} {:?}",
            x.name, x.purpose, x.purpose_text
        ));
    }
    for f in &r.findings {
        out.push(format!(
            "FIND {:?} {:?} {} {:?} {:?} -> {:?}",
            f.line,
            f.code,
            f.message,
            f.excerpt,
            f.span.map(|s| (s.start, s.end)),
            f.suggestion
        ));
    }
    for u in &r.unplaced {
        out.push(format!("UNPL {} {}", u.line, u.text));
    }
    out
}
