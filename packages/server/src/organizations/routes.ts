// The HTTP face of an organization's settings, and of where to turn for help.
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IfMatch, tagged, versionIn } from '../http/version.ts';
import { editOrganization, getOrganization } from './organizations.ts';
import { Organization, OrganizationEdit, Support } from './wire.ts';

export function organizationRoutes(
  api: Api,
  { doors, supportUrl }: { doors: Doors; supportUrl: string | undefined },
): void {
  api.addSchema(Organization.schema);
  const tags = ['organization'];

  api.get(
    '/organization',
    {
      config: { permission: 'admin' },
      schema: { summary: 'Settings of the organization', tags, response: { 200: Organization.ref } },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const organization = await doors.withTenant(viewer.organization.id, (tx) => getOrganization(tx, viewer));
      return tagged(reply, organization);
    },
  );

  api.put(
    '/organization',
    {
      config: { permission: 'adminOperator' },
      schema: {
        summary: 'Change the settings of the organization',
        tags,
        headers: IfMatch,
        body: OrganizationEdit,
        response: { 200: Organization.ref },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const version = versionIn(request.headers);
      const organization = await doors.withTenant(viewer.organization.id, (tx) =>
        editOrganization(tx, viewer, version, request.body),
      );
      return tagged(reply, organization);
    },
  );

  api.get(
    '/support',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'Where operators of this installation turn for help',
        description: 'An organization may name an address of its own, which stands in /me.',
        tags,
        response: { 200: Support },
      },
    },
    () => ({ address: supportUrl ?? null }),
  );
}
