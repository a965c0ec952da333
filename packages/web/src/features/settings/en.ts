// The words of the organization's settings.
export const settings = {
  title: 'Settings',
  saved: 'The settings are saved and hold from now on.',
  readOnly: 'These settings hold for the whole organization. Admins whose base group is {{group}} can change them.',
  held: 'What holds',
  general: 'General',
  charging: 'Charging',
  chargingText: 'A change holds at once, for whoever shows a token or starts next.',
  stations: 'Charging stations',
  security: 'Security',
  support: 'Help',
  elsewhere: 'More',
  apiKeys: 'API keys',
  apiKeysText: 'With which programs of your own use the API.',
  authorities: 'Certificate authorities',
  authoritiesText: 'By whose certificates charging stations prove themselves.',
  firmware: 'Firmware images',
  firmwareText: 'What charging stations can be updated with.',
  mails: 'Mails',
  auditLog: 'Audit log',
  auditLogText: 'Who changed what, and when.',
  mailsText: 'What was sent to operators, and what could not be.',
  field: {
    name: 'Name of the organization',
    timeZone: 'Time zone',
    freeCharging: 'Free charging',
    severalSessionsPerToken: 'Several charging events at once with one RFID token',
    driversWithoutRights: 'Charging users without any access right may charge',
    heartbeatSeconds: 'Charging stations report that they are there',
    eventsKeptDays: 'Events of charging stations are kept',
    secondFactorDemanded: 'Every operator needs a second factor to log in',
    supportAddress: 'Support address',
  },
  help: {
    name: 'Also the name of the group at the top, which all others lie in.',
    timeZone: 'Days, months and scheduled tasks follow its clock; times in the panel are shown in it.',
    freeCharging: 'Everybody charges without showing a token. Groups and charging stations can differ from this.',
    severalSessionsPerToken:
      'Otherwise a token that charges somewhere is refused elsewhere until that charging event ends.',
    heartbeatSeconds: 'Charging stations are told when they next start or connect.',
    eventsKeptDays:
      'Older ones go from the event feed, and from the histories of limits and of scheduled tasks. Charging events with their readings, security events and the audit log are always kept.',
    secondFactorDemanded: 'A code from an app on the telephone, besides the password.',
    supportAddress:
      'An e-mail or web address that is shown beside errors. Where none is given, that of the installation holds.',
  },
  rights: { nowhere: 'Nowhere', everywhere: 'Everywhere' },
  warning: {
    freeCharging:
      'From the moment you save, anybody can charge for nothing at every charging station that does not differ.',
    everywhere:
      'From the moment you save, every active charging user without access rights can charge at every charging station.',
    timeZone:
      'Days and months of reports are cut anew: past figures by day can change, their sum does not. Scheduled tasks follow the new clock.',
    secondFactor:
      'Operators without a second factor, you included, have to set one up before they can do anything else.',
  },
  nameMissing: 'The organization needs a name.',
  supportWrong: 'Type an e-mail address, or a web address that begins with https://.',
  rebuild:
    'Figures are being cut anew for the time zone: {{rebuilt}} of {{total}} charging events. They are right meanwhile.',
  yes: 'Yes',
  no: 'No',
  none: 'None',
  forever: 'For ever',
  days_one: 'For {{count}} day',
  days_other: 'For {{count}} days',
  minutes_one: 'Every minute',
  minutes_other: 'Every {{count}} minutes',
  seconds_one: 'Every second',
  seconds_other: 'Every {{count}} seconds',
};
