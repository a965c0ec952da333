// Holds every call in a test that has changed something to leave its entry in the audit log (S-19); a new route enters by itself.
import assert from 'node:assert/strict';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Doors } from '../db/doors.ts';

export type Left = {
  actor: string;
  address: string | null;
  action: string;
  kind: string | null;
  name: string | null;
  /** Before and after. */
  said: string;
};

/** Calls that may succeed without an entry, each with its reason. */
const apart: readonly [call: RegExp, reason: string][] = [
  [
    /^POST \/api\/v1\/account\/second-factor$/,
    'only offers a secret: it counts, and is noted, once a code of it was shown',
  ],
  [/^DELETE \/api\/v1\/operators\/\d+\/second-factor$/, 'who has none loses none'],
  [/^POST \/api\/v1\/links\/check$/, 'only looks whether a link is still good'],
  [
    /^POST \/api\/v1\/password-resets$/,
    'nobody has the address, or was mailed a moment ago, and the answer is the same',
  ],
  [/^POST \/api\/v1\/campaigns\/foresee$/, 'only counts what would be interrupted'],
  [/^POST \/api\/v1\/campaigns$/, 'a repeated click is the campaign that is there already'],
  [/^POST \/api\/v1\/stations\/import$/, 'a sheet that is only tried, or has a fault in it, adds nothing'],
  [/^POST \/api\/v1\/drivers\/import/, 'a sheet that is only tried, or is not what was tried, changes nothing'],
  [/^POST \/api\/v1\/stations\/\d+\/commands$/, 'a repeated click is the command that is there already'],
];

/** What is wrong with the entries that a successful call has left; undefined where nothing is. */
export function complaintAbout(call: string, sent: string, left: readonly Left[]): string | undefined {
  if (left.length === 0) {
    return apart.some(([route]) => route.test(call)) ? undefined : `${call} left no entry in the audit log.`;
  }
  for (const { actor, address, action, kind, name, said } of left) {
    if (!/^[a-z_]+\.[a-z_]+$/.test(action)) return `${call}: "${action}" is no action: object.verb.`;
    if (actor === '' || address === null) return `${call}: ${action} does not say who did it from where.`;
    if (kind !== null && name === null) {
      return `${call}: ${action} found no ${kind}: is it in audit/subjects.ts, and told of before it goes?`;
    }
    if (secretsIn(sent).some((secret) => said.includes(secret)) || said.includes('$argon2')) {
      return `${call}: ${action} tells a secret: ${said}`;
    }
  }
  return undefined;
}

function secretsIn(sent: string): string[] {
  return [...sent.matchAll(/"\w*(?:password|secret|code)\w*":"([^"]{6,})"/gi)].map(([, secret = '']) => secret);
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

export function injectHeld(app: FastifyInstance, doors: Doors) {
  return async (request: InjectOptions): Promise<LightMyRequestResponse> => {
    const method = request.method ?? 'GET';
    if (safe.has(method)) return app.inject(request);
    const lastId = await readLastId(doors);
    const response = await app.inject(request);
    if (response.statusCode >= 300) return response;
    const [path = ''] = typeof request.url === 'string' ? request.url.split('?') : [];
    const complaint = complaintAbout(
      `${method} ${path}`,
      JSON.stringify(request.payload ?? ''),
      await readLeft(doors, lastId),
    );
    assert.equal(complaint, undefined);
    return response;
  };
}

async function readLastId(doors: Doors): Promise<number> {
  const [row] = await doors.withSealer((tx) =>
    tx.query<{ id: number | null }>('select max(id) as id from audit_entries'),
  );
  return row?.id ?? 0;
}

function readLeft(doors: Doors, afterId: number): Promise<Left[]> {
  return doors.withSealer((tx) =>
    tx.query<Left>(
      `select e.actor, e.address, e.action, e.subject_kind as kind, coalesce(e.subject_name, p.subject_name) as name,
         concat_ws(' ', e.before::text, e.after::text, p.before::text, p.after::text) as said
       from audit_entries e left join audit_personal_parts p on p.entry_id = e.id where e.id > $1 order by e.id`,
      [afterId],
    ),
  );
}
