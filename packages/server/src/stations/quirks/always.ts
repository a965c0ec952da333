// What is done for every station, since some behave so and none is harmed by it; as data, for the page of quirks.

type Habit = {
  does: string;
  weDo: string;
  versions?: '1.6' | '2.x';
  /** Requirements that say it more closely. */
  requirements: readonly string[];
};

export const habits: readonly Habit[] = [
  {
    does: 'tries one version of OCPP, then connects with another',
    weDo: 'speak with each connection the version that it chose',
    requirements: ['F-1'],
  },
  {
    does: 'connects again while its old connection still looks alive',
    weDo: 'let the newest connection win',
    requirements: ['F-7'],
  },
  {
    does: 'sends its heartbeat just when it is due, or late',
    weDo: 'believe it to be there for three times its heartbeat interval',
    requirements: ['F-8'],
  },
  {
    does: 'never boots again after it reconnected',
    weDo: 'take it in all the same, and ask it to boot after 5 seconds',
    requirements: ['F-12'],
  },
  {
    does: 'tells its status before its boot is answered',
    weDo: 'answer in the order in which it asked',
    requirements: ['F-5'],
  },
  {
    does: 'has a clock that stands at 1970, or ahead of ours',
    weDo: 'take the time of arrival, keep what it said, and mark it',
    requirements: ['F-11', 'T-10'],
  },
  {
    does: 'tells times without an offset',
    weDo: 'read them in its time zone, as set when it is edited, or the organization’s',
    requirements: ['F-11'],
  },
  {
    does: 'has an over-long serial number, says words that the standard does not know, or writes numbers as text',
    weDo: 'keep them, take them for what they mean, and note the deviation',
    requirements: ['F-10'],
  },
  {
    does: 'sends broken JSON in its meter values: an empty element, a missing value',
    weDo: 'mend it; other messages are answered with an error that names them',
    requirements: ['F-3', 'F-10'],
  },
  {
    does: 'counts from 0 in every session, at start and stop too',
    weDo: 'take the difference, as always',
    requirements: ['E-1'],
  },
  {
    does: 'mixes watt-hours and kilowatt-hours in one session',
    weDo: 'read the unit of each value',
    requirements: ['E-13'],
  },
  {
    does: 'sends JSON or words where a number belongs',
    weDo: 'keep them as they came, and count without them',
    requirements: ['E-13'],
  },
  {
    does: 'names transaction 0, -1 or one that nobody knows when it stops',
    weDo: 'answer as if it were right, and attach it where exactly one session fits; else it waits for review',
    versions: '1.6',
    requirements: ['T-5'],
  },
  {
    does: 'sends a start or a stop again, with the same message id or a new one',
    weDo: 'answer the same again, and change nothing',
    requirements: ['T-2', 'T-3', 'T-6'],
  },
  {
    does: 'starts without charging point or token, ends without a reason, names connector 0, is free before it has ended',
    weDo: 'take it, and complete it when more is told',
    versions: '2.x',
    requirements: ['T-7', 'T-8'],
  },
  {
    does: 'sends tokens in another case, or padded with blanks',
    weDo: 'compare them without regard to either, and keep what it sent',
    requirements: ['F-10'],
  },
  {
    does: 'refuses a remote start that names no charging point',
    weDo: 'always name one',
    requirements: [],
  },
  {
    does: 'forgets its charging profiles when it reconnects',
    weDo: 'look at what it is limited to at each return, and set the limit again where it is gone',
    requirements: [],
  },
  {
    does: 'has its password as 20 bytes, or as the 40 hexadecimal letters that stand for them',
    weDo: 'take both for the same',
    requirements: ['S-2'],
  },
  {
    does: 'tells about firmware or diagnostics although nobody asked',
    weDo: 'take it, and show it in its event feed',
    requirements: [],
  },
];
