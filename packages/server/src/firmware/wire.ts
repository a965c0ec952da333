// Firmware images as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, nullableRef, oneOf, paging } from '../http/wire.ts';

export const FirmwareImage = named(
  'FirmwareImage',
  Type.Object({
    id: Id,
    version: Type.String(),
    /** Which stations it is for; empty where it is not said. */
    vendor: Type.String(),
    models: Type.Array(Type.String()),
    fileName: Type.String(),
    /** Null until the file has come. */
    sizeBytes: nullable(Type.Integer()),
    sha256: nullable(Type.String()),
    signed: Type.Boolean(),
    createdBy: nullableRef(Type.Object({ id: Id, name: Type.String() })),
    createdAt: Instant,
    uploadedAt: nullable(Instant),
  }),
);
export type FirmwareImage = Static<typeof FirmwareImage.schema>;

export const FirmwareFilter = Type.Object({
  /** In versions, names of files, vendors and models. */
  search: Type.Optional(Type.String({ maxLength: 200 })),
  /** Only those whose file has come, or only the others. */
  uploaded: Type.Optional(Type.Boolean()),
  /** The latest come first where nothing is said. */
  sort: Type.Optional(oneOf('version', 'for', 'size', 'uploadedAt')),
  order: Type.Optional(oneOf('asc', 'desc')),
  ...paging,
});
export type FirmwareFilter = Static<typeof FirmwareFilter>;

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

export const NewFirmwareImage = Type.Object(
  {
    version: Text(100),
    vendor: Type.Optional(Type.String({ maxLength: 100 })),
    models: Type.Optional(Type.Array(Text(100), { maxItems: 50 })),
    fileName: Text(200),
    /** As the vendor gave them: both or none. Base64, and PEM. */
    signature: Type.Optional(Text(800)),
    certificate: Type.Optional(Text(5_500)),
  },
  { additionalProperties: false },
);
export type NewFirmwareImage = Static<typeof NewFirmwareImage>;
