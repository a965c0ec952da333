// What an operator is told about himself and his login.
import { Type, type Static } from '@fastify/type-provider-typebox';
import type { LoggedIn } from '../viewer.ts';
import { Id, Instant, named, nullable, oneOf } from './wire.ts';

export const Me = named(
  'Me',
  Type.Object({
    operator: Type.Object({
      id: Id,
      username: Type.String(),
      name: Type.String(),
      email: Type.String(),
      role: oneOf('admin', 'basic'),
      baseGroup: Type.Object({ id: Id, name: Type.String() }),
      /** Of panel and mails; null as long as none was chosen. */
      language: nullable(oneOf('en', 'de')),
    }),
    organization: Type.Object({
      id: Id,
      slug: Type.String(),
      name: Type.String(),
      timeZone: Type.String(),
      /** Its own; where it has none, that of the installation holds. */
      supportAddress: nullable(Type.String()),
    }),
    loginEndsAt: Instant,
    csrfToken: Type.String(),
    secondFactorMissing: Type.Boolean(),
  }),
);

export function meOf(viewer: LoggedIn): Static<typeof Me.schema> {
  const { operator, role, baseGroup, organization, pass, csrfToken, secondFactorMissing } = viewer;
  const who = { operator: { ...operator, role, baseGroup }, organization };
  return { ...who, loginEndsAt: pass.endsAt, csrfToken, secondFactorMissing };
}
