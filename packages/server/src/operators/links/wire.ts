// Links for operators who have no password, as the API says them. Secrets travel in bodies, never in addresses.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { named, oneOf } from '../../http/wire.ts';

const Purpose = oneOf('invitation', 'password_reset');
export type LinkPurpose = Static<typeof Purpose>;

const secret = Type.String({ minLength: 1, maxLength: 200 });

export const LinkSecret = Type.Object({ secret });
export const LinkUse = Type.Object({ secret, password: Type.String({ maxLength: 1024 }) });

export const Link = named(
  'Link',
  Type.Object({
    purpose: Purpose,
    username: Type.String(),
    name: Type.String(),
    email: Type.String(),
    organization: Type.String(),
  }),
);
export type Link = Static<typeof Link.schema>;

export const LostPassword = Type.Object({ email: Type.String({ format: 'email', maxLength: 320 }) });
