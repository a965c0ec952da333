// The German words of what a charging station decides by while it is offline.
import type { localLists as words } from './en.ts';

export const localLists: typeof words = {
  name: 'Lokale Liste',
  waiting: 'wird auf den neuesten Stand gebracht.',
  unsupported: 'Die Ladestation führt keine oder hat sie abgeschaltet.',
  failed: 'Die Ladestation hat sie nicht angenommen; es wird stündlich erneut versucht.',
  held_one: '{{shown}} Token, Version {{version}}, von der Ladestation angenommen',
  held_other: '{{shown}} Token, Version {{version}}, von der Ladestation angenommen',
  leftOut_one: '{{shown}} weiteres passt nicht hinein.',
  leftOut_other: '{{shown}} weitere passen nicht hinein.',
};
