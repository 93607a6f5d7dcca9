// A monitor to be killed: hands tickets out to one helpdesk once, ending itself with SIGKILL at a named point.
import process from 'node:process';
import { text as readAll } from 'node:stream/consumers';
import { safeFetch } from '../../monitor/fetch/safe-fetch.ts';
import { handOutDue } from '../../monitor/helpdesk/hand-out.ts';
import { helpdesks } from '../../monitor/helpdesk/helpdesks/registry.ts';
import { createLog } from '../../monitor/log.ts';
import { openStore } from '../../monitor/store/open-store.ts';

/** What a child is told. */
export interface HelpdeskOrder {
  readonly databaseUrl: string;
  readonly type: string;
  readonly settings: unknown;
  readonly hostAndPort: string;
  /** What its clock says. */
  readonly now: number;
  /** Where to end; null: nowhere. */
  readonly endAt: string | null;
}

const order = JSON.parse(await readAll(process.stdin)) as HelpdeskOrder;
const type = helpdesks.get(order.type);
if (type === undefined) throw new Error(`there is no helpdesk ${order.type}`);
const store = await openStore({ url: order.databaseUrl });
await handOutDue(
  {
    db: store.db,
    log: createLog('silent', () => undefined),
    clock: { now: () => order.now },
    random: () => 0,
    fetch: (url, options) => safeFetch(url, { ...options, allowHosts: [order.hostAndPort] }),
    adminChannelIds: [],
    brandName: () => null,
    checkpoint: (name) => {
      if (name === order.endAt) process.kill(process.pid, 'SIGKILL');
    },
  },
  { id: 'desk', type, settings: type.settings.parse(order.settings), brandIds: [] },
  10,
);
await store.close();
