//! Everything that is not code: the page itself, the style sheet, fonts and icons.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::copy_tree;
use crate::workspace::Workspace;

/// Stands in `frontend/index.html` for the address of the hashed folder.
const PLACE: &str = "{{app}}";

const ASSETS: &str = "frontend/assets";
const STYLES: &str = "frontend/assets/css";

/// `boot.js`, and all of `frontend/assets/css` as one sheet in the order of the names.
pub fn write_app(workspace: &Workspace, app: &Path) -> Result<()> {
    let boot = workspace.path("frontend/boot.js");
    fs::copy(&boot, app.join("boot.js"))
        .with_context(|| format!("cannot read {}", boot.display()))?;
    let mut sheets: Vec<PathBuf> = fs::read_dir(workspace.path(STYLES))
        .context("frontend/assets/css is missing")?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    sheets.retain(|path| path.extension().is_some_and(|extension| extension == "css"));
    sheets.sort();
    let mut sheet = String::new();
    for path in sheets {
        let text = fs::read_to_string(&path)?;
        for address in addresses(&text) {
            let known = address.starts_with('/')
                && workspace
                    .path(ASSETS)
                    .join(address.trim_start_matches('/'))
                    .is_file();
            ensure!(
                known,
                "{} asks for {address}, which is not there; write it as /…, from {ASSETS}",
                path.display()
            );
        }
        sheet.push_str(&text);
        sheet.push('\n');
    }
    Ok(fs::write(app.join("app.css"), sheet)?)
}

/// What a style sheet fetches.
fn addresses(sheet: &str) -> Vec<&str> {
    sheet
        .split("url(")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .map(|address| address.trim_matches(['"', '\'', ' ']))
        .filter(|address| !address.starts_with("data:") && !address.starts_with('#'))
        .collect()
}

pub fn write_index(workspace: &Workspace, dist: &Path, folder: &str) -> Result<()> {
    let template = fs::read_to_string(workspace.path("frontend/index.html"))
        .context("frontend/index.html is missing")?;
    let page = index(&template, folder)?;
    Ok(fs::write(dist.join("index.html"), page)?)
}

/// Refuses what the server's Content-Security-Policy would silently block in the browser.
fn index(template: &str, folder: &str) -> Result<String> {
    ensure!(
        template.contains(PLACE),
        "frontend/index.html nowhere says {PLACE}, the address of the page's code"
    );
    ensure!(
        !template.contains("<style") && !template.contains(" style="),
        "frontend/index.html has an inline style"
    );
    for script in template.split("<script").skip(1) {
        let tag = script.split('>').next().unwrap_or_default();
        ensure!(
            tag.contains("src="),
            "frontend/index.html has an inline script"
        );
    }
    Ok(template.replace(PLACE, &format!("/{folder}")))
}

/// Fonts, icons and whatever else keeps its name.
pub fn copy_assets(workspace: &Workspace, dist: &Path) -> Result<()> {
    let styles = workspace.path(STYLES);
    copy_tree(&workspace.path(ASSETS), dist, |path| path != styles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_the_code_is_filled_in() -> Result<()> {
        let page = index(
            r#"<script type="module" src="{{app}}/boot.js"></script>"#,
            "app-1f",
        )?;
        assert_eq!(
            page,
            r#"<script type="module" src="/app-1f/boot.js"></script>"#
        );
        Ok(())
    }

    #[test]
    fn addresses_in_style_sheets_are_found() {
        let sheet = "@font-face { src: url(/fonts/a.woff2) format('woff2'), url(\"b.png\") } p { mask: url(#m) url(data:x) }";
        assert_eq!(addresses(sheet), ["/fonts/a.woff2", "b.png"]);
    }

    #[test]
    fn inline_code_is_refused() {
        assert!(index("{{app}}<script>go()</script>", "app").is_err());
        assert!(index("{{app}}<style>p{}</style>", "app").is_err());
        assert!(index(r#"{{app}}<p style="color:red">"#, "app").is_err());
        assert!(index("<p>no address</p>", "app").is_err());
    }
}
