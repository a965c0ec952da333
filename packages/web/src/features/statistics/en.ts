// The words of figures over time.
export const statistics = {
  lastDay: 'Last 24 hours',
  sessions: 'Charging events',
  usedPoints: 'Used charging points',
  energy: 'Energy charged',
  sessionsShort: 'Events',
  usedPointsShort: 'Used points',
  energyShort: 'Energy',
  ofPoints: 'of {{total}}',
  more: '{{amount}} more than before',
  less: '{{amount}} less than before',
  fewer: '{{amount}} fewer than before',
  same: 'as many as before',
  sameEnergy: 'as much as before',
};
