// The HTTP face of remote commands.
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import type { StationCalls } from '../intents.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, limitAndOffset, pageOf } from '../http/wire.ts';
import { listCalls } from './calls.ts';
import { getCommand, listCommands, queueCommand } from './commands.ts';
import { Command, CommandFilter, CommandInPath, IdempotencyKey, NewCommand, StationCallList } from './wire.ts';

export type CommandParts = {
  doors: Doors;
  clock: Clock;
  newId(): string;
  bus: { ring(stationId: number): void };
  calls: StationCalls;
};

export function commandRoutes(api: Api, { doors, clock, newId, bus, calls }: CommandParts): void {
  api.addSchema(Command.schema);
  const config = { permission: 'login' } as const;
  const tags = ['commands'];

  api.get(
    '/stations/:id/commands',
    {
      config,
      schema: {
        summary: 'A station’s commands, the latest first',
        tags,
        params: IdInPath,
        querystring: CommandFilter,
        response: { 200: pageOf(Command.ref) },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const { query, params } = request;
      const wanted = { ...query, stationId: params.id, ...limitAndOffset({ pageSize: 100, ...query }) };
      return doors.withTenant(organization.id, (tx) => listCommands(tx, sight, wanted));
    },
  );

  api.post(
    '/stations/:id/commands',
    {
      config,
      schema: {
        summary: 'Send a command to a station',
        tags,
        params: IdInPath,
        headers: IdempotencyKey,
        body: NewCommand,
        response: { 202: Command.ref },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const idempotencyKey = request.headers['idempotency-key'];
      const given = {
        id: newId(),
        idempotencyKey,
        now: clock.now(),
        stationId: request.params.id,
        command: request.body,
        calls,
      };
      const command = await doors.withTenant(viewer.organization.id, (tx) => queueCommand(tx, viewer, given));
      if (command.state === 'queued') bus.ring(command.stationId);
      return reply.code(202).send(command);
    },
  );

  api.get(
    '/stations/:id/calls',
    {
      config: { permission: 'admin' },
      schema: {
        summary: 'What a station can be asked in its version of OCPP',
        tags,
        params: IdInPath,
        response: { 200: StationCallList },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => listCalls(tx, sight, request.params.id, calls));
    },
  );

  api.get(
    '/commands/:id',
    { config, schema: { summary: 'One command', tags, params: CommandInPath, response: { 200: Command.ref } } },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => getCommand(tx, sight, request.params.id));
    },
  );
}
