// Who asks, in the matrix of routes: each enters once and sends requests as itself. A further kind is a further way to enter.
import { randomBytes } from 'node:crypto';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { hashOf } from '../../api-keys/entry.ts';
import { insertKey } from '../../api-keys/queries.ts';
import { secretFrom } from '../../api-keys/rules.ts';
import type { Role } from '../../viewer.ts';
import { origin, type TestPanel } from '../panel.ts';
import type { Place } from './place.ts';

export type Ask = (request: InjectOptions) => Promise<LightMyRequestResponse>;
/** In sight of those who see; aside from it, in another base group; and in the other organization. */
export type Places = Record<'inside' | 'aside' | 'elsewhere', Place>;
export type Principal = {
  name: string;
  kind: 'nobody' | 'operator' | 'program';
  role?: Role;
  /** Whether what the matrix makes lies in its organization and base group. */
  sees: boolean;
  enter(panel: TestPanel, places: Places): Promise<Ask>;
};

/** Not held to leave an audit entry: many of its requests find nothing to change. */
function asking({ app }: TestPanel, own: Record<string, string>): Ask {
  const authority = new URL(origin).host;
  return (request) => app.inject({ authority, ...request, headers: { ...request.headers, ...own } });
}

/** One of `paintPicture`. */
function operator(name: string, role: Role, username: string, { sees }: { sees: boolean }): Principal {
  const enter: Principal['enter'] = async (panel) => {
    const { cookie, csrfToken } = await panel.logIn(username);
    return asking(panel, { cookie, 'x-csrf-token': csrfToken, origin });
  };
  return { name, kind: 'operator', role, sees, enter };
}

/** With an API key for the group of a place. */
function program(name: string, role: Role, where: keyof Places): Principal {
  const enter: Principal['enter'] = async (panel, places) => {
    const { doors, organizationId, groupId: baseGroupId, operatorId: createdBy } = places[where];
    const { secret, prefix } = secretFrom(randomBytes(32));
    const [createdAt, expiresAt] = [new Date(), new Date(Date.now() + 86_400_000)];
    const key = { name, prefix, role, baseGroupId, createdBy, createdAt, expiresAt, secretHash: hashOf(secret) };
    await doors.withTenant(organizationId, (tx) => insertKey(tx, key));
    return asking(panel, { authorization: `Bearer ${secret}` });
  };
  return { name, kind: 'program', role, sees: where === 'inside', enter };
}

export const principals: readonly Principal[] = [
  { name: 'nobody', kind: 'nobody', sees: false, enter: (panel) => Promise.resolve(asking(panel, { origin })) },
  operator('basic', 'basic', 'beta', { sees: true }),
  operator('admin', 'admin', 'alpha', { sees: true }),
  operator('basic outside the base group', 'basic', 'gamma', { sees: false }),
  operator('admin outside the base group', 'admin', 'delta', { sees: false }),
  operator('basic of another organization', 'basic', 'other-beta', { sees: false }),
  operator('admin of another organization', 'admin', 'other-alpha', { sees: false }),
  program('basic program', 'basic', 'inside'),
  program('admin program', 'admin', 'inside'),
  program('basic program outside the base group', 'basic', 'aside'),
  program('admin program outside the base group', 'admin', 'aside'),
  program('basic program of another organization', 'basic', 'elsewhere'),
  program('admin program of another organization', 'admin', 'elsewhere'),
];
