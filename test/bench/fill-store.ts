import { judgementColumns } from '../../monitor/store/heard/mention-row.ts';
import { indexText } from '../../monitor/store/heard/search.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import { encodeJson } from '../../monitor/store/sql/json-column.ts';
import { newId } from '../../monitor/store/sql/new-id.ts';
import type { Store } from '../../monitor/store/store.ts';
import { SAMPLE_AT, sampleAnalysis } from '../helpers/store-samples.ts';

/** Words of two characters: a few in every tenth text, many in few. */
export const WORDS = {
  common: ['退款', '客服', '质量', '快递', '手机', '屏幕', '电池', '差评'],
  rare: ['爆炸', '漏电', '过敏', '起诉', '曝光', '假货', '霉斑', '烫伤', '律师', '中毒'],
  filler:
    '的一是了我不在人有他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知',
} as const;

const BATCH = 500;
const DAY_MS = 86_400_000;

/** A stream of numbers that is the same in every run. */
function createDice(seed: number) {
  let state = seed;
  return (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

function makeText(dice: (n: number) => number): string {
  let text = '';
  for (let k = 0; k < 8 + dice(12); k += 1) {
    const kind = dice(100);
    if (kind < 8) text += WORDS.common[dice(WORDS.common.length)];
    else if (kind === 8 && dice(20) === 0) text += WORDS.rare[dice(WORDS.rare.length)];
    else for (let i = 0; i < 4; i += 1) text += WORDS.filler[dice(WORDS.filler.length)] ?? '';
    if (dice(4) === 0) text += '，';
  }
  return text;
}

/** Fills an empty store: mentions over so many days of which one in fifty is open, and a ticket for each. */
export async function fillStore(store: Store, rows: number, days = 365): Promise<void> {
  const dice = createDice(42);
  const pick = <T>(list: readonly T[]): T => list[dice(list.length)] as T;
  for (let from = 0; from < rows; from += BATCH) {
    await inTransaction(store.db, async (trx) => {
      const mentions = [];
      const tickets = [];
      for (let i = from; i < Math.min(from + BATCH, rows); i += 1) {
        const number = i + 1;
        const at = SAMPLE_AT + Math.floor((i / rows) * days * DAY_MS);
        const level = pick(['blue', 'blue', 'yellow', 'yellow', 'orange', 'red'] as const);
        const open = dice(50) === 0;
        const topic = pick(['quality', 'delivery', 'returns', 'attitude', 'price'] as const);
        const analysis = sampleAnalysis({ level, topic });
        const text = makeText(dice);
        const common = {
          brandId: `brand${dice(5)}`,
          site: `site${dice(8)}.example`,
          postKey: `bench:${i}`,
          drill: dice(100) === 0 ? 1 : 0,
        };
        mentions.push({
          id: newId(at),
          number,
          entryId: null,
          ...common,
          sourceId: `source${dice(40)}`,
          permalink: `https://${common.site}/p/${i}`,
          author: encodeJson({ name: `用户${dice(100_000)}`, email: null, url: null }),
          title: null,
          text,
          lang: 'zh',
          rating: null,
          metrics: null,
          ...judgementColumns({ analysis, urgency: 'normal', level, answerDueAt: at + 600_000 }),
          state: open ? pick(['open', 'claimed'] as const) : pick(['answered', 'answered', 'dismissed'] as const),
          settled: open ? 0 : 1,
          claimedBy: null,
          answeredBy: open ? null : `person${dice(20)}`,
          answeredHow: null,
          answerText: null,
          dismissReason: null,
          publishedAt: at,
          publishedTrusted: 1,
          foundAt: at + dice(300_000),
          toldAt: at + 301_000,
          claimedAt: open ? null : at + 320_000,
          answeredAt: open ? null : at + 330_000 + dice(1_200_000),
          ticketId: null,
          storyId: null,
          updatedAt: at,
        });
        const orderNumber = `BX${1_000_000 + i}`;
        tickets.push({
          id: newId(at),
          number,
          clientKey: `bench-${i}`,
          channel: pick(['social', 'phone', 'mail', 'chat'] as const),
          ...common,
          permalink: null,
          mentionId: null,
          customer: null,
          contact: null,
          problem: text,
          kind: 'complaint' as const,
          topic,
          urgency: 'normal' as const,
          orderNumber,
          product: `product${dice(30)}`,
          publishedAt: at,
          createdAt: at,
          receivedAt: at,
          createdBy: null,
          state: open ? pick(['open', 'working', 'waiting'] as const) : pick(['resolved', 'closed'] as const),
          settled: open ? 0 : 1,
          customerId: `customer${dice(Math.ceil(rows / 3))}`,
          handlerId: `person${dice(20)}`,
          returning: 0,
          firstResponseAt: at + dice(3_600_000),
          resolvedAt: open ? null : at + dice(2 * DAY_MS),
          closedAt: null,
          closeReason: null,
          result: null,
          satisfaction: dice(5) === 0 ? 1 + dice(5) : null,
          department: null,
          dueAt: at + DAY_MS,
          sortDueAt: at + DAY_MS,
          evidenceCount: 0,
          updatedAt: at,
          withdrawnAt: null,
        });
        await indexText(trx, 'mention', number, [text]);
        await indexText(trx, 'ticket', number, [text, orderNumber]);
      }
      for (let i = 0; i < mentions.length; i += 100)
        await trx
          .insertInto('mentions')
          .values(mentions.slice(i, i + 100))
          .execute();
      for (let i = 0; i < tickets.length; i += 100)
        await trx
          .insertInto('tickets')
          .values(tickets.slice(i, i + 100))
          .execute();
      const done = Math.min(from + BATCH, rows);
      await trx.updateTable('counters').set({ value: done }).where('name', 'in', ['mention', 'ticket']).execute();
    });
  }
}
