/** What a monitor says of its API on first contact, so that an extension of another release knows whether they understand each other. */
export interface ApiLevel {
  /** Raised with every change that an older side cannot live with; additions leave it. */
  readonly level: number;
  /** The oldest extension that this monitor still serves, by the level it was built with. */
  readonly oldestExtension: number;
}

/** What this release speaks: the monitor says it, the extension was built with it. */
export const API_LEVEL: ApiLevel = { level: 1, oldestExtension: 1 };

/** The oldest monitor that this extension can work with. */
const OLDEST_MONITOR = 1;

/** Which side has to be updated before the two can go on. */
export type OldSide = 'old-extension' | 'old-monitor';

/** Compares what the monitor said (nothing: it was older than levels are) with what this extension is. Null: they fit. */
export function findOldSide(
  monitor: ApiLevel | undefined,
  own: { readonly level: number; readonly oldestMonitor: number } = {
    level: API_LEVEL.level,
    oldestMonitor: OLDEST_MONITOR,
  },
): OldSide | null {
  if (monitor === undefined || monitor.level < own.oldestMonitor) return 'old-monitor';
  return own.level < monitor.oldestExtension ? 'old-extension' : null;
}
