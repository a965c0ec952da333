// A filter of a list that is either on or off.
import classes from './FilterChip.module.css';

type Props = { name: string; isSet: boolean; onToggle: () => void };

export function ToggleChip({ name, isSet, onToggle }: Props) {
  return (
    <span className={classes.chip} data-set={isSet || undefined}>
      <button type="button" className={classes.toggle} aria-pressed={isSet} onClick={onToggle}>
        {name}
      </button>
    </span>
  );
}
