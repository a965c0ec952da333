// The words of a mail about issues. What stations and operators wrote is one line of text, and never a link (S-8). Pure.
import type { Composed } from '../../mails/mails.ts';
import type { Reader, ToldIssue } from './queries.ts';

const mostNamed = 50;

type About = { reader: Reader; issues: readonly ToldIssue[]; isReminder: boolean; publicUrl: string };

export function wordsOf({ reader, issues, isReminder, publicUrl }: About): Composed {
  const organization = oneLine(reader.organizationName);
  const count = `${issues.length} ${isReminder ? 'open' : 'new'} ${issues.length === 1 ? 'issue' : 'issues'}`;
  const named = issues.slice(0, mostNamed).map((issue) => sentenceOf(issue, reader.timeZone));
  const more = issues.length - named.length;
  return {
    subject: `${count} at ${organization}`,
    text: [
      `Hello ${oneLine(reader.name)},`,
      isReminder ? 'Nobody has acknowledged these issues yet:' : 'These issues have come up:',
      [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'),
      'Look at them here:',
      `${publicUrl}/issues`,
      'Which groups you get mails about is set under My account.',
    ].join('\n\n'),
  };
}

function sentenceOf(issue: ToldIssue, timeZone: string): string {
  const where = issue.evse > 0 ? `${issue.stationName}, charging point ${issue.evse}` : issue.stationName;
  const at = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    issue.beganAt,
  );
  return oneLine(`- ${where}: ${whatOf(issue, timeZone)}, since ${at}`);
}

function whatOf({ kind, code, info, intent, beganAt }: ToldIssue, timeZone: string): string {
  const said = info === null ? '' : ` (${info})`;
  switch (kind) {
    case 'error_status':
      return `error ${code ?? ''}${said}`;
    case 'offline':
      return 'offline';
    case 'boot_loop':
      return 'starts again and again';
    case 'rejected_command':
      return `rejected the command ${intent}${said}`;
    case 'limit_not_kept':
      return `does not keep its limit of current${said}`;
    case 'certificate_expiring': {
      const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone }).format(new Date(info ?? beganAt));
      return code === 'expired'
        ? `its certificate ended on ${day}, and it is refused`
        : `its certificate ends on ${day}, and it will be refused then`;
    }
  }
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
