// Tells flags that cast doubt on a session's energy from those that only say how it was mended.
import type { SessionFlag } from '../../api/contract.ts';

const doubts = new Set<SessionFlag>(['power_exceeded', 'negative_duration', 'overlap', 'in_future', 'scale_suspected']);

export const isDoubt = (flag: SessionFlag): boolean => doubts.has(flag);
