import type { z } from 'zod';
import type { Permission } from '../model/permission.ts';

/** What a caller must have: nothing, any good token, or a permission of the person behind it. */
export type Need = 'nothing' | 'token' | Permission;

/** One route: what it takes, what it gives, who may call it. Its method and address stand in `shared/api-paths.ts`. */
export interface RouteSpec {
  readonly summary: string;
  readonly needs: Need;
  /** Object schema of the names in the address (`:id`). */
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** What a success gives; `bytes` for a file. */
  readonly response: z.ZodType | 'bytes';
  /** Status of a success; 200 when absent. A route that makes something answers 201 the first time and 200 after. */
  readonly status?: 200 | 201;
  /** Answered only to a browser or program on the monitor's own machine. */
  readonly loopbackOnly?: true;
  /** Largest body in bytes; 1 MiB when absent. */
  readonly bodyLimit?: number;
}
