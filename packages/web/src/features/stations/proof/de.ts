// The German words of the charging station pages about what a station shows to be let in, and why it was not.
import type { proofWords as words } from './en.ts';

export const proofWords: typeof words = {
  proof: {
    password: 'Passwort, jetzt erzeugt',
    passwordText: 'Wird einmal gezeigt und im Gerät eingetragen.',
    typed: 'Eigenes Passwort',
    typedText: 'Für ein Gerät, das schon eines hat: 16 bis 40 Zeichen.',
    first_contact: 'Passwort beim ersten Kontakt',
    first_contactText:
      '24 Stunden lang darf das Gerät ohne Passwort kommen. Es bekommt dann eines und muss es von da an zeigen.',
    certificate: 'Client-Zertifikat',
    certificateText:
      'Über TLS, von einer Stelle signiert, der Sie vertrauen, und auf die Kennung ausgestellt (Sicherheitsprofil 3).',
    none: 'Keiner',
    noneText: 'Nur wo das Gerät nichts zeigen kann.',
  },
  connecting: {
    title: 'Tragen Sie dies im Gerät ein',
    text: 'In den Einstellungen des Geräts für sein Zentralsystem (auch Backend, CSMS oder OCPP-Server genannt).',
    textOnce:
      'In den Einstellungen des Geräts für sein Zentralsystem (auch Backend, CSMS oder OCPP-Server genannt). Das Passwort wird nur jetzt gezeigt.',
    shortAddress: 'Viele Geräte hängen die Kennung selbst an: Tragen Sie dort {{address}} ein.',
    thisMachine:
      'Für ein Gerät ist „localhost“ das Gerät selbst. Tragen Sie stattdessen Name oder Adresse des Rechners ein, auf dem Stationmaster läuft; die Einstellung PUBLIC_URL erledigt das auf Dauer.',
    firstContact: 'Lassen Sie das Passwort leer oder wie es ist. Das Gerät bekommt eines, wenn es sich verbindet.',
    profile: 'Sicherheitsprofil',
    profiles: {
      none: '0, ohne Passwort',
      plain: '1, Passwort (Basic Authentication)',
      tls: '2, Passwort über TLS',
      certificate: '3, Client-Zertifikat über TLS',
    },
    certificate:
      'Installieren Sie im Gerät ein Zertifikat mit dem Common Name (CN) {{identifier}}, signiert von einer Stelle, der Sie vertrauen, samt Schlüssel.',
    noAuthority: 'Noch wird keiner Zertifizierungsstelle vertraut, also gilt kein Zertifikat.',
    addAuthority: 'Eine hinzufügen',
    noCertificates:
      'Dieser Server nimmt noch keine Zertifikate an: Wer ihn betreibt, gibt ihm ein eigenes (TLS_CERTIFICATE und TLS_KEY) oder nennt den Proxy, der sie weiterreicht.',
    plainAddress: 'Ein Gerät, das kein TLS kann, verbindet sich mit {{address}}.',
    waiting: 'Warten, bis sich die Ladestation verbindet …',
    connected: 'Verbunden. Die Ladestation ist angeschlossen.',
  },
  refusals: {
    title: 'Abgewiesene Versuche',
    no_password: 'Es wurde kein Passwort gezeigt.',
    no_passwordRemedy: 'Tragen Sie das Passwort im Gerät ein, oder lassen Sie es beim ersten Kontakt herein.',
    wrong_password: 'Das Passwort war falsch.',
    wrong_passwordRemedy:
      'Vergleichen Sie es mit dem hier gezeigten; ist es verloren, erzeugen Sie ein neues. Der Benutzername ist die Kennung.',
    no_version: 'Keine gemeinsame Version von OCPP.',
    no_versionRemedy:
      'Stellen Sie das Gerät auf OCPP 1.6 JSON, 2.0.1 oder 2.1. Nennt es keine, legen Sie unter „Verbindung“ fest, welche angenommen wird.',
    no_tls: 'Es kam ohne TLS, obwohl es zuvor damit gekommen war.',
    no_tlsRemedy:
      'Jemand kann sein Passwort mitgelesen oder sich als dieser Server ausgegeben haben. Wurde das Gerät selbst geändert, erlauben Sie es unter „Nachweis der Identität“.',
    no_certificate: 'Es wurde kein Zertifikat gezeigt.',
    no_certificateRemedy:
      'Stellen Sie das Gerät auf Sicherheitsprofil 3, installieren Sie sein Zertifikat samt Schlüssel, und lassen Sie es sich über wss verbinden.',
    unknown_authority: 'Sein Zertifikat ist von niemandem signiert, dem Sie vertrauen.',
    unknown_authorityRemedy:
      'Fügen Sie die Stelle direkt darüber unter Einstellungen, Zertifizierungsstellen hinzu, oder lassen Sie es von einer der dortigen signieren.',
    certificate_of_another: 'Sein Zertifikat lautet auf einen anderen Namen.',
    certificate_of_anotherRemedy:
      'Der Common Name (CN) muss buchstabengetreu die Kennung sein, und die Organisation (O) die, für die der Stelle vertraut wird.',
    certificate_outdated: 'Sein Zertifikat oder das seiner Stelle ist zu dieser Zeit nicht gültig.',
    certificate_outdatedRemedy: 'Installieren Sie ein neues im Gerät.',
    certificate_revoked: 'Sein Zertifikat wurde widerrufen.',
    certificate_revokedRemedy:
      'Installieren Sie ein neues im Gerät. Sollte niemand mehr dieses haben, sehen Sie nach, wer es hat.',
    unfit_certificate: 'Sein Zertifikat ist zu schwach oder nicht für Clients gemacht.',
    unfit_certificateRemedy:
      'Nötig sind mindestens RSA mit 2048 Bit oder P-256, SHA-256, und der Zweck „Client-Authentifizierung“.',
    times_one: 'Einmal,',
    times_other: '{{count}}-mal,',
    from: 'zuletzt von {{address}},',
  },
  proofNow: {
    password: 'Sie zeigt ein Passwort.',
    sending: 'Ein neues ist unterwegs zu ihr; das alte gilt, bis sie es übernommen hat.',
    typing: 'Ein neues wartet darauf, im Gerät eingetragen zu werden; das alte gilt, bis das neue gezeigt wurde.',
    first_contact: 'Bis {{until}} darf sie ohne Passwort kommen und bekommt dann eines.',
    certificate: 'Sie zeigt ein Zertifikat.',
    none: 'Sie zeigt nichts: Wer die Adresse kennt, könnte sich für sie ausgeben.',
  },
  newProof: {
    send: 'Neues Passwort senden',
    sendText:
      'Ein neues Passwort wird erzeugt und an das Gerät gesendet; niemand muss es eintragen. Das alte gilt, bis das Gerät es übernommen hat. Ein Gerät, das noch nichts zeigt, darf 24 Stunden lang ohne Passwort kommen.',
    show: 'Neues Passwort anzeigen',
    showText:
      'Ein neues Passwort wird erzeugt und einmal gezeigt, um im Gerät eingetragen zu werden. Hat es schon eines, gilt dieses, bis das neue gezeigt wurde.',
    firstContact: 'Ersten Kontakt öffnen',
    firstContactText:
      'Ihr jetziges Passwort ist sofort ungültig. 24 Stunden lang darf sie ohne kommen und bekommt dann ein neues.',
    certificate: 'Zertifikat verlangen',
    certificateText:
      'Sie muss ein Zertifikat einer Stelle zeigen, der Sie vertrauen. Hat sie ein Passwort, gilt es, bis sie zum ersten Mal mit einem Zertifikat gekommen ist.',
    none: 'Nichts verlangen',
    noneText: 'Wer die Adresse kennt, könnte sich für diese Ladestation ausgeben. Ihr Passwort wird ungültig.',
  },
  certificates: {
    title: 'Zertifikate',
    from: 'Signiert von {{issuer}}, Nummer {{serial}}',
    until: 'Gültig bis',
    shown: 'zuletzt gezeigt',
    revoked: 'widerrufen',
    revoke: 'Widerrufen',
    revokeTitle: 'Dieses Zertifikat widerrufen?',
    revokeText:
      'Es gilt endgültig nicht mehr, und die Ladestation wird getrennt. Sie kommt nur mit einem anderen wieder herein.',
  },
  encryption: {
    since: 'Sie kommt seit {{at}} über TLS und wird anders nicht hereingelassen.',
    allow: 'Ohne TLS zulassen',
    allowText:
      'Nur wenn das Gerät kein TLS mehr kann. Ihr Passwort kann dann unterwegs mitgelesen werden. Bis sie wieder über TLS kommt, bemerkt das niemand.',
  },
};
