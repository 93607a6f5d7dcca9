// A monitor that is really killed between the helpdesk's answer and its own record. The helpdesks are servers on loopback that answer
// as their published APIs say; none of the real services was asked.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { listHandOvers, noticeTickets } from '../../monitor/store/desk/handed-tickets.ts';
import { insertTicketOnce } from '../../monitor/store/desk/tickets.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import type { HelpdeskOrder } from '../helpers/helpdesk-child.ts';
import { KINDS } from '../helpers/helpdesk-kinds.ts';
import { startHelpdesk } from '../helpers/helpdesk-servers.ts';
import { sampleTicket } from '../helpers/store-samples.ts';
import { openTemporaryStore } from '../helpers/temporary-store.ts';

const NOW = Date.UTC(2026, 10, 27, 8);
const CLAIM_MS = 90_000;
const CHILD = fileURLToPath(new URL('../helpers/helpdesk-child.ts', import.meta.url));

describe.each(KINDS)('$id', (kind) => {
  test.each(['helpdesk:claimed', 'helpdesk:sent'])(
    'killed at %s: exactly one ticket is there, and ours knows it',
    async (point) => {
      const { store, remove } = await openTemporaryStore();
      const server = await startHelpdesk(kind.model);
      try {
        const draft = sampleTicket({ permalink: 'https://forum.example/p/1' });
        const { ticket } = await inTransaction(store.db, (trx) =>
          insertTicketOnce(trx, draft, { personId: null, now: NOW }),
        );
        const wanted = { helpdeskId: 'desk', brandIds: [], connectedAt: NOW, changedSince: 0, now: NOW };
        await inTransaction(store.db, (trx) => noticeTickets(trx, wanted));
        const live = (now: number, endAt: string | null) =>
          endOf({
            ...{ databaseUrl: store.url, type: kind.id, settings: kind.settings(server.url) },
            ...{ hostAndPort: server.hostAndPort, now, endAt },
          });
        const there = point === 'helpdesk:sent' ? 1 : 0;
        expect(await live(NOW, point)).toBe('SIGKILL');
        expect(server.tickets).toHaveLength(there);
        expect(await listHandOvers(store.db, ticket.id)).toMatchObject([{ state: 'sending', remoteId: null }]);
        // Nobody takes what another may have in its hand; killed again with it, and then once more not.
        expect(await live(NOW + CLAIM_MS - 1, null)).toBe(0);
        expect(server.tickets).toHaveLength(there);
        expect(await live(NOW + CLAIM_MS, 'helpdesk:sent')).toBe('SIGKILL');
        expect(await live(NOW + 2 * CLAIM_MS, null)).toBe(0);
        expect(server.tickets.map(({ key }) => key)).toEqual([`earshot-${ticket.number}`]);
        expect(await listHandOvers(store.db, ticket.id)).toMatchObject([
          { state: 'sent', remoteState: 'open', remoteId: expect.stringContaining('100') },
        ]);
      } finally {
        await server.close();
        await remove();
      }
    },
    // Five lives of a process each.
    120_000,
  );
});

/** How the life of a child ends: its signal, or its exit code. */
async function endOf(order: HelpdeskOrder): Promise<string | number | null> {
  const child = spawn(process.execPath, [CHILD], { stdio: ['pipe', 'inherit', 'inherit'] });
  child.stdin?.end(JSON.stringify(order));
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal ?? code;
}
