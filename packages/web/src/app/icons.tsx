// The few signs that no icon set has: those that speak the panel's own language of squares and lines.

export function StationsIcon({ size = 16 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <rect x="2" y="3.25" width="5" height="6" rx="1.5" />
      <rect x="9" y="3.25" width="5" height="6" rx="1.5" />
      <path d="M1.5 12.75h13" />
    </svg>
  );
}

export function DashboardIcon({ size = 16 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <rect x="1.75" y="1.75" width="5" height="6.5" rx="1.25" />
      <rect x="9.25" y="1.75" width="5" height="3.5" rx="1.25" />
      <rect x="1.75" y="10.75" width="5" height="3.5" rx="1.25" />
      <rect x="9.25" y="7.75" width="5" height="6.5" rx="1.25" />
    </svg>
  );
}
