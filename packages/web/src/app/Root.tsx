// What every page has, logged in or not.
import { Outlet } from '@tanstack/react-router';
import { TipLayer } from '../ui/TipLayer.tsx';

export function Root() {
  return (
    <>
      <Outlet />
      <TipLayer />
    </>
  );
}
