// The mark of Stationmaster, two squares above a line, with its name.
import classes from './Logo.module.css';

export function Logo({ withName = true, large = false }: { withName?: boolean; large?: boolean }) {
  return (
    <span className={classes.logo} data-large={large || undefined}>
      <svg className={classes.mark} viewBox="0 0 24 20" aria-hidden="true">
        <rect className={classes.full} x="1" y="1" width="10" height="11" rx="3" />
        <rect className={classes.open} x="14" y="2" width="8" height="9" rx="2" />
        <rect className={classes.line} x="0.5" y="16" width="23" height="2.75" rx="1.375" />
      </svg>
      {withName && <span className={classes.name}>Stationmaster</span>}
    </span>
  );
}
