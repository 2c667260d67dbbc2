//! How deep a document's brackets nest, found without recursion before a recursive parser sees it.

/// Far above what any document needs, far below what a thread's stack bears.
pub const NESTING: usize = 64;

pub fn is_nested_too_deep(document: &str) -> bool {
    let mut depth = 0_usize;
    let mut rest = document.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = match byte {
            b'{' | b'[' | b'(' => {
                depth += 1;
                if depth > NESTING {
                    return true;
                }
                after
            }
            b'}' | b']' | b')' => {
                depth = depth.saturating_sub(1);
                after
            }
            b'#' => after_any(after, |byte| matches!(byte, b'\n' | b'\r')),
            b'"' => match after {
                [b'"', b'"', inside @ ..] => after_block(inside),
                inside => after_string(inside),
            },
            _ => after,
        };
    }
    false
}

fn after_any(bytes: &[u8], end: impl Fn(u8) -> bool) -> &[u8] {
    let at = bytes.iter().position(|byte| end(*byte));
    at.and_then(|at| bytes.get(at + 1..)).unwrap_or_default()
}

fn after_string(mut bytes: &[u8]) -> &[u8] {
    loop {
        bytes = match bytes {
            [] => return bytes,
            [b'\\', _, rest @ ..] => rest,
            // A string ends with its line: what follows is read as the document again.
            [b'"' | b'\n' | b'\r', rest @ ..] => return rest,
            [_, rest @ ..] => rest,
        };
    }
}

fn after_block(mut bytes: &[u8]) -> &[u8] {
    loop {
        bytes = match bytes {
            [] => return bytes,
            [b'\\', b'"', b'"', b'"', rest @ ..] => rest,
            [b'"', b'"', b'"', rest @ ..] => return rest,
            [_, rest @ ..] => rest,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_counted_to_the_limit() {
        let nested = |depth: usize| format!("{}{}", "{a".repeat(depth), "}".repeat(depth));
        assert!(!is_nested_too_deep(&nested(NESTING)));
        assert!(is_nested_too_deep(&nested(NESTING + 1)));
        assert!(is_nested_too_deep(&"[".repeat(200_000)));
        assert!(!is_nested_too_deep(&"{}".repeat(1_000)));
    }

    #[test]
    fn what_is_written_in_strings_and_comments_does_not_count() {
        let deep = "(".repeat(NESTING + 1);
        assert!(!is_nested_too_deep(&format!(
            "{{ a(b: \"{deep}\\\"{deep}\") }}"
        )));
        assert!(!is_nested_too_deep(&format!(
            "{{ a(b: \"\"\"{deep}\"{deep}\\\"\"\"{deep}\"\"\") }}"
        )));
        assert!(!is_nested_too_deep(&format!("# {deep}\n{{ a }}")));
        assert!(is_nested_too_deep(&format!("{{ a(b: \"\") {deep}")));
        assert!(is_nested_too_deep(&format!("# x\n{deep}")));
    }
}
