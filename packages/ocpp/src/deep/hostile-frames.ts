// Frames for the fuzzer: right ones, nearly right ones and hostile ones; for tests only.
import type { OcppVersion } from '../version.ts';
import type { Random } from './random.ts';
import { rightCalls } from './right-calls.ts';

const hostileTexts: readonly [string, ...string[]] = [
  '',
  '[]',
  '{}',
  'null',
  '[2]',
  '[2,""]',
  '[2,"x"]',
  '[2,7,"Heartbeat",{}]',
  '[2,"x",7,{}]',
  '[3,"x"]',
  '[4,"-1","RpcFrameworkError","",{}]',
  '[5,"x","InternalError","",{}]',
  '[6,"x","NotifyPeriodicEventStream",{}]',
  '[6,"x","NotifyPeriodicEventStream",{"id":1,"pending":0,"basetime":"2024-05-01T10:00:00Z","data":[{"t":0,"v":"1"}]}]',
  '[6,"x","TransactionEvent",{"seqNo":1}]',
  '[2,"x","NotifyPeriodicEventStream",{"data":{"t":"0","v":1}}]',
  '["2","x","Heartbeat",{}]',
  '[2.5,"x","Heartbeat",{}]',
  '[2,"x","__proto__",{}]',
  '[2,"x","constructor",{}]',
  '[2,"__proto__","Heartbeat",{"__proto__":{"polluted":true}}]',
  '[2,"x","Authorize",{"__proto__":{"idTag":"a"}}]',
  '[2,"x","Authorize",{"constructor":{"prototype":{"polluted":true}}}]',
  '[2,"x","MeterValues",{"connectorId":1,"meterValue":[,{"timestamp":"","sampledValue":[{"value":},]}]}]',
  '[2,"x","Heartbeat",{]',
  '[2,"x","MeterValues",{]',
  '[2,"\\ud800","Heartbeat",{}]',
  '[2,"\\u0000","Authorize",{"idTag":"\\u0000"}]',
  '[2,"x","TransactionEvent",{"eventType":"Ended","meterValue":[{"sampledValue":[,{"value":}]},]}]',
  '[2,"x","TransactionEvent",{"customData":{"customData":{"__proto__":[]}},"transactionInfo":"customData"}]',
  '[2,"x","TransactionEvent",{"seqNo":1e999,"timestamp":7,"meterValue":{"sampledValue":{"value":"1e400"}}}]',
  '[2,"x","StartTransaction",{"connectorId":1e999,"meterStart":-1e308,"idTag":null}]',
  `[2,"${'i'.repeat(40)}","Heartbeat",{}]`,
  `[2,"${'i'.repeat(300)}","Heartbeat",{}]`,
  `[2,"x","DataTransfer",{"data":${'['.repeat(40)}${']'.repeat(40)}}]`,
  `[2,"x","MeterValues",${'{"a":'.repeat(40)}1${'}'.repeat(40)}]`,
  `[3,"x",${'['.repeat(40)}${']'.repeat(40)}]`,
  '['.repeat(2000),
  '{"a":'.repeat(500),
  '\u0000',
  '[2,"x","Heartbeat",{}]\u0000',
  '\ufeff[2,"x","Heartbeat",{}]',
];

const splices: readonly [string, ...string[]] = ['"', ',', '[', ']', '{', '}', ':', '\\', '\u0000', 'null', '-', '9'];

/** One text message as some station or attacker might send it. `usualId` makes it likely that an id is of use. */
export function hostileFrame(random: Random, version: OcppVersion, usualId: string): string {
  const share = random.next();
  if (share < 0.4) return JSON.stringify(rightCall(random, version));
  if (share < 0.6) return JSON.stringify(bend(rightCall(random, version), random));
  if (share < 0.75) return tear(JSON.stringify(rightCall(random, version)), random);
  if (share < 0.85) return JSON.stringify(answerFrame(random, usualId));
  if (share < 0.93) return random.pick(hostileTexts);
  return JSON.stringify([
    random.below(8),
    random.chance(0.5) ? 'y' : junk(random, 1),
    junk(random, 1),
    junk(random, 4),
  ]);
}

function rightCall(random: Random, version: OcppVersion): unknown[] {
  const [action, payload] = random.pick(rightCalls[version]);
  return [2, String(random.below(30)), random.chance(0.03) ? 'Invented' : action, payload];
}

function answerFrame(random: Random, usualId: string): unknown[] {
  const id = random.chance(0.7) ? usualId : String(random.below(30));
  return random.chance(0.7) ? [3, id, { status: 'Accepted' }] : [4, id, random.pick(['GenericError', 'x', '']), '', {}];
}

/** Replaces or removes one thing somewhere in the value. */
function bend(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.15)) return junk(random, 2);
  if (Array.isArray(value)) {
    const at = random.below(value.length);
    return value.map((item: unknown, index) => (index === at ? bend(item, random) : item));
  }
  const entries = Object.entries(value);
  const at = random.below(entries.length + 1);
  if (at === entries.length) entries.push([random.pick(['extra', '__proto__', 'a/b~c', '']), junk(random, 2)]);
  else if (random.chance(0.2)) entries.splice(at, 1);
  else entries[at] = [entries[at]?.[0] ?? '', bend(entries[at]?.[1], random)];
  return Object.fromEntries(entries);
}

function tear(text: string, random: Random): string {
  const at = random.below(text.length);
  if (random.chance(0.3)) return text.slice(0, at);
  return text.slice(0, at) + random.pick(splices) + text.slice(at + random.below(4));
}

function junk(random: Random, levels: number): unknown {
  const kind = random.below(levels > 0 ? 10 : 8);
  if (kind < 8) return random.pick([null, true, 0, -1.5, 1e300, '', '12', 'x'.repeat(random.below(80))]);
  const length = random.below(4);
  if (kind === 8) return Array.from({ length }, () => junk(random, levels - 1));
  return Object.fromEntries(Array.from({ length }, (_, index) => [`k${index}`, junk(random, levels - 1)]));
}
