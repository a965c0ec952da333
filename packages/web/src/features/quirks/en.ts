// The words of how a charging station counts, without the trade's own.
export const quirks = {
  title: 'How this station counts',
  none: 'Its meter runs on from session to session, in the unit that it says. Nothing odd was noticed.',
  some: 'Its sessions are counted with this in mind.',
  found_one: 'noticed in {{shown}} session, last on {{at}}',
  found_other: 'noticed in {{shown}} sessions, last on {{at}}',
  set: 'set by an admin on {{at}}',
  forget: 'Forget',
  forgetNamed: 'Forget: {{name}}',
  forgetTitle: 'Forget this about the station?',
  forgetText: 'Its sessions are counted again without it. It comes back if it is noticed again.',
  quirk: {
    counts_per_session: {
      name: 'Values start from 0 in each session',
      text: 'They are added to the register at the start.',
    },
    starts_at_zero: {
      name: 'Says 0 at the start, though its meter stands higher',
      text: 'The first value during the session is taken as the start.',
    },
    start_without_register: {
      name: 'Sends no register at the start',
      text: 'The first value during the session is taken as the start.',
    },
    register_dips: {
      name: 'Sends stray values now and then',
      text: 'Values that do not fit between their neighbours are left out.',
    },
    register_falls: {
      name: 'Its register falls back during sessions',
      text: 'The pieces before and after are added up.',
    },
    kwh_labelled_wh: {
      name: 'Sends kilowatt-hours and calls them watt-hours',
      text: 'Set the unit below, and its values are taken a thousandfold.',
      textSet: 'Its values are taken a thousandfold.',
    },
  },
  scale: {
    label: 'Unit of its values',
    as: 'As the station says',
    thousand: 'Kilowatt-hours, though the station says watt-hours',
    change: 'Change…',
    title: 'Change the unit of its values?',
    textThousand: 'Every value of this station is then taken a thousandfold, and all its sessions are counted again.',
    textOne: 'Every value of this station is then taken as it says, and all its sessions are counted again.',
    action: 'Change and count again',
  },
};
