// Repairs the two faults seen in stations' JSON, an empty element and a missing value; knows nothing of what the text means.

/** The text without empty elements (`[,1]`, `{"a":1,}`) and with `null` for missing values (`{"a":}`). In linear time. */
export function mendJson(text: string): string {
  const parts: string[] = [];
  let last = '';
  let comma = false;
  const put = (token: string): void => {
    if (comma) parts.push(',');
    comma = false;
    parts.push(token);
    last = token;
  };
  for (let at = 0; at < text.length;) {
    const end = tokenEnd(text, at);
    const token = text.slice(at, end).trim();
    at = end;
    if (token === '') continue;
    if (token === ',' || token === '}' || token === ']') {
      if (last === ':') put('null');
      if (token === ',') {
        comma = last !== '' && last !== '[' && last !== '{';
        continue;
      }
      comma = false;
    }
    put(token);
  }
  return parts.join('');
}

function tokenEnd(text: string, start: number): number {
  const first = text.charAt(start);
  if (first === '"') return stringEnd(text, start);
  if (',:[]{}'.includes(first)) return start + 1;
  let end = start + 1;
  while (end < text.length && !',:[]{}"'.includes(text.charAt(end))) end += 1;
  return end;
}

function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === '"') return at + 1;
  }
  return text.length;
}
