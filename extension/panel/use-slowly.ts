import { useEffect, useRef, useState } from 'preact/hooks';

/** Follows a number that may move many times a second, but not sooner than after `everyMs`: a storm is one move. */
export function useSlowly(value: number, everyMs: number): number {
  const [slow, setSlow] = useState(value);
  const latest = useRef(value);
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  latest.current = value;
  useEffect(() => {
    if (value === slow || waiting.current !== null) return;
    waiting.current = setTimeout(() => {
      waiting.current = null;
      setSlow(latest.current);
    }, everyMs);
  }, [value, slow, everyMs]);
  useEffect(
    () => () => {
      if (waiting.current !== null) clearTimeout(waiting.current);
    },
    [],
  );
  return slow;
}
