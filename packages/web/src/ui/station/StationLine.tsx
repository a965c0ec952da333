// The line that stands for a charging station, broken where the station is away; knows nothing of what stands on it.
import classes from './StationLine.module.css';

type Props = { offline: boolean; thin?: boolean };

export function StationLine({ offline, thin = false }: Props) {
  return (
    <span className={classes.line} data-offline={offline || undefined} data-thin={thin || undefined} aria-hidden="true">
      {offline && (
        <svg className={classes.gap} width="12" height="9" viewBox="0 0 12 9">
          <path d="M2 8 5 1M7 8l3-7" />
        </svg>
      )}
    </span>
  );
}
