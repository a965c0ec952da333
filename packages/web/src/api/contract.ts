// What the server's API says and takes, as types only; to be replaced by aliases of the generated schema.

type PointStateName =
  | 'available'
  | 'charging'
  | 'suspended'
  | 'preparing'
  | 'finishing'
  | 'reserved'
  | 'occupied'
  | 'issue'
  | 'unavailable'
  | 'disabled'
  | 'unknown';

export type Me = {
  operator: {
    id: number;
    username: string;
    name: string;
    email: string;
    role: 'admin' | 'basic';
    baseGroup: { id: number; name: string };
  };
  organization: { id: number; slug: string; name: string; timeZone: string };
  loginEndsAt: string;
  csrfToken: string;
};

export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  number?: number;
  detail?: string;
  reference?: string;
  fields?: Record<string, string>;
};

export type PointState = PointStateName;
export type DashboardPoint = { evse: number; state: PointState; powerW: number | null; sessionId: number | null };

export type DashboardStation = {
  id: number;
  identifier: string;
  name: string;
  groupId: number;
  connected: boolean;
  lastSeenAt: string | null;
  offlineSince: string | null;
  disabled: boolean;
  points: DashboardPoint[];
};

export type DashboardGroup = { id: number; parentId: number | null; name: string };
export type Dashboard = { groups: DashboardGroup[]; stations: DashboardStation[]; at: string };

export type Group = DashboardGroup & { stationCount: number; pointCount: number };

export type StationRow = DashboardStation & {
  groupName: string;
  vendor: string | null;
  model: string | null;
  firmware: string | null;
  ocppVersion: string | null;
  pointCount: number;
};

export type StationPoint = DashboardPoint & {
  status: string | null;
  errorCode: string | null;
  info: string | null;
  statusAt: string | null;
  session: Session | null;
};

export type Station = Omit<StationRow, 'points'> & {
  serial: string | null;
  connectedSince: string | null;
  bootedAt: string | null;
  proof: string;
  note: string | null;
  points: StationPoint[];
};

export type StationEvent = {
  id: number;
  occurredAt: string;
  receivedAt: string;
  evse: number | null;
  kind: string;
  status: string | null;
  errorCode: string | null;
  info: string | null;
};

export type Session = {
  id: number;
  transactionId: number | string | null;
  stationId: number;
  stationName: string;
  stationIdentifier: string;
  evse: number;
  startedAt: string;
  endedAt: string | null;
  energyWh: number | null;
  counting: boolean;
  powerW: number | null;
  token: { id: string; name: string | null } | null;
  driver: { id: number | null; name: string } | null;
  decision: 'Accepted' | 'Blocked' | 'Expired' | 'Invalid' | 'ConcurrentTx';
  decisionReason: string;
  free: boolean;
  stopReason: string | null;
};

export type Sample = { at: string; registerWh: number | null; powerW: number | null };

export type CommandState = 'queued' | 'sent' | 'accepted' | 'rejected' | 'timed_out' | 'failed' | 'unknown';

export type Intent =
  | 'startCharging'
  | 'stopCharging'
  | 'releaseCable'
  | 'setAvailability'
  | 'reset'
  | 'clearCache'
  | 'refreshConfiguration'
  | 'changeSetting'
  | 'triggerMessage'
  | 'transferData';

export type Command = {
  id: string;
  stationId: number;
  intent: string;
  evse?: number | null;
  arguments: Record<string, unknown>;
  state: CommandState;
  status: string | null;
  detail: string | null;
  queuedAt: string;
  sentAt: string | null;
  answeredAt: string | null;
  operator: { id: number; name: string } | null;
};

export type CommandRequest = { intent: Intent; evse?: number; arguments?: Record<string, unknown> };

export type Token = {
  id: number;
  token: string;
  name: string | null;
  active: boolean;
  driver: { id: number; name: string } | null;
};

export type SetupRequest = {
  code: string;
  organization: { name: string; slug: string; timeZone: string };
  operator: { username: string; name: string; email: string; password: string };
};

export type NewStation = {
  name: string;
  identifier: string;
  groupId: number;
  proof: 'password' | 'none';
  password?: string;
};
export type NewStationAnswer = { station: StationRow; password: string | null; connectTo: string };

export type StationFilter = {
  search?: string;
  groupId?: number;
  state?: string;
  page?: number;
  pageSize?: number;
  sort?: 'name' | 'identifier' | 'lastSeen';
  order?: 'asc' | 'desc';
};

type Listing<T> = { items: T[]; total: number };

type Answer<T> = {
  responses: {
    200: { content: { 'application/json': T } };
    default: { content: { 'application/problem+json': Problem } };
  };
};
type Asked<Path, Query> = { parameters: { path: Path; query?: Query } };
type Body<T> = { requestBody: { content: { 'application/json': T } } };
type Id = { id: number };

/** Shaped like the output of openapi-typescript, so that the client needs no change when it comes from there. */
export type paths = {
  '/me': { get: Answer<Me> };
  '/login': { post: Body<{ username: string; password: string }> & Answer<Me> };
  '/logout': { post: Answer<undefined> };
  '/setup': { get: Answer<{ needed: boolean }>; post: Body<SetupRequest> & Answer<Me> };
  '/dashboard': { get: { parameters: { query?: { stationIds?: string } } } & Answer<Dashboard> };
  '/groups': { get: Answer<{ items: Group[] }> };
  '/stations': {
    get: { parameters: { query?: StationFilter } } & Answer<Listing<StationRow>>;
    post: Body<NewStation> & Answer<NewStationAnswer>;
  };
  '/stations/{id}': { get: Asked<Id, never> & Answer<Station> };
  '/stations/{id}/events': {
    get: Asked<Id, { day?: string }> & Answer<{ day: string; items: StationEvent[] }>;
  };
  '/stations/{id}/commands': {
    get: Asked<Id, never> & Answer<{ items: Command[] }>;
    post: { parameters: { path: Id; header: { 'Idempotency-Key': string } } } & Body<CommandRequest> & Answer<Command>;
  };
  '/sessions': {
    get: {
      parameters: { query?: { stationId?: number; open?: boolean; page?: number; pageSize?: number } };
    } & Answer<Listing<Session>>;
  };
  '/sessions/{id}/samples': { get: Asked<Id, never> & Answer<{ items: Sample[] }> };
  '/tokens': { get: { parameters: { query?: { search?: string } } } & Answer<{ items: Token[] }> };
};
