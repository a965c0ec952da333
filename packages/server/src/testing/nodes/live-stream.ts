// An open panel's live stream, read word by word over the network.
import type { Operator } from '../operator.ts';

export type ReadStream = {
  /** Reads on until it has said this; what it said before is forgotten. */
  until(said: RegExp): Promise<string>;
  close(): Promise<void>;
};

export async function openLiveStream(operator: Operator): Promise<ReadStream> {
  const response = await operator.open('/live');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error('The live stream has nothing to say.');
  let text = '';
  return {
    async until(said) {
      for (let found = said.exec(text); ; found = said.exec(text)) {
        if (found !== null) {
          text = text.slice(found.index + found[0].length);
          return found[0];
        }
        const { done, value } = await reader.read();
        if (done) throw new Error(`The live stream ended without ${String(said)}: ${text}`);
        text += value;
      }
    },
    close: () => reader.cancel(),
  };
}
