// The words of a charging point's card.
export const points = {
  since: '{{state}} since {{time}}',
  stopping: 'Stopping, asked {{span}} ago',
  starting: 'Starting, asked {{span}} ago',
  lastKnown: 'Offline, was {{state}}',
  error: '{{error}}',
  power: 'Power now',
  energy: 'Energy in this session',
  energyShort: 'Energy',
  duration: 'Duration',
  nobody: 'No charging user known',
  free: 'Free charging',
  idle: 'No charging session is running.',
  curveEmpty: 'The power curve begins with the first meter values.',
  notCounting: 'This session was not accepted; its energy is kept apart.',
};
