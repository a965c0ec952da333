// A value of many words, such as a list of what is read from the meter: a line ends after a comma, not within a word.
import { Fragment } from 'react';

export function BrokenAtCommas({ text }: { text: string }) {
  return text.split(/(?<=[,;])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
