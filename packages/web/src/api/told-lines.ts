// Reads an answer that tells its way as lines of JSON: what goes on, and in the last line how it ended.
import { ApiProblem, problemFrom } from './problem.ts';

type End<Report> = { report: Report } | { problem: { status: number } };

/** Throws an ApiProblem where that is the end, or where there is none. */
export async function readTold<Progress, Report>(
  stream: unknown,
  onProgress: (progress: Progress) => void,
): Promise<Report> {
  if (!(stream instanceof ReadableStream)) throw new ApiProblem({ code: 'unreadable_answer' });
  const reader = (stream as ReadableStream<BufferSource>).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    const lines = `${text}${value ?? ''}`.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      const told = JSON.parse(line) as Progress | End<Report>;
      if (isEnd(told)) return endOf(told);
      onProgress(told);
    }
    if (done) throw new ApiProblem({ code: 'no_connection' });
  }
}

function isEnd<Report>(told: unknown): told is End<Report> {
  return typeof told === 'object' && told !== null && ('report' in told || 'problem' in told);
}

function endOf<Report>(end: End<Report>): Report {
  if ('report' in end) return end.report;
  throw problemFrom(end.problem.status, end.problem);
}
