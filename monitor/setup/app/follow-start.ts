import { ask, Refusal, takeKeyAlong } from './ask.ts';

const LOOK_EVERY_MS = 1000;
const MOST_LOOKS = 60;

/**
 * Waits for the next run of the monitor and goes there; the one that ends still answers for a while. A run that could not begin at a new
 * address comes back under the old one.
 * @param run the run that ends
 * @param url where the next one was to answer
 * @throws TypeError when neither comes in a minute.
 */
export async function followStart(run: string | undefined, url: string): Promise<void> {
  const isMoving = new URL(url).port !== location.port;
  for (let looks = 0; ; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    if (isMoving && (await answers(url))) return location.assign(takeKeyAlong(url));
    try {
      if ((await ask('getSetup')).run !== run) return location.assign('/');
    } catch (error) {
      // Another record: its people are others, but the link of this start still holds. A server that is closing refuses too.
      if ((error instanceof Refusal && error.status === 401) || looks > MOST_LOOKS) throw error;
    }
  }
}

/** Whether a monitor listens there; what it says is for its own pages to read. */
async function answers(url: string): Promise<boolean> {
  return window.fetch(`${url}/healthz`, { mode: 'no-cors' }).then(
    () => true,
    () => false,
  );
}
