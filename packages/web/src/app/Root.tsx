// What every page has, logged in or not.
import { Outlet } from '@tanstack/react-router';
import { browserZone } from '../ui/format/formats-context.ts';
import { LocalFormats } from '../ui/format/LocalFormats.tsx';
import { TipLayer } from '../ui/TipLayer.tsx';
import { Support } from './Support.tsx';

export function Root() {
  return (
    <LocalFormats timeZone={browserZone}>
      <Support>
        <Outlet />
        <TipLayer />
      </Support>
    </LocalFormats>
  );
}
