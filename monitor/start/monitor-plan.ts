import type { ApiOptions } from '../api/api-context.ts';
import type { Config } from '../config/schema.ts';
import type { Log } from '../log.ts';

/** What a monitor needs to run. */
export interface MonitorPlan {
  readonly config: Config;
  readonly storeUrl: string;
  /** Folder of the monitor's own files. */
  readonly home: string;
  readonly version: string;
  readonly log: Log;
  /** Sources whose posts are practice; with `isDrill` all of them are. */
  readonly drillSourceIds: ReadonlySet<string>;
  /** True: nothing but practice runs here. */
  readonly isDrill: boolean;
  /** The setup page of this start. */
  readonly setup?: Pick<ApiOptions, 'setup' | 'setupKey'>;
  /** Called once when another monitor took the database over; the process should end. */
  onLeaseLost(): void;
}
