// The German words of the page about certificate authorities.
import type { authorities as words } from './en.ts';

export const authorities: typeof words = {
  title: 'Zertifizierungsstellen',
  text: 'Eine Ladestation, die sich mit einem Zertifikat ausweist, wird hereingelassen, wenn eine Stelle ihrer Ladegruppe oder einer darüber es auf ihre Kennung (CN) signiert hat.',
  search: 'Name oder Zertifikat',
  none: 'Noch wird keiner Zertifizierungsstelle vertraut',
  noneText:
    'Fügen Sie das Zertifikat der Stelle hinzu, die die Zertifikate Ihrer Ladestationen signiert, oder lassen Sie Stationmaster eine anlegen und selbst signieren.',
  noneFound: 'Keine passende Zertifizierungsstelle',
  noneFoundText: 'Suchen Sie nach einem anderen Namen oder nach dem, was ihr Zertifikat sagt.',
  column: {
    name: 'Name',
    group: 'Ladegruppe',
    organization: 'Organisation (O)',
    expires: 'Läuft ab',
    added: 'Hinzugefügt',
    action: 'Aktion',
  },
  anyOrganization: 'Jede',
  signs: 'Stationmaster signiert damit.',
  download: 'Ihr Zertifikat herunterladen',
  expired: 'Abgelaufen',
  endsIn_zero: ', heute',
  endsIn_one: ', morgen',
  endsIn_other: ', in {{count}} Tagen',
  remove: 'Entfernen',
  removeTitle: '„{{name}}“ entfernen?',
  removeText:
    'Ladestationen, deren Zertifikat sie signiert hat, werden beim nächsten Verbinden nicht mehr hereingelassen, außer eine andere Stelle hat sie ebenfalls signiert.',
  add: {
    open: 'Zertifizierungsstelle hinzufügen',
    title: 'Zertifizierungsstelle hinzufügen',
    name: 'Name',
    from: 'Wer signiert',
    elsewhere: 'Eine Stelle anderswo',
    elsewhereText: 'Ihr Schlüssel bleibt bei ihr; nur ihr Zertifikat wird hier hinzugefügt.',
    here: 'Stationmaster',
    hereText:
      'Eine Stelle wird angelegt, deren Schlüssel auf diesem Server bleibt. Sie signiert, worum die Ladestationen Ihres Bereichs bitten, und sendet es ihnen.',
    pem: 'Zertifikat',
    pemHelp: 'PEM, von BEGIN CERTIFICATE bis END CERTIFICATE: das der Stelle selbst, nicht das einer Ladestation.',
    memberOf: 'Nur Zertifikate der Organisation (O)',
    memberOfHelp:
      'Wenn auch andere ihre Ladestationen von dieser Stelle signieren lassen. Leer, wenn sie nur Ihnen gehört.',
    save: 'Hinzufügen',
    nameMissing: 'Geben Sie ihr einen Namen.',
    pemMissing: 'Fügen Sie ihr Zertifikat ein.',
  },
};
