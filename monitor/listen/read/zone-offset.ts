import zoneNames from './zone-names.json' with { type: 'json' };

const MINUTES: Readonly<Record<string, number>> = zoneNames;
const formatters = new Map<string, Intl.DateTimeFormat | null>();

function formatterOf(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat | null = null;
  try {
    made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // RangeError: no such zone
  }
  formatters.set(zone, made);
  return made;
}

/** Minutes east of Greenwich of a numeric offset (`+0800`, `-05:00`, `GMT+8`, `Z`); null when it is none. */
export function readNumericOffset(text: string): number | null {
  if (/^(z|gmt|utc?)$/i.test(text)) return 0;
  const found = /^(?:gmt|utc?)?\s*([+-])(\d{1,2}):?(\d{2})?$/i.exec(text);
  if (!found) return null;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return minutes > 14 * 60 ? null : found[1] === '-' ? -minutes : minutes;
}

/**
 * Minutes east of Greenwich of a zone at a local wall-clock instant (given as if it were UTC, epoch ms). The zone is an
 * IANA name or a numeric offset; an unknown one gives null.
 */
export function zoneOffsetMinutes(zone: string, wallClockMs: number): number | null {
  const numeric = readNumericOffset(zone);
  if (numeric !== null) return numeric;
  const formatter = formatterOf(zone);
  if (formatter === null) return null;
  const offsetAt = (instant: number): number => {
    const name = formatter.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
    return readNumericOffset(name) ?? 0;
  };
  // The second look corrects wall clocks near a change of summer time.
  return offsetAt(wallClockMs - offsetAt(wallClockMs) * 60_000);
}

const CHINESE_ZONE =
  /^(Asia\/(Shanghai|Chongqing|Chungking|Harbin|Urumqi|Hong_Kong|Macau|Macao|Taipei)|PRC|ROC|Hongkong|\+08:?00)$/;

/**
 * Minutes east of Greenwich of a zone abbreviation. `CST` is China Standard Time when the source lives in a Chinese
 * zone and US Central otherwise; null: no abbreviation that is known.
 */
export function abbreviationOffsetMinutes(name: string, sourceZone: string | null): number | null {
  const upper = name.toUpperCase();
  if (upper === 'CST' && sourceZone !== null && CHINESE_ZONE.test(sourceZone)) return 480;
  return MINUTES[upper] ?? null;
}
