// The words of the charging station pages about what a station shows to be let in, and why it was not.
export const proofWords = {
  proof: {
    password: 'Password, made now',
    passwordText: 'Shown once, to be entered in the device.',
    typed: 'Password of your own',
    typedText: 'For a device that has one already: 16 to 40 characters.',
    first_contact: 'Password at first contact',
    first_contactText:
      'For 24 hours the device may come without one. It is given one then, and has to show it ever after.',
    certificate: 'Client certificate',
    certificateText:
      'Over TLS, signed by an authority that you trust and in the name of the identifier (security profile 3).',
    none: 'None',
    noneText: 'Only where the device can show nothing.',
  },
  connecting: {
    title: 'Enter this in the device',
    text: 'In the device’s settings for its central system (also called backend, CSMS or OCPP server).',
    textOnce:
      'In the device’s settings for its central system (also called backend, CSMS or OCPP server). The password is shown only now.',
    shortAddress: 'Many devices add the identifier by themselves: enter {{address}} there.',
    thisMachine:
      'To a device “localhost” is the device itself. Enter the name or address of the computer on which Stationmaster runs in its place; the setting PUBLIC_URL does so for good.',
    firstContact: 'Leave the password empty, or as it is. The device is given one when it connects.',
    profile: 'Security profile',
    profiles: {
      none: '0, without password',
      plain: '1, password (basic authentication)',
      tls: '2, password over TLS',
      certificate: '3, client certificate over TLS',
    },
    certificate:
      'Install a certificate in the device whose common name (CN) is {{identifier}}, signed by an authority that you trust, with its key.',
    noAuthority: 'No authority is trusted yet, so no certificate counts.',
    addAuthority: 'Add one',
    noCertificates:
      'This server takes no certificates yet: whoever runs it gives it one of its own (TLS_CERTIFICATE and TLS_KEY), or names the proxy that hands them on.',
    plainAddress: 'A device that knows no TLS connects to {{address}}.',
    waiting: 'Waiting for the charging station to connect …',
    connected: 'Connected. The charging station is linked.',
  },
  refusals: {
    title: 'Refused attempts',
    no_password: 'No password was shown.',
    no_passwordRemedy: 'Enter the password in the device, or let it in at its first contact.',
    wrong_password: 'The password was wrong.',
    wrong_passwordRemedy:
      'Compare it with what was shown here; make a new one where it is lost. The user name is the identifier.',
    no_version: 'No common version of OCPP.',
    no_versionRemedy:
      'Set the device to OCPP 1.6 JSON, 2.0.1 or 2.1. Where it names none, set what is assumed under Connection.',
    no_tls: 'It came without TLS, though it had come with it before.',
    no_tlsRemedy:
      'Somebody may have overheard its password, or posed as this server. Where the device itself was changed, allow it under Proof of identity.',
    no_certificate: 'No certificate was shown.',
    no_certificateRemedy:
      'Set the device to security profile 3, install its certificate with the key, and let it connect by wss.',
    unknown_authority: 'Its certificate is signed by nobody that you trust.',
    unknown_authorityRemedy:
      'Add the authority right above it under Settings, Certificate authorities, or have it signed by one of those.',
    certificate_of_another: 'Its certificate is in another name.',
    certificate_of_anotherRemedy:
      'The common name (CN) is to be the identifier, to the letter, and the organization (O) the one that the authority is trusted for.',
    certificate_outdated: 'Its certificate, or that of its authority, is not valid at this time.',
    certificate_outdatedRemedy: 'Install a new one in the device.',
    certificate_revoked: 'Its certificate was revoked.',
    certificate_revokedRemedy:
      'Install a new one in the device. If nobody should have this one any more, look who has.',
    unfit_certificate: 'Its certificate is too weak, or not made for clients.',
    unfit_certificateRemedy:
      'It needs RSA of 2048 bits or P-256 at least, SHA-256, and the use “client authentication”.',
    times_one: 'Once,',
    times_other: '{{count}} times,',
    from: 'last from {{address}},',
  },
  proofNow: {
    password: 'It shows a password.',
    sending: 'A new one is on its way to it; the old one holds until it was taken.',
    typing: 'A new one waits to be entered in the device; the old one holds until the new one was shown.',
    first_contact: 'Until {{until}} it may come without a password, and is given one then.',
    certificate: 'It shows a certificate.',
    none: 'It shows nothing: whoever knows the address could pose as it.',
  },
  newProof: {
    send: 'Send a new password',
    sendText:
      'A new password is made and sent to the device; nobody has to enter it. The old one holds until the device has taken it. A device that shows nothing yet may come without a password for 24 hours.',
    show: 'Show a new password',
    showText:
      'A new password is made and shown once, to be entered in the device. Where it has one, that one holds until the new one was shown.',
    firstContact: 'Open first contact',
    firstContactText:
      'Its present password is void at once. For 24 hours it may come without one, and is given a new one then.',
    certificate: 'Ask for a certificate',
    certificateText:
      'It has to show a certificate from an authority that you trust. Its password, where it has one, holds until it has come with a certificate for the first time.',
    none: 'Ask for nothing',
    noneText: 'Whoever knows the address could pose as this charging station. Its password is void.',
  },
  certificates: {
    title: 'Certificates',
    from: 'Signed by {{issuer}}, number {{serial}}',
    until: 'Valid until',
    shown: 'last shown',
    revoked: 'revoked',
    revoke: 'Revoke',
    revokeTitle: 'Revoke this certificate?',
    revokeText:
      'It counts no more, for good, and the charging station is disconnected. It comes back with another one only.',
  },
  encryption: {
    since: 'It comes over TLS since {{at}}, and is let in no other way.',
    allow: 'Let it come without TLS',
    allowText:
      'Only where the device cannot speak TLS any more. Its password can be overheard on the way then. Until it comes over TLS again, nobody notices.',
  },
};
