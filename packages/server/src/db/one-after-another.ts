// What is asked at once, as set functions do, of something that takes one thing at a time: each is sent when the last has ended.

export function oneAfterAnother<Asked, Answer>(send: (asked: Asked) => Promise<Answer>): typeof send {
  let last: Promise<unknown> = Promise.resolve();
  return (asked) => {
    const answer = last.then(() => send(asked));
    last = answer.catch(() => undefined);
    return answer;
  };
}
