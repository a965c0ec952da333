// Why a station says what it says, in its own words.
import { isRecord, readFilledText } from '../edge.ts';

export function readStatusInfo(info: unknown): string | null {
  if (!isRecord(info)) return null;
  const words = [readFilledText(info['reasonCode'], 64), readFilledText(info['additionalInfo'], 1000)];
  return words.filter((word) => word !== null).join(': ') || null;
}
