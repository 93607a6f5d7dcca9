import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';

interface Props<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly estimatePx: number;
  readonly label: string;
  readonly children: (item: T) => ComponentChildren;
  /** Item to keep in view; changes scroll to it. */
  readonly selectedKey: string | null;
  /** Called with what can be seen now, after each change of it. */
  readonly onSeen?: (items: readonly T[]) => void;
  readonly newLabel: (count: number) => string;
}

/**
 * A long list of which only what can be seen is in the page. What arrives above does not move what the eye is on: the
 * first row in view stays where it is, and a button says how many came.
 */
export function VirtualList<T>(props: Props<T>): JSX.Element {
  const { items, keyOf, estimatePx, selectedKey, onSeen } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [unseen, setUnseen] = useState(0);
  const options = {
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatePx,
    getItemKey: (index: number) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    overscan: 6,
    gap: 8,
    paddingStart: 2,
    paddingEnd: 12,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLDivElement, HTMLLIElement>(options));
  virtualizer.setOptions(options);

  // What was first in view before this drawing, and how far it was from the edge.
  const anchor = useRef<{ key: string; offset: number; known: ReadonlySet<string> } | null>(null);
  useEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => {
    virtualizer._willUpdate();
    const box = scroller.current;
    const held = anchor.current;
    if (!box) return;
    if (held && box.scrollTop > 8) {
      const index = items.findIndex((item) => keyOf(item) === held.key);
      const place = virtualizer.measurementsCache[index];
      if (place && Math.abs(place.start - held.offset - box.scrollTop) > 1) box.scrollTop = place.start - held.offset;
      const above = items.slice(0, Math.max(0, index)).filter((item) => !held.known.has(keyOf(item))).length;
      if (above > 0) setUnseen((count) => count + above);
    }
  }, [items, keyOf, virtualizer]);

  const rows = virtualizer.getVirtualItems();
  // Made once for a list, not at each drawing: of ten thousand it would be felt while scrolling.
  const known = useMemo(() => new Set(items.map(keyOf)), [items, keyOf]);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const top = box.scrollTop;
    if (top <= 8 && unseen > 0) setUnseen(0);
    const inView = rows.filter((row) => row.end > top && row.start < top + box.clientHeight);
    const first = inView[0];
    anchor.current = first ? { key: String(first.key), offset: first.start - top, known } : null;
    onSeen?.(inView.flatMap((row) => items[row.index] ?? []));
  });

  // Only a new selection scrolls: a list that changes under it must not.
  const scrolledTo = useRef<string | null>(null);
  useEffect(() => {
    if (scrolledTo.current === selectedKey) return;
    scrolledTo.current = selectedKey;
    const index = items.findIndex((item) => keyOf(item) === selectedKey);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
  });

  return (
    <div class="scroller grow" ref={scroller}>
      {unseen > 0 && (
        <button type="button" class="btn sm primary arrived" onClick={() => virtualizer.scrollToOffset(0)}>
          {props.newLabel(unseen)}
        </button>
      )}
      <ol class="virtual" aria-label={props.label} style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {rows.map((row) => {
          const item = items[row.index];
          return item === undefined ? null : (
            <li
              key={String(row.key)}
              data-index={row.index}
              ref={virtualizer.measureElement}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {props.children(item)}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
