//! The schema, composed of the features' parts. Nothing is decided here.

use async_graphql::{MergedObject, MergedSubscription, Request, Response, SDLExportOptions};
use futures_util::future::BoxFuture;
use futures_util::stream::Stream;

use crate::features::{
    account, activity, arrival, attachment, audit, calendar, channel, comment, distribution,
    document, export, handover, import, indicator, job, notification, organization, paper, period,
    phonebook, plan, reorganization, report, signing, task, upload, view,
};
use crate::node::NodeQuery;
use crate::platform::graphql::Call;
use crate::platform::mail::Sends;
use crate::platform::site::PublicUrl;

/// Everything that can be read.
#[derive(MergedObject, Default)]
pub struct Query(
    NodeQuery,
    account::AccountQuery,
    calendar::CalendarQuery,
    calendar::DayOffQuery,
    organization::OrganizationQuery,
    distribution::DeliveryQuery,
    document::DocumentQuery,
    document::RegisterQuery,
    signing::SigningQuery,
    arrival::ArrivalQuery,
    paper::PaperQuery,
    paper::PreviewQuery,
    plan::PlanQuery,
    period::PeriodQuery,
    indicator::IndicatorQuery,
    report::ReportQuery,
    task::TaskQuery,
    comment::CommentQuery,
    audit::AuditQuery,
    activity::ActivityQuery,
    phonebook::PhonebookQuery,
    handover::HandoverQuery,
    reorganization::ReorganizationQuery,
    job::JobQuery,
    import::ImportQuery,
    view::ViewQuery,
);

/// Everything that can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(
    account::AccountMutation,
    calendar::DayOffMutation,
    calendar::SchoolYearMutation,
    organization::OrganizationMutation,
    channel::ChannelMutation,
    distribution::DeliveryMutation,
    distribution::DocumentMutation,
    document::RegisterMutation,
    signing::SigningMutation,
    arrival::ArrivalMutation,
    arrival::CopyMutation,
    plan::PlanMutation,
    period::PeriodMutation,
    indicator::IndicatorMutation,
    report::ReportMutation,
    task::TaskMutation,
    comment::CommentMutation,
    activity::ActivityMutation,
    attachment::AttachmentMutation,
    channel::FocalPointMutation,
    handover::HandoverMutation,
    reorganization::ReorganizationMutation,
    upload::UploadMutation,
    notification::NotificationMutation,
    notification::MailSettingMutation,
    job::JobMutation,
    export::ExportMutation,
    import::ImportMutation,
    view::ViewMutation,
);

/// Everything that can be listened to.
#[derive(MergedSubscription, Default)]
pub struct Subscription(
    plan::PlanSubscription,
    report::ReportSubscription,
    notification::NotificationSubscription,
    comment::CommentSubscription,
);

type Composed = async_graphql::Schema<Query, Mutation, Subscription>;

/// Executes requests, each for its [`Call`].
pub struct Schema(Composed);

impl Schema {
    /// Boxed: a future of all resolvers is compiled once, here, and not by everyone who awaits it.
    pub fn execute(&self, call: Call, request: Request) -> BoxFuture<'_, Response> {
        Box::pin(call.answer(&self.0, request))
    }

    /// One answer for each event, or the only one there is.
    pub fn execute_stream(
        &self,
        call: Call,
        request: Request,
    ) -> impl Stream<Item = Response> + Send + use<> {
        call.answers(&self.0, request)
    }

    pub fn sdl(&self, options: SDLExportOptions) -> String {
        self.0.sdl_with_options(options)
    }
}

/// The schema with every limit that belongs to documents themselves.
pub fn build() -> Schema {
    build_for(Sends(false), PublicUrl::default())
}

/// The same for a server that sends letters, or does not, and that people reach there.
pub fn build_for(sends: Sends, site: PublicUrl) -> Schema {
    let composed = Composed::build(
        Query::default(),
        Mutation::default(),
        Subscription::default(),
    );
    Schema(
        composed
            .data(sends)
            .data(site)
            .limit_depth(15)
            .limit_directives(20)
            .finish(),
    )
}
