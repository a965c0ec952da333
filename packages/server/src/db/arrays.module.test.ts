import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { withBinaryLists } from './arrays.ts';

describe('lists in binary form', () => {
  let database: TestDatabase;
  let client: Client;

  before(async () => {
    database = await createTestDatabase();
    client = new Client(database.adminUrl);
    await client.connect();
  });

  after(async () => {
    await client.end();
    await database.drop();
  });

  /** What PostgreSQL makes of the list, element by element, as text. */
  async function readBack(type: string, values: readonly unknown[], encoded = true): Promise<(string | null)[]> {
    const text = `select value::text from unnest($1::${type}[]) as f (value)`;
    const statement = { name: `read-back-${type}`, text, values: [values] };
    const sent = encoded ? withBinaryLists(statement) : [values];
    assert.equal(Buffer.isBuffer(sent[0]), encoded && values.length > 0);
    const { rows } = await client.query<{ value: string | null }>(text, sent);
    return rows.map(({ value }) => value);
  }

  const noon = new Date('2026-06-15T12:00:00.123Z');
  const lists: [type: string, values: unknown[]][] = [
    ['bigint', [0, 1, -1, 4_294_967_296, -4_294_967_297, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, null]],
    ['integer', [0, -1, 2_147_483_647, -2_147_483_648, null]],
    ['boolean', [true, false, null]],
    ['timestamptz', [noon, new Date(0), new Date('1901-02-03T04:05:06.007Z'), null]],
    ['uuid', ['01234567-89ab-cdef-0123-456789ABCDEF', null]],
    ['text', ['', 'plain', 'a "quoted" \\ {word}, NULL', 'Jyväskylä 充電 🚗', null]],
  ];
  for (const [type, values] of lists) {
    test(`a list of ${type} means what it means spelled out`, async () => {
      assert.deepEqual(await readBack(type, values), await readBack(type, values, false));
    });
  }

  test('an empty list is empty', async () => {
    assert.deepEqual(await readBack('bigint', []), []);
  });

  test('a value that is not plainly of the type is left to PostgreSQL to refuse', () => {
    const odd: [type: string, value: unknown][] = [
      ['bigint', Number.MAX_VALUE],
      ['integer', 2_147_483_648],
      ['timestamptz', new Date(Number.NaN)],
      ['uuid', 'none'],
      ['text', 7],
    ];
    for (const [type, value] of odd) {
      const [sent] = withBinaryLists({ name: `odd-${type}`, text: `select unnest($1::${type}[])`, values: [[value]] });
      assert.deepEqual(sent, [value]);
    }
  });

  test('what is no list, or of a statement without a name, is left as it is', () => {
    const values = [7, [1, 2]];
    assert.deepEqual(withBinaryLists({ name: 'plain', text: 'select $1::bigint, any ($2)', values }), values);
    assert.deepEqual(withBinaryLists({ text: 'select $1::bigint, unnest($2::bigint[])', values }), values);
  });
});
