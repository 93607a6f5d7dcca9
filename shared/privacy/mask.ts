import { findPersonalData, type PersonalData } from './find-personal-data.ts';
import { viewText } from './text-view.ts';

// How much stays readable at either end, so that a colleague can tell two numbers apart (SEC-1: masked in lists).
const KEPT: Readonly<Record<string, readonly [head: number, tail: number]>> = {
  mobile: [3, 4],
  'id-card': [3, 2],
  'bank-card': [0, 4],
  'order-number': [2, 4],
  plate: [2, 1],
};
const KEPT_DEFAULT = [1, 0] as const;
const VISIBLE = /[\p{L}\p{N}]/u;
/** Stands for each hidden run; of one length, so that the length tells nothing. */
const STARS = '****';

/** The text with every piece of personal data covered: for alerts, lists and logs (SEC-1). Everything else stays as it is. */
export function maskPersonalData(text: string): string {
  let masked = '';
  let at = 0;
  for (const found of findPersonalData(viewText(text))) {
    masked += text.slice(at, found.start) + maskOne(text.slice(found.start, found.end), found);
    at = found.end;
  }
  return masked + text.slice(at);
}

function maskOne(value: string, found: PersonalData): string {
  const [head, tail] = KEPT[found.type] ?? KEPT_DEFAULT;
  const characters = [...value].filter((char) => VISIBLE.test(char));
  // A value that would stay readable for more than half of it is hidden whole.
  if (characters.length < (head + tail) * 1.5) return STARS;
  return characters.slice(0, head).join('') + STARS + (tail > 0 ? characters.slice(-tail).join('') : '');
}
