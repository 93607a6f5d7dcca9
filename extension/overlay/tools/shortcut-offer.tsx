import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Language } from '../../../shared/model/labels.ts';
import type { ShortcutTrigger } from '../../../shared/model/shortcut.ts';
import { writeCall } from '../../../shared/replies/match-shortcut.ts';
import type { ShortcutOffer } from '../../composers/watch-shortcuts.ts';
import { type Box, inPixels, placeBelow } from './place-beside.ts';
import { sayTool } from './say-tool.ts';

export interface OfferProps {
  readonly offer: ShortcutOffer;
  readonly trigger: ShortcutTrigger;
  readonly language: Language;
  readonly anchor: () => Box;
}

/** Under the box, what the typed shortcut would fill in. It never takes the focus and is read out as it comes. */
export function OfferLine({ offer, trigger, language, anchor }: OfferProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = place;
    if (!current) return;
    const size = { width: current.offsetWidth, height: current.offsetHeight };
    const view = { width: window.innerWidth, height: window.innerHeight };
    Object.assign(current.style, inPixels(placeBelow(anchor(), size, view, false)));
  });
  const { typed, begun } = offer;
  return (
    <div class="at offer" role="status" ref={place}>
      {typed && <div class="b">{sayTool(language, 'callOffer', { name: typed.shortcut.name })}</div>}
      {begun.length > 0 && (
        <ul aria-label={sayTool(language, 'callBegun')}>
          {begun.map(({ word, name }) => (
            <li key={word}>
              <kbd>{writeCall(word, trigger)}</kbd> <span class="cut">{name}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
