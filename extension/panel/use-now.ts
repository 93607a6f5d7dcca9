import { useEffect, useState } from 'preact/hooks';
import { getPanel } from './panel-store.ts';

/** The monitor's time, once a second, while the page can be seen. A wrong clock of this computer has no part in it. */
export function useNow(): number {
  const [now, setNow] = useState(readNow);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') setNow(readNow());
    }, 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The monitor's time now. */
export function readNow(): number {
  return Date.now() + getPanel().link.clockSkewMs;
}
