// Sends what is queued, as soon as it is due, and forgets what is old; knows when, not how.
import type { Bus } from '../bus/bus.ts';
import { post, type PostParts } from './post.ts';
import { deleteMail, selectDue, selectOld } from './queries.ts';

export type MailSender = {
  /** Looks now instead of at the next tick; resolves when nothing is due any more. */
  settle(): Promise<void>;
  /** What is on its way has a few seconds to arrive. */
  stop(): Promise<void>;
};

const lookEveryMs = 5_000;
const atOnce = 5;
const attemptLastsMs = 5 * 60_000;
const graceMs = 5_000;
const tidyEveryMs = 60 * 60_000;
const rememberedForMs = 30 * 24 * 60 * 60_000;
const tidiedAtOnce = 100;

export function startMailSender(parts: PostParts & { bus: Pick<Bus, 'onNews'> }): MailSender {
  const { doors, clock, keptMails, onFault } = parts;
  let breaking = new AbortController();
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let tidyDueMs = clock.monotonicMs();
  let cancel = clock.startTimer(lookEveryMs, tick);
  const stopListening = parts.bus.onNews((news) => {
    if (news.some(({ kind }) => kind === 'mail')) look().catch(onFault);
  });

  function tick(): void {
    look()
      .catch(onFault)
      .finally(() => {
        if (!stopped) cancel = clock.startTimer(lookEveryMs, tick);
      });
  }

  /** Whoever asks while it runs is not forgotten: what he means may have been queued after the last look. */
  function look(): Promise<void> {
    again = true;
    running ??= run().finally(() => (running = undefined));
    return running;
  }

  async function run(): Promise<void> {
    while (again && !stopped) again = await sendSet();
    if (stopped || clock.monotonicMs() < tidyDueMs) return;
    tidyDueMs = clock.monotonicMs() + tidyEveryMs;
    await tidy();
  }

  /** True where more may be due. */
  async function sendSet(): Promise<boolean> {
    again = false;
    const due = await doors.withDirectory((tx) => selectDue(tx, clock.now(), atOnce));
    breaking = new AbortController();
    const letRun = clock.startTimer(attemptLastsMs, () => breaking.abort());
    const posted = await Promise.allSettled(due.map((mail) => post(parts, mail, breaking.signal)));
    letRun();
    for (const one of posted) if (one.status === 'rejected') throw one.reason;
    const isFull = due.length === atOnce && posted.some((one) => one.status === 'fulfilled' && one.value);
    return again || isFull;
  }

  async function tidy(): Promise<void> {
    const before = new Date(clock.now().getTime() - rememberedForMs);
    for (let found = tidiedAtOnce; found === tidiedAtOnce && !stopped;) {
      const old = await doors.withDirectory((tx) => selectOld(tx, before, tidiedAtOnce));
      for (const mail of old) {
        await keptMails.remove(mail);
        await doors.withTenant(mail.organizationId, (tx) => deleteMail(tx, mail.id));
      }
      found = old.length;
    }
  }

  return {
    settle: look,
    async stop() {
      stopped = true;
      stopListening();
      cancel();
      const letRun = clock.startTimer(graceMs, () => breaking.abort());
      await running?.catch(() => undefined);
      letRun();
    },
  };
}
