// The words of settings that charging stations shall have.
export const desiredSettings = {
  title: 'Wanted settings',
  text: 'The charging station is told of them as soon as it is there.',
  wanted: 'Wanted',
  actual: 'The station has',
  unknown: 'not known',
  lasting: 'To last: told again whenever the station comes back with another value.',
  state: {
    waiting: 'Waits for the station',
    underway: 'On its way',
    applied: 'Applied',
    restart: 'Waits for a restart of the station',
    differs: 'Taken, but the station tells another value',
    refused: 'Refused by the station',
  },
  tried: 'tried {{at}}',
  by: 'wanted by {{name}}',
  withdraw: 'Withdraw',
  withdrawNamed: 'Withdraw {{key}}',
  offline: 'The charging station is offline: what you save is wanted, and told to it when it connects.',
};
