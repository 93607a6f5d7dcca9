import type { Page } from 'playwright-core';

/** Stops after which a walk gives up: lists of rows are long, and their keys are tested elsewhere. */
const MOST_STOPS = 80;

/** Stops inside one field of a date and a time: year, month, day, hour, minute, half of the day, calendar. */
const PARTS_OF_TIME = 8;

/** Goes through a page with Tab alone: what cannot be reached, what traps the focus, and where the focus cannot be seen. */
export async function walkByKeyboard(page: Page): Promise<string[]> {
  const wanted = await page.evaluate(markStops);
  const found: string[] = [];
  const reached = new Set<string>();
  let last = '';
  let stays = 0;
  const steps = Math.min(wanted.length, MOST_STOPS) + 2 + wanted.filter(({ isTime }) => isTime).length * PARTS_OF_TIME;
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describeStop);
    if (stop === null) continue; // the browser's own bar is between the last stop and the first
    stays = stop.key === last ? stays + 1 : 0;
    if (stays > PARTS_OF_TIME) found.push(`the focus does not leave ${stop.what}`);
    // Inside one field the browser itself marks the part.
    if (!stop.shown && stays === 0) found.push(`the focus cannot be seen at ${stop.what}`);
    reached.add(stop.key);
    last = stop.key;
  }
  if (wanted.length <= MOST_STOPS)
    for (const { key, what } of wanted) if (!reached.has(key)) found.push(`Tab does not reach ${what}`);
  return [...new Set(found)];
}

/** Numbers what a person could click, and lists it. One radio of a group and one tab of a list stand for all: arrows do the rest. */
function markStops(): { key: string; what: string; isTime: boolean }[] {
  const root = document.querySelector('dialog[open]') ?? document.body;
  const groups = new Set<string>();
  return [...root.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(':disabled, [tabindex="-1"]'))
    .filter((one) => {
      if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true;
      const isFirst = !groups.has(one.name);
      groups.add(one.name);
      return isFirst;
    })
    .map((one, at) => {
      const key = one instanceof HTMLInputElement && one.type === 'radio' ? `radio ${one.name}` : String(at);
      one.dataset.stop = key;
      const isTime = one.matches('[type=datetime-local], [type=date], [type=time]');
      return {
        key,
        isTime,
        what: `${one.tagName.toLowerCase()}.${one.className} “${one.textContent?.trim().slice(0, 30)}”`,
      };
    });
}

function describeStop(): { key: string; what: string; shown: boolean } | null {
  const one = document.activeElement;
  if (!(one instanceof HTMLElement) || one === document.body) return null;
  const { bottom, right, top, left } = one.getBoundingClientRect();
  const inSight = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  // A field may be marked by the frame around it.
  const marked = [one, one.parentElement ?? one].some((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
  });
  const isRadio = one instanceof HTMLInputElement && one.type === 'radio';
  return {
    key: isRadio ? `radio ${one.name}` : (one.dataset.stop ?? one.outerHTML.slice(0, 80)),
    what: `${one.tagName.toLowerCase()}.${one.className} “${one.textContent?.trim().slice(0, 30)}”`,
    shown: inSight && marked,
  };
}
