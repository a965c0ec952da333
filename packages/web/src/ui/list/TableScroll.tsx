// Lets a table wider than its place scroll sideways, by keyboard too; a table that fits is no stop on the way.
import type { ReactNode } from 'react';
import { useCallback, useState } from 'react';
import table from '../table.module.css';

export function TableScroll({ label, children }: { label: string; children: ReactNode }) {
  const [isWider, setIsWider] = useState(false);
  const observe = useCallback((place: HTMLDivElement | null) => {
    if (place === null) return undefined;
    const observer = new ResizeObserver(() => setIsWider(place.scrollWidth > place.clientWidth));
    observer.observe(place);
    return () => observer.disconnect();
  }, []);
  const reached = isWider ? ({ role: 'region', tabIndex: 0, 'aria-label': label } as const) : {};
  return (
    <div ref={observe} className={table.scroll} data-wider={isWider || undefined} {...reached}>
      {children}
    </div>
  );
}
