import { expect, it } from 'vitest';
import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import { readAddress } from './board-address.ts';
import { type BoardData, loadBoard } from './load-board.ts';

const NOW = Date.parse('2026-03-11T10:20:00+08:00');
const COUNTS = { open: 3, claimed: 1, answeredToday: 7, withinWindowShare: 0.9 };

/** A monitor that answers at once, but counts figures for as long as `figures` takes and shows no costs to this role. */
function monitor(figures: Promise<unknown>): ApiClient {
  const client: Partial<Record<keyof ApiClient, () => Promise<unknown>>> = {
    getStatus: async () => ({ serverTime: NOW, drill: false, counts: COUNTS }),
    getMe: async () => ({ permissions: ['desk.manage'] }),
    listBrands: async () => ({ items: [{ id: 'yunque', name: '云雀' }] }),
    listPeople: async () => ({
      items: [
        { id: 'p', name: '王敏', active: true },
        { id: 'q', name: '李雷', active: false },
      ],
    }),
    listSources: async () => ({ items: [], next: null, total: 0 }),
    getFigures: () => figures,
    readSurveySums: async () => ({ items: [] }),
    getCosts: async () => {
      throw new ApiError(403, { code: 'forbidden', message: { 'zh-CN': '无权', en: 'no' } });
    },
    listImprovements: async () => ({ items: [] }),
  };
  return client as unknown as ApiClient;
}

it('the board stands before its figures are counted, and each part is shown when it comes', async () => {
  let count: (figures: unknown) => void = () => undefined;
  const figures = new Promise((resolve) => {
    count = resolve;
  });
  const shown: BoardData[] = [];
  const loaded = loadBoard(monitor(figures), readAddress('#range=week'), (data) => shown.push(data));
  await expect.poll(() => shown.at(-1)?.improvements).toEqual([]);
  expect(shown[0]).toMatchObject({
    figures: null,
    counts: COUNTS,
    brands: [{ name: '云雀' }],
    query: { drill: false },
  });
  expect(shown[0]?.people.get('p')).toBe('王敏');
  expect(shown[0]?.staff.map(({ id }) => id)).toEqual(['p']);
  expect(shown[0]?.permissions.has('desk.manage')).toBe(true);
  expect(shown.at(-1)).toMatchObject({ figures: null, costs: null });
  count({ groups: [] });
  await loaded;
  expect(shown.at(-1)).toMatchObject({ figures: { groups: [] }, improvements: [] });
});

it('a figure that cannot be counted is said', async () => {
  const refused = new ApiError(503, { code: 'busy', message: { 'zh-CN': '忙', en: 'busy' } });
  await expect(
    loadBoard(monitor(Promise.reject(refused)), readAddress('#range=week'), () => undefined),
  ).rejects.toThrow(refused);
});
