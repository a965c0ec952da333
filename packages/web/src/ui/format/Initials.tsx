// A person as a small circle with letters.
import classes from './Initials.module.css';

export function Initials({ text, large = false }: { text: string; large?: boolean }) {
  return (
    <span className={classes.circle} data-large={large || undefined} aria-hidden="true">
      {text}
    </span>
  );
}
