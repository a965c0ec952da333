// The bus of a single node: calls its listeners at once; knows nothing of what it carries.
import type { News } from '../facts.ts';
import type { Bus } from './bus.ts';

/** A listener's fault is told and stops neither its neighbours nor the one who spoke. */
export function createMemoryBus(onListenerFault: (error: unknown) => void): Bus {
  const news = createRound<readonly News[]>(onListenerFault);
  const bells = createRound<number>(onListenerFault);
  const gaps = createRound<void>(onListenerFault);
  return {
    publish: news.tell,
    onNews: news.listen,
    ring: bells.tell,
    onBell: bells.listen,
    tellGap: gaps.tell,
    onGap: gaps.listen,
  };
}

function createRound<T>(onListenerFault: (error: unknown) => void) {
  const listeners = new Set<(said: T) => void>();
  return {
    listen(listener: (said: T) => void): () => void {
      // A set of its own function, so that one function may listen twice.
      const own = (said: T): void => listener(said);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    tell(said: T): void {
      for (const listener of listeners) {
        try {
          listener(said);
        } catch (error) {
          onListenerFault(error);
        }
      }
    },
  };
}
