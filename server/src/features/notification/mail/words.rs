//! The words of letters. What happened is said in the very sentences of the page.

use std::collections::HashMap;
use std::sync::LazyLock;

use entity::mail_setting::Language;

type Sentences = HashMap<String, String>;

static VI: LazyLock<Sentences> = LazyLock::new(|| {
    read(include_str!(
        "../../../../../frontend/locales/vi/notification.json"
    ))
});
static EN: LazyLock<Sentences> = LazyLock::new(|| {
    read(include_str!(
        "../../../../../frontend/locales/en/notification.json"
    ))
});

fn read(file: &str) -> Sentences {
    serde_json::from_str(file).unwrap_or_default()
}

fn sentences(language: Language) -> &'static Sentences {
    match language {
        Language::Vi => &VI,
        Language::En => &EN,
    }
}

/// A sentence of the page, with these in their places.
pub fn say(language: Language, key: &str, places: &[(&str, &str)]) -> Option<String> {
    let mut said = sentences(language).get(key)?.clone();
    for (place, words) in places {
        said = said.replace(&format!("{{{{ {place} }}}}"), words);
    }
    Some(said)
}

/// What a letter itself says.
pub struct Frame {
    pub greeting: &'static str,
    pub one: &'static str,
    pub several: &'static str,
    pub all: &'static str,
    pub change: &'static str,
    pub automatic: &'static str,
}

pub fn frame(language: Language) -> &'static Frame {
    match language {
        Language::Vi => &Frame {
            greeting: "Kính gửi anh, chị {name},",
            one: "Có một việc liên quan đến anh, chị:",
            several: "Có {count} việc liên quan đến anh, chị:",
            all: "Xem tất cả thông báo",
            change: "Đổi cách nhận thư",
            automatic: "Thư này do hệ thống gửi; xin không trả lời vào địa chỉ này.",
        },
        Language::En => &Frame {
            greeting: "Dear {name},",
            one: "Something happened that concerns you:",
            several: "{count} things happened that concern you:",
            all: "See all notifications",
            change: "Change how you are written to",
            automatic: "This letter was sent by the system; please do not answer to this address.",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::notification::model::KINDS;

    #[test]
    fn everything_that_is_told_has_its_sentence_in_both_languages() {
        for (event, _) in KINDS {
            for language in [Language::Vi, Language::En] {
                let said = say(language, &event.replace('.', "_"), &[]);
                assert!(said.is_some(), "{event}");
            }
        }
    }

    #[test]
    fn words_stand_in_their_places() {
        let said = say(
            Language::Vi,
            "task_assigned",
            &[("actor", "Lê Thị Sen"), ("title", "Viết bài")],
        );
        assert_eq!(said.as_deref(), Some("Lê Thị Sen giao nhiệm vụ: Viết bài"));
    }
}
