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

/** Minutes of the monitor's time; what shows it is drawn again once a minute only. */
export function useMinute(): number {
  const [minute, setMinute] = useState(() => Math.floor(readNow() / 60_000));
  useEffect(() => {
    const timer = setInterval(() => setMinute(Math.floor(readNow() / 60_000)), 5_000);
    return () => clearInterval(timer);
  }, []);
  return minute;
}

/** The monitor's time now. */
export function readNow(): number {
  return Date.now() + getPanel().link.clockSkewMs;
}
