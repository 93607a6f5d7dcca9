import { ApiFault } from './api-fault.ts';

/** The zone of people here, unless another one is asked for. */
const DEFAULT_ZONE = 'Asia/Shanghai';

/** The canonical name of a time zone. @throws ApiFault `bad-zone`. */
export function readZone(zone: string = DEFAULT_ZONE): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch (cause) {
    throw new ApiFault('bad-zone', { field: 'querystring.zone', words: { zone }, cause });
  }
}

/** How far a zone is ahead of UTC at an instant. */
export function zoneOffsetMs(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}
