// Who asks: what every request of a logged-in operator carries. Types only; imports nothing.

export type Role = 'admin' | 'basic';

/** What an operator can see: a base group with all below it, and stations without a group where `orphans` says so. */
export type Sight = { baseGroupId: number; orphans: boolean };

/** Who did it, as the audit log keeps it; no operator where the system itself acted. */
export type Actor = { operatorId: number | null; name: string; address: string | null };

export type Viewer = {
  organization: { id: number; slug: string; name: string; timeZone: string };
  operator: {
    id: number;
    username: string;
    name: string;
    email: string;
    role: Role;
    baseGroup: { id: number; name: string };
  };
  sight: Sight;
  actor: Actor;
  login: { key: string; csrfToken: string; endsAt: Date };
};
