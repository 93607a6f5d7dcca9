import { beforeEach, expect, test, vi } from 'vitest';
import type { TellEnvelope } from '../messages.ts';
import type { OutboxRow } from '../sync/database.ts';

const { line } = vi.hoisted(() => ({
  line: { history: { tickets: 0, open: 0 }, told: [] as TellEnvelope[], asked: [] as string[] },
}));
vi.mock('../sync/pairing-store.ts', () => ({
  readPairing: async () => ({ baseUrl: 'http://127.0.0.1:1', expired: false }),
}));
vi.mock('../sync/page-registry.ts', () => ({
  tellPages: async (envelope: TellEnvelope) => void line.told.push(envelope),
}));
vi.mock('../sync/monitor-client.ts', () => ({
  createMonitorClient: () => ({
    getTicketWork: async ({ params }: { params: { id: string } }) => {
      line.asked.push(params.id);
      return { customer: { history: line.history } };
    },
  }),
}));
// Unit tests share their modules: one of an earlier file may have loaded these with another monitor.
vi.resetModules();
const { tellEarlier } = await import('./tell-earlier.ts');

const ROW = { clientKey: 'click-0001', ticketId: 't-1', state: 'sent' } as OutboxRow;

beforeEach(() => Object.assign(line, { history: { tickets: 4, open: 2 }, told: [], asked: [] }));

test('a customer who was here before is told of, without the ticket that was just made', async () => {
  await tellEarlier(ROW);
  expect(line.told).toEqual([{ tell: 'ticket.earlier', body: { clientKey: 'click-0001', earlier: 3, open: 1 } }]);
});

test('of a new customer nothing is said', async () => {
  line.history = { tickets: 1, open: 1 };
  await tellEarlier(ROW);
  expect(line.told).toEqual([]);
});

test('a ticket that was not handed over, or was taken back, is not asked after', async () => {
  await tellEarlier({ ...ROW, state: 'waiting', ticketId: null });
  await tellEarlier({ ...ROW, state: 'undone' });
  expect(line.asked).toEqual([]);
});
