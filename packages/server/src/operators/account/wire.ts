// What the API says of an operator's own account.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, oneOf } from '../../http/wire.ts';

const details = {
  name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  email: Type.String({ format: 'email', maxLength: 320 }),
};

export const AccountEdit = Type.Object({
  ...details,
  /** Needed for another e-mail address: mails about a lost password go there. */
  currentPassword: Type.Optional(Type.String({ maxLength: 1024 })),
});
export type AccountEdit = Static<typeof AccountEdit>;

export const LanguageChoice = Type.Object({ language: oneOf('en', 'de') });

export const Account = named(
  'Account',
  Type.Object({
    username: Type.String(),
    name: Type.String(),
    email: Type.String(),
    role: oneOf('admin', 'basic'),
    baseGroup: Type.Object({ id: Id, name: Type.String() }),
    secondFactor: Type.Object({
      setAt: nullable(Instant),
      recoveryCodesLeft: Type.Integer(),
      demanded: Type.Boolean(),
    }),
    version: Type.Integer(),
  }),
);
export type Account = Static<typeof Account.schema>;

export const OwnLogin = named(
  'OwnLogin',
  Type.Object({
    key: Type.String(),
    beganAt: Instant,
    endsAt: Instant,
    address: Type.String(),
    /** Browser and system in words; empty where it is neither. */
    browser: Type.String(),
    /** Whether it is the one that asks. */
    isThis: Type.Boolean(),
  }),
);
export type OwnLogin = Static<typeof OwnLogin.schema>;

export const LoginKey = Type.Object({ key: Type.String({ pattern: '^[0-9a-f]{64}$' }) });

const Password = Type.String({ minLength: 1, maxLength: 1024 });
export const PasswordProof = Type.Object({ password: Password });
export const PasswordChange = Type.Object({ currentPassword: Password, newPassword: Type.String({ maxLength: 1024 }) });

export const SetUp = Type.Object({
  /** As text, for those who cannot scan. */
  secret: Type.String(),
  /** What the picture to scan says. */
  address: Type.String(),
});
export const ShownCode = Type.Object({ code: Type.String({ minLength: 1, maxLength: 64 }) });
export const RecoveryCodes = Type.Object({ recoveryCodes: Type.Array(Type.String()) });
