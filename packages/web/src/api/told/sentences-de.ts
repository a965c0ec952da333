// The server's sentences in German, which are seldom needed and so come after the first paint; {{1}} is what stands in the first hole of the English one.
import type { Sentences } from './told.ts';

export const sentences: Sentences = {
  'This is needed.': 'Diese Angabe ist nötig.',
  'This is needed too.': 'Auch diese Angabe ist nötig.',
  'This is not filled in correctly.': 'Das ist nicht richtig ausgefüllt.',
  'At least {{1}} characters.': 'Mindestens {{1}} Zeichen.',
  'At most {{1}} characters.': 'Höchstens {{1}} Zeichen.',
  'At least {{1}}.': 'Mindestens {{1}}.',
  'At most {{1}}.': 'Höchstens {{1}}.',
  'This is to be of type {{1}}.': 'Das muss von der Art {{1}} sein.',
  'This is not of the form {{1}}.': 'Das hat nicht die Form {{1}}.',
  'This has a form that is not allowed.': 'Diese Form ist nicht erlaubt.',
  'This is none of the choices.': 'Das ist keine der Möglichkeiten.',
  'This is not known here.': 'Das ist hier nicht bekannt.',
  'The request is too large.': 'Die Anfrage ist zu groß.',

  'This is not your password.': 'Das ist nicht Ihr Passwort.',
  'A password has 12 characters at least.': 'Ein Passwort hat mindestens 12 Zeichen.',
  'A password has 128 characters at most.': 'Ein Passwort hat höchstens 128 Zeichen.',
  'A password does not contain the user name, the e-mail address or the name of the one whose it is.':
    'Ein Passwort enthält weder Benutzername noch E-Mail-Adresse noch Namen dessen, dem es gehört.',
  'This password is one of the first that strangers try.':
    'Dieses Passwort gehört zu den ersten, die Fremde probieren.',
  'Access denied. Your own role, base group and status are changed by another admin operator.':
    'Zugriff verweigert. Ihre eigene Rolle, Basisgruppe und Ihren Status ändert ein anderer Admin-Operator.',
  'This is neither an e-mail nor a web address.': 'Das ist weder eine E-Mail- noch eine Webadresse.',
  'This time zone is not known.': 'Diese Zeitzone ist nicht bekannt.',
  'This lies in the past.': 'Das liegt in der Vergangenheit.',
  'Two years from now at most.': 'Höchstens zwei Jahre ab jetzt.',

  'Letters, digits, minus and underscore only, 48 at most.':
    'Nur Buchstaben, Ziffern, Minus und Unterstrich, höchstens 48.',
  'Charging station already exists for that identifier.': 'Eine Ladestation mit dieser Kennung gibt es bereits.',
  'Charging station already exists for that identifier. It was deleted: put it back into a group, or remove it for good.':
    'Eine Ladestation mit dieser Kennung gibt es bereits. Sie wurde gelöscht: Holen Sie sie in eine Gruppe zurück, oder entfernen Sie sie endgültig.',
  'Charging station already exists for that identifier. It was deleted: ask an admin of the whole organization to put it back into a group.':
    'Eine Ladestation mit dieser Kennung gibt es bereits. Sie wurde gelöscht: Bitten Sie einen Admin der ganzen Organisation, sie in eine Gruppe zurückzuholen.',
  'Choose the group it belongs to.': 'Wählen Sie die Gruppe, zu der es gehört.',
  'Give both coordinates, or neither.': 'Geben Sie beide Koordinaten an oder keine.',
  'Each charging point has a number of its own.': 'Jeder Ladepunkt hat eine eigene Nummer.',
  'A charging station leaves one’s own base group only for a group below it.':
    'Eine Ladestation verlässt die eigene Basisgruppe nur in eine Gruppe darunter.',
  'A password is changed where the station is edited.':
    'Ein Passwort wird dort geändert, wo die Ladestation bearbeitet wird.',
  'The station says that {{1}} is fixed.': 'Die Ladestation sagt, dass {{1}} fest ist.',
  'A signature and its certificate belong together.': 'Eine Signatur und ihr Zertifikat gehören zusammen.',

  'Token already exists.': 'Dieses Token gibt es bereits.',
  'Username already exists.': 'Einen Ladenutzer mit dieser E-Mail-Adresse gibt es bereits.',
  'Enter the token.': 'Geben Sie das Token ein.',
  'Choose the charging user the token belongs to.': 'Wählen Sie den Ladenutzer, dem das Token gehört.',
  'The last day is before the first.': 'Der letzte Tag liegt vor dem ersten.',
  'This card was shown too long ago.': 'Diese Karte wurde vor zu langer Zeit gezeigt.',
  'This card was shown too long ago: hold it to the charging station again.':
    'Diese Karte wurde vor zu langer Zeit gezeigt: Halten Sie sie erneut an die Ladestation.',
  'Say which token is shown.': 'Geben Sie an, welches Token gezeigt wird.',
  'A chosen charging group or station does not exist.': 'Eine gewählte Ladegruppe oder Ladestation gibt es nicht.',

  'This holds a private key, which stays with the authority. Give its certificate alone.':
    'Das enthält einen privaten Schlüssel, der bei der Stelle bleibt. Geben Sie nur ihr Zertifikat an.',
  'Give a certificate as PEM, from BEGIN CERTIFICATE to END CERTIFICATE.':
    'Geben Sie ein Zertifikat als PEM an, von BEGIN CERTIFICATE bis END CERTIFICATE.',
  'These are several: add the authority alone that signs the stations’ certificates.':
    'Das sind mehrere: Fügen Sie nur die Stelle hinzu, die die Zertifikate der Stationen signiert.',
  'This certificate cannot be read.': 'Dieses Zertifikat ist nicht lesbar.',
  'This certificate is not that of an authority: it may sign no others.':
    'Dieses Zertifikat ist nicht das einer Stelle: Es darf keine anderen signieren.',
  'Its key is too short: RSA needs 2048 bits at least.': 'Sein Schlüssel ist zu kurz: RSA braucht mindestens 2048 Bit.',
  'This certificate has expired.': 'Dieses Zertifikat ist abgelaufen.',
  'There are {{1}} already: remove one first.': 'Es gibt schon {{1}}: Entfernen Sie zuerst eine.',

  'Choose what the task is for.': 'Wählen Sie, wofür die Aufgabe ist.',
  'Say how many amperes.': 'Geben Sie an, wie viele Ampere.',
  'Say what holds after the window.': 'Geben Sie an, was nach dem Zeitfenster gilt.',
  'Inside and after the window the same would hold.': 'Im Zeitfenster und danach würde dasselbe gelten.',
  'Say whether it is active then.': 'Geben Sie an, ob es dann aktiv ist.',
  'Choose the day.': 'Wählen Sie den Tag.',
  'Tick one day at least.': 'Kreuzen Sie mindestens einen Tag an.',
  'Say which day of the month.': 'Geben Sie an, welcher Tag des Monats.',
  'This window would never end.': 'Dieses Zeitfenster würde nie enden.',
  'It lies outside the home group.': 'Es liegt außerhalb der Stammgruppe.',
  'What this task is for is gone, or has left its home group.':
    'Das Ziel dieser Aufgabe ist nicht mehr da oder hat ihre Stammgruppe verlassen.',

  'This is no time.': 'Das ist keine Zeit.',
  'This is before the start.': 'Das liegt vor dem Anfang.',
  'This is in the future.': 'Das liegt in der Zukunft.',
  'This charging event is of another station.': 'Dieser Ladevorgang gehört zu einer anderen Station.',
  'This charging event began after that end.': 'Dieser Ladevorgang begann nach diesem Ende.',
  'This charging event has ended already.': 'Dieser Ladevorgang ist bereits beendet.',
  'Say both days, or neither.': 'Geben Sie beide Tage an oder keinen.',
  'The last day lies before the first.': 'Der letzte Tag liegt vor dem ersten.',
  'A report is about ten years at most.': 'Ein Bericht umfasst höchstens zehn Jahre.',
  'These are more than {{1}} periods. Choose a shorter span or longer periods.':
    'Das sind mehr als {{1}} Abschnitte. Wählen Sie einen kürzeren Zeitraum oder längere Abschnitte.',

  'The token is unknown.': 'Das Token ist unbekannt.',
  'The token is inactive.': 'Das Token ist inaktiv.',
  'The token is not valid yet.': 'Das Token ist noch nicht gültig.',
  'The token is not valid any more.': 'Das Token ist nicht mehr gültig.',
  'The token is charging already.': 'Das Token lädt bereits.',
  'The charging user is inactive.': 'Der Ladenutzer ist inaktiv.',
  'The user group is inactive.': 'Die Ladenutzergruppe ist inaktiv.',
  'The charging user has no access right that covers this charging station.':
    'Der Ladenutzer hat keine Ladeberechtigung für diese Ladestation.',
  'The charging station is in no charging group.': 'Die Ladestation liegt in keiner Ladegruppe.',
  'The charging station is disabled.': 'Die Ladestation ist deaktiviert.',
  'The charging point is disabled.': 'Der Ladepunkt ist deaktiviert.',
  'The charging station is offline.': 'Die Ladestation ist offline.',
  'The charging station went away before it could be sent.':
    'Die Ladestation war weg, bevor es gesendet werden konnte.',
  'No answer is known: the server was restarted while it waited.':
    'Keine Antwort ist bekannt: Der Server wurde neu gestartet, während darauf gewartet wurde.',
  'The station answered without a status.': 'Die Ladestation hat ohne Status geantwortet.',
  'Unknown to the station: {{1}}': 'Der Ladestation unbekannt: {{1}}',
  'Not given by the station: {{1}}': 'Von der Ladestation nicht genannt: {{1}}',
  'No longer wanted.': 'Nicht mehr gewünscht.',
  'The mail could not be put into words.': 'Die E-Mail konnte nicht geschrieben werden.',
  'The mail could not be written down.': 'Die E-Mail konnte nicht abgelegt werden.',

  'There is no charging station in it.': 'Es steht keine Ladestation darin.',
  'There is no line in it.': 'Es steht keine Zeile darin.',
  'These are {{1}} lines. Import {{2}} at most at once.':
    'Das sind {{1}} Zeilen. Importieren Sie höchstens {{2}} auf einmal.',
  'Import {{1}} lines at most at once.': 'Importieren Sie höchstens {{1}} Zeilen auf einmal.',
  'This is no text in UTF-8. Save it as CSV UTF-8.': 'Das ist kein Text in UTF-8. Speichern Sie ihn als CSV UTF-8.',
  'There is no such column. Use: {{1}}.': 'Diese Spalte gibt es nicht. Möglich sind: {{1}}.',
  'This column is missing.': 'Diese Spalte fehlt.',
  'This column is there twice.': 'Diese Spalte ist doppelt.',
  'Line {{1}} has this identifier too.': 'Auch Zeile {{1}} hat diese Kennung.',
  'Line {{1}} has this token too.': 'Auch Zeile {{1}} hat dieses Token.',
  'Line {{1}} says something else of this user.': 'Zeile {{1}} sagt etwas anderes über diesen Nutzer.',
  'Give the charging station a name.': 'Geben Sie der Ladestation einen Namen.',
  'Use {{1}} letters at most.': 'Höchstens {{1}} Buchstaben.',
  'Use {{1}} characters at most.': 'Höchstens {{1}} Zeichen.',
  'Use letters, digits, minus and underscore, 48 at most.': 'Buchstaben, Ziffern, Minus und Unterstrich, höchstens 48.',
  'Use 16 to 40 letters, digits and signs.': '16 bis 40 Buchstaben, Ziffern und Zeichen.',
  'Use password, first_contact or none.': 'Möglich sind Passwort, Erstkontakt oder keiner.',
  'There is no password with this proof.': 'Bei diesem Nachweis gibt es kein Passwort.',
  'There is no such charging group. Give its name, or its path: ACME / Pine Mall.':
    'Diese Ladegruppe gibt es nicht. Geben Sie ihren Namen oder ihren Pfad an: ACME / Pine Mall.',
  'Several charging groups have this name. Give its path: ACME / Pine Mall.':
    'Mehrere Ladegruppen heißen so. Geben Sie den Pfad an: ACME / Pine Mall.',
  'Give degrees from -90 to 90, with a point.': 'Grad von -90 bis 90, mit Punkt oder Komma.',
  'Give degrees from -180 to 180, with a point.': 'Grad von -180 bis 180, mit Punkt oder Komma.',
  'Give both, or neither.': 'Geben Sie beides an oder keines.',
  'Give an e-mail address, a token, or both.': 'Geben Sie eine E-Mail-Adresse, ein Token oder beides an.',
  'This is no e-mail address.': 'Das ist keine E-Mail-Adresse.',
  'Use active or inactive.': 'Möglich sind aktiv oder inaktiv.',
  'A spreadsheet has made a number of it. Give the column the format text, and fill it in again.':
    'Eine Tabellenkalkulation hat daraus eine Zahl gemacht. Geben Sie der Spalte das Format Text, und füllen Sie sie neu aus.',
  'Give a day like 2026-12-31, or nothing.': 'Ein Tag wie 2026-12-31, oder nichts.',
  'A character in it cannot be kept.': 'Ein Zeichen darin kann nicht gespeichert werden.',
  'Say whose token it is.': 'Geben Sie an, wem das Token gehört.',
  'Only admin operators give a token to somebody else.': 'Nur Admin-Operatoren geben ein Token jemand anderem.',
  'Only admin operators change the group of a user.': 'Nur Admin-Operatoren ändern die Gruppe eines Nutzers.',
};
