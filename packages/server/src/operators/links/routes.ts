// The HTTP face of getting in without a password: open to strangers, who all get the same answers.
import { Type } from '@fastify/type-provider-typebox';
import type { Api } from '../../http/route.ts';
import { readLink, takeLinkWithPassword, type LinkParts } from './links.ts';
import { askForLinks, type LostPasswordParts } from './lost-password.ts';
import { Link, LinkSecret, LinkUse, LostPassword } from './wire.ts';

const config = { permission: 'public' } as const;
const tags = ['login'];

export function linkRoutes(api: Api, parts: LinkParts & LostPasswordParts): void {
  api.addSchema(Link.schema);

  api.post(
    '/password-resets',
    {
      config,
      schema: {
        summary: 'Ask for a mail with which a new password is set',
        description: 'The answer is the same whether or not anybody has this e-mail address.',
        tags,
        body: LostPassword,
        response: { 202: Type.Null() },
      },
    },
    async (request, reply) => {
      await askForLinks(parts, { ...request.body, address: request.ip });
      return reply.code(202).send(null);
    },
  );

  api.post(
    '/links/check',
    {
      config,
      schema: { summary: 'Whom a mailed link is for', tags, body: LinkSecret, response: { 200: Link.ref } },
    },
    (request) => readLink(parts, request.body.secret),
  );

  api.post(
    '/links/use',
    {
      config,
      schema: { summary: 'Set a password with a mailed link', tags, body: LinkUse, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await takeLinkWithPassword(parts, { ...request.body, address: request.ip });
      return reply.code(204).send(null);
    },
  );
}
