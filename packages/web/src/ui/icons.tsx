// The few signs of things that the icon set draws otherwise than the panel wants them.

type Props = { size?: number };

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  'aria-hidden': true,
} as const;

export function PlugIcon({ size = 16 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" {...stroke}>
      <path d="M5.75 1.5v3.25M10.25 1.5v3.25M3.75 4.75h8.5v2.5a4.25 4.25 0 0 1-8.5 0zM8 11.5v3" />
    </svg>
  );
}

export function TokenIcon({ size = 14 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" {...stroke}>
      <rect x="1.5" y="3.5" width="13" height="9" rx="2.25" />
      <rect x="9" y="6.25" width="2.75" height="3.5" rx="0.75" />
    </svg>
  );
}

export function StationsIcon({ size = 16 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" {...stroke}>
      <rect x="2" y="3.25" width="5" height="6" rx="1.5" />
      <rect x="9" y="3.25" width="5" height="6" rx="1.5" />
      <path d="M1.5 12.75h13" />
    </svg>
  );
}

export function DashboardIcon({ size = 16 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" {...stroke}>
      <rect x="1.75" y="1.75" width="5" height="6.5" rx="1.25" />
      <rect x="9.25" y="1.75" width="5" height="3.5" rx="1.25" />
      <rect x="1.75" y="10.75" width="5" height="3.5" rx="1.25" />
      <rect x="9.25" y="7.75" width="5" height="6.5" rx="1.25" />
    </svg>
  );
}

export function SessionsIcon({ size = 16 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" {...stroke}>
      <path d="M9.25 1.75 3.5 9h3.75l-.75 5.25L12.5 7H8.5z" />
    </svg>
  );
}

export function IssuesIcon({ size = 16 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" {...stroke}>
      <path d="M8 2.25 14.25 13.5H1.75zM8 6.75v3M8 11.5v.1" />
    </svg>
  );
}

export function AuditLogIcon({ size = 16 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" {...stroke}>
      <path d="M3.25 1.75h9.5v12.5h-9.5zM5.75 5h4.5M5.75 8h4.5M5.75 11h2" />
    </svg>
  );
}

export function GroupsIcon({ size = 16 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" {...stroke}>
      <rect x="1.75" y="2.25" width="12.5" height="11.5" rx="2" />
      <rect x="4.5" y="5.25" width="2.75" height="5.5" rx="1" />
      <rect x="8.75" y="5.25" width="2.75" height="5.5" rx="1" />
    </svg>
  );
}

export function SettingsIcon({ size = 16 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" {...stroke}>
      <path d="M1.75 4.25h6.5M12.25 4.25h2M1.75 11.75h2M7.75 11.75h6.5" />
      <circle cx="10.25" cy="4.25" r="2" />
      <circle cx="5.75" cy="11.75" r="2" />
    </svg>
  );
}

export function OperatorsIcon({ size = 16 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" {...stroke}>
      <circle cx="8" cy="5" r="2.75" />
      <path d="M2.5 14c.4-3 2.6-4.75 5.5-4.75S13.1 11 13.5 14" />
    </svg>
  );
}

export function DriversIcon({ size = 16 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" {...stroke}>
      <circle cx="6" cy="4.5" r="2.75" />
      <path d="M1.25 14c.3-2.9 2.1-4.5 4.75-4.5 1 0 1.85.22 2.55.65" />
      <rect x="9.25" y="10" width="5.5" height="4" rx="1.1" />
    </svg>
  );
}

export function DriverGroupsIcon({ size = 16 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" {...stroke}>
      <rect x="1.25" y="1.75" width="13.5" height="12.5" rx="2.5" />
      <circle cx="5.6" cy="6.25" r="1.5" />
      <circle cx="10.4" cy="6.25" r="1.5" />
      <path d="M3.5 11.5c.2-1.3 1-2 2.1-2s1.9.7 2.1 2M8.3 11.5c.2-1.3 1-2 2.1-2s1.9.7 2.1 2" />
    </svg>
  );
}

export function ReportsIcon({ size = 16 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" {...stroke}>
      <path d="M9.5 1.75H3.25v12.5h9.5V5zM9.5 1.75V5h3.25M5.75 11.5V9.75M8 11.5V7.25M10.25 11.5v-3" />
    </svg>
  );
}

export function TasksIcon({ size = 16 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" {...stroke}>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.5V8l2.5 1.5" />
    </svg>
  );
}
