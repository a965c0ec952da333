// The words of the event feed.
export const events = {
  column: {
    info: 'Info',
    point: 'Charging point',
    status: 'Status',
    error: 'Error type',
    time: 'Date & time',
  },
  kind: {
    status: 'Status update',
    boot: 'Charging station started',
    connected: 'Connected',
    disconnected: 'Connection lost',
    firmware: 'Firmware',
    diagnostics: 'Diagnostics',
    security: 'Security event',
    data: 'Message of the vendor',
  },
  previous: 'Previous day',
  next: 'Next day',
  none: 'No event on this day',
  noneText: 'A charging station sends an event when something notable happens.',
  shown_one: '{{count}} event',
  shown_other: '{{count}} events',
};
