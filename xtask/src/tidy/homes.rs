//! What exactly one place may do, so that there is one place to look at.

use super::source::{Finding, Source};
use super::under;

struct Home {
    calls: &'static [&'static str],
    home: &'static [&'static str],
    why: &'static str,
}

const HOMES: &[Home] = &[
    Home {
        calls: &[
            "Database::connect",
            "SqlitePool::connect",
            "PgPool::connect",
        ],
        home: &["server/src/platform/store.rs", "server/src/platform/store"],
        why: "only the store holds connections",
    },
    Home {
        calls: &["env::var(", "env::var_os(", "env::vars("],
        home: &["server/src/config.rs", "server/build.rs"],
        why: "settings are read in config.rs",
    },
    Home {
        calls: &["Utc::now(", "Local::now(", "SystemTime::now("],
        home: &["server/src/platform/clock.rs"],
        why: "the time comes from the clock in platform/clock.rs, which tests can set",
    },
];

pub fn homes(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let product = |source: &&Source| {
        let part = source.path.split('/').next().unwrap_or_default();
        source.is_rust()
            && ["server", "entity", "migration"].contains(&part)
            && !source.path.contains("/tests/")
    };
    for source in sources.iter().filter(product) {
        for home in HOMES
            .iter()
            .filter(|home| home.home.iter().all(|place| !under(&source.path, place)))
        {
            for (line, text) in source.code() {
                if let Some(call) = home.calls.iter().find(|call| text.contains(**call)) {
                    findings.push(Finding::at(source, line, format!("`{call}`: {}", home.why)));
                }
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::source::{shown, sources};
    use super::homes;

    #[test]
    fn each_call_is_allowed_at_home_only() {
        let good = sources(&[
            (
                "server/src/platform/store.rs",
                "let db = Database::connect(url).await?;",
            ),
            ("server/src/config.rs", "std::env::var(\"SEN_LISTEN\")"),
            ("server/src/platform/clock.rs", "Utc::now()"),
            ("entity/tests/rows/main.rs", "Database::connect(url)"),
            ("xtask/src/run.rs", "std::env::var(\"PATH\")"),
            ("server/src/features/plan/mod.rs", "// not Utc::now()"),
        ]);
        assert!(homes(&good).is_empty());

        let bad = sources(&[(
            "server/src/features/plan/commands.rs",
            "let a = 1;\nlet now = Utc::now();",
        )]);
        assert_eq!(shown(&homes(&bad)).len(), 1);
        assert!(
            shown(&homes(&bad))
                .concat()
                .starts_with("server/src/features/plan/commands.rs:2: ")
        );
    }
}
