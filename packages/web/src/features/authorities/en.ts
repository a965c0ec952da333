// The words of the page about certificate authorities.
export const authorities = {
  title: 'Certificate authorities',
  text: 'A charging station that proves itself by certificate is let in where an authority of its charging group, or of one above, has signed it in the name of its identifier (CN).',
  search: 'Name or certificate',
  none: 'No certificate authority is trusted yet',
  noneText:
    'Add the certificate of the authority that signs the certificates of your charging stations, or let Stationmaster make one and sign them itself.',
  noneFound: 'No certificate authority fits',
  noneFoundText: 'Look for another name, or for what its certificate says.',
  column: {
    name: 'Name',
    group: 'Charging group',
    organization: 'Organization (O)',
    expires: 'Expires',
    added: 'Added',
    action: 'Action',
  },
  anyOrganization: 'Any',
  signs: 'Stationmaster signs with it.',
  download: 'Download its certificate',
  expired: 'Expired',
  endsIn_zero: ', today',
  endsIn_one: ', tomorrow',
  endsIn_other: ', in {{count}} days',
  remove: 'Remove',
  removeTitle: 'Remove “{{name}}”?',
  removeText:
    'Charging stations whose certificate it has signed are not let in any more when they next connect, unless another authority has signed them, too.',
  add: {
    open: 'Add certificate authority',
    title: 'Add certificate authority',
    name: 'Name',
    from: 'Who signs',
    elsewhere: 'An authority elsewhere',
    elsewhereText: 'Its key stays with it; only its certificate is added here.',
    here: 'Stationmaster',
    hereText:
      'An authority is made whose key stays on this server. It signs what the charging stations of your domain ask for, and sends it to them.',
    pem: 'Certificate',
    pemHelp: 'PEM, from BEGIN CERTIFICATE to END CERTIFICATE: that of the authority itself, not of a charging station.',
    memberOf: 'Only certificates of the organization (O)',
    memberOfHelp:
      'Where others have their charging stations signed by this authority, too. Empty where it is yours alone.',
    save: 'Add',
    nameMissing: 'Give it a name.',
    pemMissing: 'Paste its certificate.',
  },
};
