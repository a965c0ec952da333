// What a backup says of itself, and whether that fits what is in it and what is to take it. Reads no file.
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

export const manifestName = 'manifest.json';

const ContentSchema = Type.Object({ name: Type.String(), sizeBytes: Type.Integer(), sha256: Type.String() });

const ManifestSchema = Type.Object({
  /** Rises when an older program could not read it. */
  format: Type.Literal(1),
  /** The version of Stationmaster that made it. */
  stationmaster: Type.String(),
  madeAt: Type.String(),
  demo: Type.Boolean(),
  /** Of the key that its database was used with; older backups do not tell. */
  secretKeyCheck: Type.Optional(Type.String()),
  database: Type.Object({
    /** A folder of the embedded PostgreSQL, or a dump of one of the owner's. */
    kind: Type.Union([Type.Literal('embedded'), Type.Literal('outside')]),
    /** The major version. */
    postgres: Type.Integer(),
    migration: Type.Integer(),
  }),
  contents: Type.Array(ContentSchema),
});

export type Content = Static<typeof ContentSchema>;
export type Manifest = Static<typeof ManifestSchema>;
export type About = Omit<Manifest, 'contents'>;

export function readManifest(text: string): Manifest | undefined {
  try {
    const manifest: unknown = JSON.parse(text);
    return Value.Check(ManifestSchema, manifest) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** The first thing that is not as the manifest says, as a sentence. */
export function findFault(manifest: Manifest, found: readonly Content[]): string | undefined {
  const unseen = new Map(found.map((content) => [content.name, content]));
  for (const { name, sizeBytes, sha256 } of manifest.contents) {
    const content = unseen.get(name);
    if (content === undefined) return `${name} is missing in it.`;
    if (content.sizeBytes !== sizeBytes || content.sha256 !== sha256) return `${name} in it was changed.`;
    unseen.delete(name);
  }
  const [strange] = unseen.keys();
  return strange === undefined ? undefined : `${strange} in it does not belong there.`;
}

export type Taker = {
  demo: boolean;
  kind: 'embedded' | 'outside';
  postgres: number;
  migration: number;
  /** Of SECRET_KEY, where that is set. */
  secretKeyCheck: string | undefined;
};

/** Why this backup cannot be restored here, as a sentence with what to do. */
export function findMisfit(manifest: Manifest, taker: Taker): string | undefined {
  const { demo, database, stationmaster } = manifest;
  if (demo && !taker.demo) return 'It is a backup of the demonstration: say --demo too.';
  if (!demo && taker.demo) return 'It is no backup of the demonstration: leave out --demo.';
  if (database.kind !== taker.kind) {
    return database.kind === 'embedded'
      ? 'It is a backup of the embedded database: leave out DATABASE_URL.'
      : 'It is a backup of a PostgreSQL of your own: set DATABASE_URL to an empty database there.';
  }
  const made = `restore it with Stationmaster ${stationmaster}, which made it, and update afterwards`;
  if (database.migration > taker.migration) return `A newer Stationmaster made it: ${made}.`;
  if (database.kind === 'embedded' && database.postgres !== taker.postgres) {
    return `It is of PostgreSQL ${database.postgres}, and this Stationmaster brings ${taker.postgres}: ${made}.`;
  }
  if (database.postgres > taker.postgres) {
    return `It is of PostgreSQL ${database.postgres}: DATABASE_URL leads to the older version ${taker.postgres}.`;
  }
  return findMisfitOfKey(manifest, taker);
}

function findMisfitOfKey({ contents, secretKeyCheck }: Manifest, taker: Taker): string | undefined {
  const holdsKey = contents.some(({ name }) => name === 'secret.key');
  if (taker.secretKeyCheck === undefined) {
    return holdsKey ? undefined : 'Its secret key is not in it: set SECRET_KEY to what it was.';
  }
  if (secretKeyCheck === undefined || secretKeyCheck === taker.secretKeyCheck) return undefined;
  return `SECRET_KEY is another than it was: set it to that${holdsKey ? ', or leave it out for the key in the backup' : ''}.`;
}

const tops = ['postgres/', 'database/', 'files/', 'mails/'];

/** Whether a name leads nowhere but into what a backup holds. */
export function belongs(name: string): boolean {
  if (name === 'secret.key' || name === manifestName) return true;
  const steps = name.split('/');
  return (
    tops.some((top) => `${name}/`.startsWith(top)) && !name.includes('\\') && !steps.some((step) => /^\.*$/.test(step))
  );
}
