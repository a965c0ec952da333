// Who asks: what every request carries that is not open to anybody. Types only; imports nothing.

export type Role = 'admin' | 'basic';

/** Those that people are spoken to in. */
export type Language = 'en' | 'de';

/** Programs are spoken to in English. */
export const languageOf = (viewer: Viewer): Language =>
  (viewer.kind === 'operator' ? viewer.operator.language : null) ?? 'en';

/** What a viewer can see: a base group with all below it, and stations without a group where `orphans` says so. */
export type Sight = { baseGroupId: number; orphans: boolean };

/** Who did it, as commands and the audit log keep it; neither operator nor API key where the system itself acted. */
export type Actor = { operatorId: number | null; apiKeyId?: number; name: string; address: string | null };

/** What is known of whoever asks, person or program. Nearly all of the domain needs no more. */
type Asking = {
  organization: { id: number; slug: string; name: string; timeZone: string };
  role: Role;
  baseGroup: { id: number; name: string };
  sight: Sight;
  actor: Actor;
  /** What let him in; streams end with it. The key tells one from another and is no secret. */
  pass: { key: string; endsAt: Date };
};

/** An operator, in a login. */
export type LoggedIn = Asking & {
  kind: 'operator';
  /** Its own address of support, if it has one: only people turn there. */
  organization: { supportAddress: string | null };
  /** Without a language as long as none was chosen. */
  operator: { id: number; username: string; name: string; email: string; language: Language | null };
  csrfToken: string;
  /** The role that the login began with: one who has lost a right since is told so. */
  beganAs: Role;
  /** The organization demands a second factor and there is none yet: all but the own account waits for it. */
  secondFactorMissing: boolean;
};

/** A program, with an API key. */
export type Program = Asking & { kind: 'program'; apiKeyId: number };

export type Viewer = LoggedIn | Program;
