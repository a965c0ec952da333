// Gives the focus back to what opened a window above the page, once that is gone.
import { useEffect, useState } from 'react';

/** What opened the dialog; for an entry of a menu, which goes with its menu, the button of the menu. */
function findOpener(): Element | null {
  const active = document.activeElement;
  const buttonId = active?.closest('[role=menu]')?.getAttribute('aria-labelledby') ?? null;
  return buttonId === null ? active : document.getElementById(buttonId);
}

/** Whoever works by keyboard goes on where they were. */
export function useFocusBack(): void {
  const [opener] = useState(findOpener);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    },
    [opener],
  );
}
