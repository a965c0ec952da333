// Decisions about the tree of charging groups: where a group may be moved, and what stands in the way of deleting one. Pure.

/** Where a group is, and where it shall be; null stands for "above one's own base group". */
export type Move = {
  isBase: boolean;
  parentId: number | null;
  wantedId: number | null;
  /** Whether the wanted parent is the group itself or lies below it. */
  isBelowItself: boolean;
  isInSight: boolean;
};

export type MoveVerdict = 'stays' | 'moves' | 'base_group_fixed' | 'group_not_found' | 'group_ring' | 'parent_missing';

export function judgeMove({ isBase, parentId, wantedId, isBelowItself, isInSight }: Move): MoveVerdict {
  if (isBase) return wantedId === null ? 'stays' : 'base_group_fixed';
  if (wantedId === null) return 'parent_missing';
  if (wantedId === parentId) return 'stays';
  if (!isInSight) return 'group_not_found';
  return isBelowItself ? 'group_ring' : 'moves';
}

/** How many of each kind hang on a group; their order is that of the sentence. */
export type Holding = {
  stations: number;
  groups: number;
  operators: number;
  apiKeys: number;
  rights: number;
  drivers: number;
  driverGroups: number;
  firmwareImages: number;
  certificateAuthorities: number;
  tasks: number;
};

const names: Record<keyof Holding, readonly [one: string, more: string]> = {
  stations: ['charging station', 'charging stations'],
  groups: ['charging group below it', 'charging groups below it'],
  operators: ['operator whose base group it is', 'operators whose base group it is'],
  apiKeys: ['API key whose base group it is', 'API keys whose base group it is'],
  rights: ['access right to it', 'access rights to it'],
  drivers: ['charging user whose home group it is', 'charging users whose home group it is'],
  driverGroups: ['charging user group whose home group it is', 'charging user groups whose home group it is'],
  firmwareImages: ['firmware image whose home group it is', 'firmware images whose home group it is'],
  certificateAuthorities: [
    'certificate authority whose home group it is',
    'certificate authorities whose home group it is',
  ],
  tasks: ['scheduled task in it or for it', 'scheduled tasks in it or for it'],
};

/** Numbers only: who they are may lie out of the asker's sight. Undefined where the group is empty. */
export function whatStandsInTheWay(holding: Holding): string | undefined {
  const parts = (Object.keys(names) as (keyof Holding)[])
    .filter((kind) => holding[kind] > 0)
    .map((kind) => `${holding[kind]} ${names[kind][holding[kind] === 1 ? 0 : 1]}`);
  const last = parts.pop();
  if (last === undefined) return undefined;
  const list = parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
  return `This charging group is not empty: ${list}.`;
}
