use super::*;

fn indicator(code: &str, required: bool) -> Indicator {
    Indicator {
        id: cynic::Id::new(format!("id-{code}")),
        code: code.into(),
        name: code.into(),
        help: None,
        unit: "bài".into(),
        topic: None,
        required,
        position: 1,
        kind: IndicatorKind::Count,
        places: 0,
        choices: Vec::new(),
        formula: None,
    }
}

fn content(figures: &[(&str, &str)], difficulties: &str) -> Content {
    Content {
        figures: figures
            .iter()
            .map(|(code, text)| (format!("id-{code}"), (*text).to_owned()))
            .collect(),
        difficulties: difficulties.into(),
        ..Content::default()
    }
}

fn register() -> Known {
    Known::from([(
        "id-B".to_owned(),
        (Decimal::whole(4), "CHANNEL_REGISTER".to_owned()),
    )])
}

#[test]
fn a_figure_is_a_number_or_stays_text() {
    let whole = |text| Reading::of(text, 0);
    assert_eq!(whole("  "), Reading::Empty);
    assert_eq!(whole(" 14 "), Reading::Number(Decimal::whole(14)));
    assert_eq!(whole("1.234"), Reading::Number(Decimal::whole(1234)));
    assert_eq!(
        whole("1 234 567"),
        Reading::Number(Decimal::whole(1_234_567))
    );
    for text in [
        "hai", "1,5", "1.5", "12.34", "1..234", "2 bài", "−", "٣", "1,",
    ] {
        assert_eq!(whole(text), Reading::NotNumber, "{text}");
    }
    assert_eq!(whole("-3"), Reading::Negative);
    assert_eq!(whole("2000000000"), Reading::TooBig);
    assert_eq!(whole("99999999999999999999"), Reading::TooBig);
    let part = |text| Reading::of(text, 2);
    assert_eq!(part("1.234,50"), Reading::Number(Decimal(12_345_000)));
    assert_eq!(part("0,25"), Reading::Number(Decimal(2_500)));
    assert_eq!(part("1,125"), Reading::TooManyPlaces);
    assert_eq!(part("1.5"), Reading::NotNumber);
    assert_eq!(part("-0,01"), Reading::Negative);
    assert_eq!(as_typed(Decimal(12_345_000)), "1234,5");
}

#[test]
fn what_differs_and_what_is_unusual_needs_a_word() {
    let indicators = [indicator("A", false), indicator("B", false)];
    let mut typed = content(&[("A", "2"), ("B", "5")], "Không");
    let unusual = Unusual::from([("id-A".to_owned(), vec![IndicatorBreach::ChangedMuch])]);
    assert_eq!(
        typed.faults(&indicators, &register(), &unusual),
        [
            (Field::Explanation("A".into()), Fault::NoExplanation),
            (Field::Reason("B".into()), Fault::NoReason),
        ]
    );
    typed
        .explanations
        .insert("id-A".into(), "Kỳ trước nghỉ dịch".into());
    typed
        .reasons
        .insert("id-B".into(), "Mới mở một kênh".into());
    assert_eq!(typed.faults(&indicators, &register(), &unusual), []);
}

#[test]
fn an_unreadable_figure_is_not_sent_and_an_emptied_one_is() {
    let indicators = [
        indicator("A", true),
        indicator("B", true),
        indicator("C", false),
    ];
    let typed = content(&[("A", "hai"), ("B", "4"), ("C", "")], "");
    let sent: Vec<_> = typed
        .values(&indicators, &register())
        .into_iter()
        .map(|value| (value.indicator.into_inner(), value.value))
        .collect();
    assert_eq!(
        sent,
        [("id-B".to_owned(), None), ("id-C".to_owned(), None)],
        "what the register says is left to it"
    );
    assert_eq!(typed.unreadable(&indicators).len(), 1);
}

#[test]
fn everything_that_is_wrong_is_told_in_the_forms_order() {
    let indicators = [indicator("A", true), indicator("B", true)];
    let typed = content(&[("A", "hai"), ("B", "")], " ");
    assert_eq!(
        typed.faults(&indicators, &register(), &Unusual::new()),
        [
            (Field::Figure("A".into()), Fault::NotNumber),
            (Field::Figure("B".into()), Fault::Missing),
            (Field::Difficulties, Fault::Missing),
        ]
    );
    assert_eq!(typed.filled(&indicators), (0, 3));
    assert_eq!(
        content(&[("A", "2"), ("B", "0")], "Không").filled(&indicators),
        (3, 3)
    );
}

#[test]
fn only_what_nobody_typed_in_is_blank() {
    assert!(content(&[("A", ""), ("B", "4")], "").is_blank(&register()));
    assert!(!content(&[("A", ""), ("B", "5")], "").is_blank(&register()));
    assert!(!content(&[("A", "hai")], "").is_blank(&register()));
    assert!(!content(&[], "Không").is_blank(&register()));
}

#[test]
fn a_lost_reply_is_told_from_somebody_elses_change() {
    let mine = content(&[("A", "2"), ("B", "hai")], "Thiếu máy ảnh ");
    assert!(mine.says_the_same(&content(&[("A", "2"), ("B", "")], "Thiếu máy ảnh")));
    assert!(!mine.says_the_same(&content(&[("A", "3"), ("B", "")], "Thiếu máy ảnh")));
}

#[test]
fn a_new_version_alone_is_nothing_to_save() {
    let content = content(&[("A", "2")], "");
    let kept = |version| Kept {
        version: Some(version),
        content: content.clone(),
    };
    assert!(kept(1) == kept(2));
}
