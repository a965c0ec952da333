// The HTTP face of mails, for admins.
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, limitAndOffset } from '../http/wire.ts';
import { listMails, readMail, retryMail, type KeptMails } from './mails.ts';
import { Mail, MailFilter, MailPage, MailRow, mailSchemas } from './wire.ts';

type Parts = { doors: Doors; clock: Clock; keptMails: KeptMails; hasMailServer: boolean };

const config = { permission: 'admin' } as const;
/** The words let somebody in: no business of a program. */
const forPeople = { permission: 'adminOperator' } as const;
const tags = ['mails'];
const params = IdInPath;

export function mailRoutes(api: Api, { doors, clock, keptMails, hasMailServer }: Parts): void {
  for (const { schema } of mailSchemas) api.addSchema(schema);

  api.get(
    '/mails',
    { config, schema: { summary: 'Mails to operators', tags, querystring: MailFilter, response: { 200: MailPage } } },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      const found = await doors.withTenant(organization.id, (tx) => listMails(tx, sight, wanted));
      return { ...found, hasMailServer };
    },
  );

  api.get(
    '/mails/:id',
    {
      config: forPeople,
      schema: {
        summary: 'One mail; with its words where it was kept instead of sent, which is written into the audit log',
        tags,
        params,
        response: { 200: Mail.ref },
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      return doors.withTenant(viewer.organization.id, (tx) => readMail(tx, viewer, request.params.id, keptMails));
    },
  );

  api.post(
    '/mails/:id/retry',
    {
      config: forPeople,
      schema: {
        summary: 'Send a mail that failed or was kept, with new words',
        tags,
        params,
        response: { 200: MailRow.ref },
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      const now = clock.now();
      return doors.withTenant(viewer.organization.id, (tx) => retryMail(tx, viewer, request.params.id, now));
    },
  );
}
