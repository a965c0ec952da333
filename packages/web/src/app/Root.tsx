// What every page has, logged in or not.
import { Outlet } from '@tanstack/react-router';
import { TipLayer } from '../ui/TipLayer.tsx';
import { Support } from './Support.tsx';

export function Root() {
  return (
    <Support>
      <Outlet />
      <TipLayer />
    </Support>
  );
}
