// Short names for what the server's API says and takes; everything comes from the generated schema.
import type { components, paths } from './schema.gen.ts';

type Schemas = components['schemas'];
type BodyOf<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Body } } }
  ? Body
  : never;
type AnswerOf<Operation, Status extends number> = Operation extends {
  responses: Record<Status, { content: { 'application/json': infer Answer } }>;
}
  ? Answer
  : never;
type QueryOf<Operation> = Operation extends { parameters: { query?: infer Query } } ? NonNullable<Query> : never;

export type Problem = Schemas['Problem'];
export type Me = Schemas['Me'];
export type Account = Schemas['Account'];
export type AccountEdit = BodyOf<paths['/account']['put']>;
export type OwnLogin = Schemas['OwnLogin'];
export type Organization = Schemas['Organization'];
export type OrganizationEdit = BodyOf<paths['/organization']['put']>;
export type SetupRequest = BodyOf<paths['/setup']['post']>;

export type MailedLink = Schemas['Link'];

export type OperatorRow = Schemas['OperatorRow'];
export type Operator = Schemas['Operator'];
export type OperatorFilter = QueryOf<paths['/operators']['get']>;
export type OperatorEdit = BodyOf<paths['/operators/{id}']['put']>;
export type Invitation = BodyOf<paths['/operators']['post']>;

export type DriverRow = Schemas['DriverRow'];
export type Driver = Schemas['Driver'];
export type DriverFilter = QueryOf<paths['/drivers']['get']>;
export type NewDriver = BodyOf<paths['/drivers']['post']>;
export type DriverEdit = BodyOf<paths['/drivers/{id}']['put']>;
export type DriverGroupRow = Schemas['DriverGroupRow'];
export type DriverGroup = Schemas['DriverGroup'];
export type DriverGroupFilter = QueryOf<paths['/driver-groups']['get']>;
export type NewDriverGroup = BodyOf<paths['/driver-groups']['post']>;
export type DriverGroupEdit = BodyOf<paths['/driver-groups/{id}']['put']>;

export type Found = AnswerOf<paths['/find']['get'], 200>;
export type Dashboard = AnswerOf<paths['/dashboard']['get'], 200>;
export type DashboardGroup = Dashboard['groups'][number];
export type DashboardStation = Schemas['DashboardStation'];

export type Group = Schemas['Group'];
export type GroupInTree = Schemas['GroupInTree'];
export type GroupTotals = Schemas['GroupTotals'];
export type GroupEdit = BodyOf<paths['/groups/{id}']['put']>;
export type NewGroup = BodyOf<paths['/groups']['post']>;
export type Statistics = Schemas['Statistics'];
export type StatisticsFilter = QueryOf<paths['/statistics']['get']>;
export type LastDay = AnswerOf<paths['/statistics/last-24-hours']['get'], 200>;

export type StationRow = Schemas['StationRow'];
export type Station = Schemas['Station'];
export type StationPoint = Schemas['PointDetail'];
export type StationFilter = QueryOf<paths['/stations']['get']>;
export type NewStationAnswer = AnswerOf<paths['/stations']['post'], 201>;
export type StationEdit = BodyOf<paths['/stations/{id}']['put']>;
export type PointEdit = BodyOf<paths['/stations/{id}/points']['put']>['points'][number];
export type Socket = PointEdit['sockets'][number];
export type ImportAnswer = AnswerOf<paths['/stations/import']['post'], 200>;
export type NewProof = BodyOf<paths['/stations/{id}/proof']['post']>;
export type StationCertificate = Schemas['StationCertificate'];
export type CertificateAuthority = Schemas['CertificateAuthority'];
export type AuthorityFilter = QueryOf<paths['/certificate-authorities']['get']>;
export type NewAuthority = BodyOf<paths['/certificate-authorities']['post']>;
export type NewStation = BodyOf<paths['/stations']['post']>;

export type Setting = Schemas['Setting'];
export type DesiredSetting = Schemas['DesiredSetting'];
export type NewDesiredSetting = BodyOf<paths['/stations/{id}/desired-settings']['post']>;
export type OcppFrame = Schemas['Frame'];
export type StationEvent = Schemas['StationEvent'];
export type EventsOfDay = AnswerOf<paths['/stations/{id}/events']['get'], 200>;
export type Session = Schemas['SessionRow'];
export type SessionDetail = Schemas['Session'];
export type SessionFilter = QueryOf<paths['/sessions']['get']>;
export type SessionFlag = Session['flags'][number];
export type Sample = Schemas['Sample'];
export type StrayEnd = Schemas['StrayEnd'];
export type EndByHandBody = BodyOf<paths['/sessions/{id}/end']['post']>;

type Reviews = AnswerOf<paths['/reviews']['get'], 200>;
export type Review = Reviews['items'][number];
export type ReviewKind = Review['kind'];
export type ReviewsFilter = QueryOf<paths['/reviews']['get']>;

export type ReportFilter = QueryOf<paths['/reports/totals']['get']>;
export type ReportRowsFilter = QueryOf<paths['/reports/rows']['get']>;
export type ReportSessionsFilter = QueryOf<paths['/reports/sessions']['get']>;
export type ReportBridge = AnswerOf<paths['/reports/bridge']['get'], 200>;
export type ReportTotals = AnswerOf<paths['/reports/totals']['get'], 200>;
export type ReportRow = Schemas['ReportRow'];
export type ReportSession = Schemas['ReportSession'];
export type ReportJob = Schemas['ReportJob'];
export type SavedReport = Schemas['SavedReport'];
export type SavedReportEdit = BodyOf<paths['/reports/saved']['post']>;

export type Issue = Schemas['Issue'];
export type IssueFilter = QueryOf<paths['/issues']['get']>;

export type LocalList = Schemas['LocalList'];
export type WantedLimit = Schemas['WantedLimit'];
export type GroupLimit = AnswerOf<paths['/groups/{id}/limit']['get'], 200>['items'][number];
export type StationQuirks = Schemas['StationQuirks'];
export type StationQuirk = StationQuirks['items'][number];
export type QuirkParameters = StationQuirk['parameters'];
export type Token = Schemas['Token'];
export type TokenFilter = QueryOf<paths['/tokens']['get']>;
export type TokenEdit = BodyOf<paths['/tokens/{id}']['put']>;
export type Presentation = Schemas['Presentation'];
export type PresentationFilter = QueryOf<paths['/presentations']['get']>;
export type Question = QueryOf<paths['/authorization-check']['get']>;
export type Judgement = AnswerOf<paths['/authorization-check']['get'], 200>;

export type Mail = Schemas['Mail'];
export type MailRow = Schemas['MailRow'];
export type MailFilter = QueryOf<paths['/mails']['get']>;

export type ApiKey = Schemas['ApiKey'];
export type ApiKeyFilter = QueryOf<paths['/api-keys']['get']>;
export type NewApiKey = BodyOf<paths['/api-keys']['post']>;
export type MadeApiKey = AnswerOf<paths['/api-keys']['post'], 201>;

export type Command = Schemas['Command'];
export type StationCalls = AnswerOf<paths['/stations/{id}/calls']['get'], 200>;
export type CommandRequest = BodyOf<paths['/stations/{id}/commands']['post']>;

export type Campaign = Schemas['Campaign'];
export type CampaignResult = Schemas['CampaignResult'];
export type NewCampaign = BodyOf<paths['/campaigns']['post']>;
export type Impact = AnswerOf<paths['/campaigns/foresee']['post'], 200>;

export type Transfer = Schemas['Transfer'];
export type FirmwareImage = Schemas['FirmwareImage'];
export type FirmwareFilter = QueryOf<paths['/firmware']['get']>;
export type NewFirmwareImage = BodyOf<paths['/firmware']['post']>;

export type AuditEntry = Schemas['AuditEntry'];
export type AuditPage = AnswerOf<paths['/audit']['get'], 200>;
export type AuditFilter = QueryOf<paths['/audit']['get']>;

export type Task = Schemas['Task'];
export type TaskFilter = QueryOf<paths['/tasks']['get']>;
export type NewTask = BodyOf<paths['/tasks']['post']>;
export type TaskEdit = BodyOf<paths['/tasks/{id}']['put']>;
export type TaskPreviewAsked = QueryOf<paths['/tasks/preview']['get']>;
export type TaskPreview = Schemas['TaskPreview'];
export type TaskRun = Schemas['TaskRun'];
