import { useEffect, useRef } from 'react';

import styles from './tooltip-layer.module.css';

const DELAY_MS = 500;

/**
 * Shows `data-tooltip` (and `data-tooltip-keys`) of whatever is pointed at or has the keyboard focus. One layer for the
 * window, so that a list of ten thousand rows costs nothing. The names themselves are `aria-label`s; the layer is for eyes.
 */
export function TooltipLayer() {
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tip = layer.current;
    if (!tip) return;
    let timer = 0;
    let owner: Element | null = null;
    const hide = () => {
      window.clearTimeout(timer);
      owner = null;
      if (tip.matches(':popover-open')) tip.hidePopover();
    };
    const show = (target: Element) => {
      const [words, keys] = [target.getAttribute('data-tooltip'), target.getAttribute('data-tooltip-keys')];
      if (!target.isConnected || words === null) return;
      tip.replaceChildren(words, ...(keys === null ? [] : [Object.assign(document.createElement('kbd'), { textContent: keys })]));
      tip.showPopover();
      const [at, own] = [target.getBoundingClientRect(), tip.getBoundingClientRect()];
      const below = at.bottom + 6 + own.height <= window.innerHeight;
      tip.style.left = `${Math.max(4, Math.min(window.innerWidth - own.width - 4, at.left + (at.width - own.width) / 2))}px`;
      tip.style.top = `${below ? at.bottom + 6 : at.top - own.height - 6}px`;
    };
    const consider = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest('[data-tooltip]') : null;
      if (target === owner) return;
      hide();
      if (!target || (event.type === 'focusin' && !target.matches(':focus-visible'))) return;
      owner = target;
      timer = window.setTimeout(() => {
        show(target);
      }, DELAY_MS);
    };
    const hiders = ['pointerdown', 'keydown', 'wheel', 'blur'] as const;
    document.addEventListener('pointerover', consider);
    document.addEventListener('focusin', consider);
    for (const name of hiders) window.addEventListener(name, hide, { capture: true, passive: true });
    return () => {
      hide();
      document.removeEventListener('pointerover', consider);
      document.removeEventListener('focusin', consider);
      for (const name of hiders) window.removeEventListener(name, hide, { capture: true });
    };
  }, []);
  return <div ref={layer} popover="manual" aria-hidden className={styles['tip']} />;
}
