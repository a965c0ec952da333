// Reads the address a station connects to; knows neither organizations nor stations.

export type StationAddress = { organization: string; identifier: string };

const prefix = '/ocpp/';
const maxIdentifierLength = 48;

/** Whether a request is for stations at all. */
export function isStationPath(url: string | undefined): boolean {
  return url !== undefined && url.startsWith(prefix);
}

/** `/ocpp/<organization>/<identifier>`, the identifier percent-decoded once; undefined is answered 400 (F-2). */
export function readStationAddress(url: string): StationAddress | undefined {
  const [path = ''] = url.split('?', 1);
  const [organization, encoded, ...more] = path.slice(prefix.length).split('/');
  if (!organization || !encoded || more.length > 0) return undefined;
  const identifier = decodeOnce(encoded);
  if (identifier === undefined || !isIdentifier(identifier)) return undefined;
  return { organization, identifier };
}

function decodeOnce(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

/** A colon would end the user name of Basic authentication early; control characters have no business anywhere. */
function isIdentifier(identifier: string): boolean {
  return identifier.length <= maxIdentifierLength && !/[:/\p{Cc}]/u.test(identifier);
}
