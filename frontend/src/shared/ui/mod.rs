//! The accessible widgets, on native elements, in the design's own classes (`assets/css`). Features compose them and
//! bring their own words: no widget knows a feature, and none takes a colour or a size.
//!
//! Text goes in as `String` (see [`crate::tr`]); what is typed lives in an `RwSignal` of the caller; what the address
//! shows (filters, sort, tab) lives in the query through [`address`]. `test_id` becomes `data-testid`.

mod action_bar;
pub mod address;
mod button;
mod checkbox;
mod combobox;
mod copy_field;
mod data_table;
mod date_field;
mod dialog;
mod empty_state;
mod error_state;
mod error_summary;
mod field;
mod file_drop;
mod filter_chips;
mod icon;
mod menu;
mod notice;
mod number_input;
mod page_header;
mod palette;
mod progress;
mod radio_group;
mod reason_dialog;
mod row_keys;
mod save_mark;
mod select;
mod side_panel;
mod skeleton;
mod stacked_bar;
mod status;
mod tabs;
mod text_area;
mod text_input;
mod timeline;
mod toast;

pub use action_bar::ActionBar;
pub use button::{Button, ButtonLink, Look};
pub use checkbox::Checkbox;
pub use combobox::{Combobox, Found};
pub use copy_field::CopyField;
pub use data_table::{Column, DataTable, Sort};
pub use date_field::DateField;
pub use dialog::ConfirmDialog;
pub use empty_state::EmptyState;
pub use error_state::ErrorState;
pub use error_summary::{ErrorSummary, Problem};
pub use field::Field;
pub use file_drop::FileDrop;
pub use filter_chips::{Filter, FilterChips, SearchBox};
pub use icon::{Glyph, Icon, Lotus, Sprite};
pub use menu::Menu;
pub use notice::Notice;
pub use number_input::NumberInput;
pub use page_header::{Crumb, PageHeader, PageTitle};
pub use palette::{CommandPalette, Entry, provide_palette, use_palette};
pub use progress::ProgressBar;
pub use radio_group::RadioGroup;
pub use reason_dialog::ReasonDialog;
pub use row_keys::row_keys;
pub use save_mark::SaveMark;
pub use select::{Choice, Select};
pub use side_panel::SidePanel;
pub use skeleton::Skeleton;
pub use stacked_bar::{Part, StackedBar};
pub use status::{Status, Tone};
pub use tabs::{Tab, Tabs};
pub use text_area::TextArea;
pub use text_input::TextInput;
pub use timeline::{Happening, Timeline};
pub use toast::{ToastRegion, toast};
