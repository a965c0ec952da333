// One tooltip for everything that carries data-tip: a thousand squares cost no thousand components.
import { useEffect, useRef } from 'react';
import classes from './TipLayer.module.css';

const carrierOf = (event: Event): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null;

function place(tip: HTMLElement, carrier: HTMLElement): void {
  tip.textContent = carrier.dataset['tip'] ?? '';
  tip.hidden = tip.textContent === '';
  const around = carrier.getBoundingClientRect();
  const own = tip.getBoundingClientRect();
  const left = Math.min(Math.max(8, around.left + around.width / 2 - own.width / 2), window.innerWidth - own.width - 8);
  const above = around.top - own.height - 6;
  tip.style.left = `${left}px`;
  tip.style.top = `${above < 8 ? around.bottom + 6 : above}px`;
}

export function TipLayer() {
  const tip = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const onEnter = (event: Event) => {
      const carrier = carrierOf(event);
      if (tip.current === null) return;
      if (carrier === null) tip.current.hidden = true;
      else place(tip.current, carrier);
    };
    const onLeave = (event: Event) => {
      const gone = event instanceof KeyboardEvent && event.key !== 'Escape';
      if (!gone && tip.current !== null) tip.current.hidden = true;
    };
    const leaving = ['focusout', 'scroll', 'pointerdown', 'keydown'];
    document.addEventListener('pointerover', onEnter);
    document.addEventListener('focusin', onEnter);
    for (const name of leaving) document.addEventListener(name, onLeave, true);
    return () => {
      document.removeEventListener('pointerover', onEnter);
      document.removeEventListener('focusin', onEnter);
      for (const name of leaving) document.removeEventListener(name, onLeave, true);
    };
  }, []);

  // What it says is in the name of the carrier already.
  return <div ref={tip} className={classes.tip} aria-hidden="true" hidden />;
}
