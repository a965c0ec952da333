// The words of what a charging station decides by while it is offline.
export const localLists = {
  name: 'Local list',
  waiting: 'being brought up to date.',
  unsupported: 'the charging station keeps none, or has it switched off.',
  failed: 'the charging station did not take it; it is tried again every hour.',
  held_one: '{{shown}} token, version {{version}}, taken by the charging station',
  held_other: '{{shown}} tokens, version {{version}}, taken by the charging station',
  leftOut_one: '{{shown}} more does not fit.',
  leftOut_other: '{{shown}} more do not fit.',
};
