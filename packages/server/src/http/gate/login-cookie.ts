// The cookie that carries a login's id; knows neither what a login is nor who holds it.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LoggedIn } from '../../viewer.ts';

export type NewLogin = { viewer: LoggedIn; secret: string };

const name = 'stationmaster_login';

export function readLoginCookie(request: FastifyRequest): string | undefined {
  return request.cookies[name];
}

/** It says how long it holds and not until when: the browser's clock may be wrong by hours. */
export function setLoginCookie(
  reply: FastifyReply,
  { viewer, secret }: NewLogin,
  { secure, now }: { secure: boolean; now: Date },
): FastifyReply {
  const maxAge = Math.round((viewer.pass.endsAt.getTime() - now.getTime()) / 1000);
  return reply.setCookie(name, secret, { ...options(secure), maxAge });
}

export function clearLoginCookie(reply: FastifyReply, secure: boolean): FastifyReply {
  return reply.clearCookie(name, options(secure));
}

function options(secure: boolean) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
}
