// Makes one question of many: what is asked while an answer is under way goes out together with the next.

export type Gathering<Question, Answer> = {
  ask(question: Question): Promise<Answer>;
  readonly waiting: number;
};

type Waiting<Question, Answer> = {
  question: Question;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
};

/** `answerAll` gives as many answers as there are questions, in their order. */
export function createGathering<Question, Answer>(
  answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  atOnce: number,
): Gathering<Question, Answer> {
  const waiting: Waiting<Question, Answer>[] = [];
  let busy = false;

  async function answerWaiting(): Promise<void> {
    busy = true;
    // The rest of this turn of the event loop may bring more.
    await new Promise(setImmediate);
    while (waiting.length > 0) await answerSome(waiting.splice(0, atOnce));
    busy = false;
  }

  async function answerSome(some: readonly Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await answerAll(some.map(({ question }) => question));
      if (answers.length !== some.length) throw new Error(`${answers.length} answers to ${some.length} questions`);
      answers.forEach((answer, index) => some[index]?.resolve(answer));
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
  }

  return {
    ask: (question) =>
      new Promise<Answer>((resolve, reject) => {
        waiting.push({ question, resolve, reject });
        if (!busy) void answerWaiting();
      }),
    get waiting() {
      return waiting.length;
    },
  };
}
