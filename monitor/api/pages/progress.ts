import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Labels, Language } from '../../../shared/model/labels.ts';
import type { TicketState } from '../../../shared/model/ticket.ts';
import { normaliseIdentity } from '../../store/desk/customers.ts';
import { listTickets } from '../../store/desk/ticket-list.ts';
import { listTicketLinks } from '../../store/desk/ticket-work.ts';
import { getTicket } from '../../store/desk/tickets.ts';
import type { Db } from '../../store/store.ts';
import { type Html, html } from '../../write-html.ts';
import { readLanguage, sendPage } from './page-frame.ts';
import type { PublicContext, PublicPage } from './public-page.ts';

/** Every answer takes this long, found or not, so that the time tells nothing. */
const ANSWER_MS = 400;
const MOST_SHOWN = 5;

/** TKT-7: a customer looks the progress of a case up with order number and telephone. The state is all that it tells. */
const page: PublicPage = {
  id: 'progress',
  register(app, context) {
    app.get('/p', (request, reply) => {
      const language = readLanguage(request);
      return sendPage(reply, {
        language,
        title: WORDS.title[language],
        body: writeForm(language, context.workspaceName, NOTHING),
      });
    });
    const judgeRate = app.createRateLimit({ timeWindow: 60_000, max: 5 });
    app.post('/p', async (request, reply) => {
      const rate = await judgeRate(request);
      const tooOften = !rate.isAllowed && rate.isExceeded;
      return answer(request, reply, context, tooOften);
    });
  },
};
export default page;

interface Found {
  readonly number: number;
  readonly state: TicketState;
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PublicContext,
  tooOften: boolean,
): Promise<FastifyReply> {
  const language = readLanguage(request);
  const fields = request.body instanceof Map ? request.body : new Map<string, string>();
  const read = (name: string) =>
    String(fields.get(name) ?? '')
      .trim()
      .slice(0, 100);
  const asked = { order: read('order'), phone: read('phone') };
  const [found] = await Promise.all([
    tooOften ? [] : findTickets(context.store.db, asked.order, asked.phone),
    wait(ANSWER_MS),
  ]);
  const body =
    found.length === 0
      ? writeForm(language, context.workspaceName, { ...asked, failed: tooOften ? 'wait' : 'none' })
      : writeFound(language, context.workspaceName, found);
  const status = tooOften ? 429 : found.length === 0 ? 404 : 200;
  return sendPage(reply, { language, title: WORDS.title[language], body, status });
}

/** Both must fit: the order number as it was written, and the telephone of who it belongs to. */
async function findTickets(db: Db, order: string, phone: string): Promise<Found[]> {
  const { value } = normaliseIdentity({ kind: 'phone', value: phone });
  if (order.length < 4 || !/^\d{7,}$/.test(value)) return [];
  const { items } = await listTickets(db, { query: order, drill: false, limit: 50 });
  const owner = await db
    .selectFrom('identities')
    .select('customerId')
    .where('kind', '=', 'phone')
    .where('value', '=', value)
    .where('drill', '=', 0)
    .executeTakeFirst();
  const same = (a: string) => a.normalize('NFKC').toLowerCase() === order.normalize('NFKC').toLowerCase();
  const own = items
    .filter(
      ({ orderNumber, customerId }) => orderNumber !== null && same(orderNumber) && customerId === owner?.customerId,
    )
    .filter(({ customerId }) => customerId !== null)
    .slice(0, MOST_SHOWN);
  return Promise.all(own.map(async ({ id, number, state }) => ({ number, state: await readState(db, id, state) })));
}

/** A ticket that was made one with another is as far as that one: it was not closed for the customer. */
async function readState(db: Db, id: string, state: TicketState): Promise<TicketState> {
  const seen = new Set([id]);
  let at = { id, state };
  while (at.state === 'closed') {
    const here = at.id;
    const merged = (await listTicketLinks(db, here)).find(({ from, kind }) => kind === 'merged-into' && from === here);
    if (merged === undefined || seen.has(merged.otherId)) break;
    seen.add(merged.otherId);
    at = await getTicket(db, merged.otherId);
  }
  return at.state;
}

const say = (zh: string, en: string): Labels => ({ 'zh-CN': zh, en });
const WORDS = {
  title: say('查询处理进度', 'How far is my case?'),
  order: say('订单号', 'Order number'),
  phone: say('手机号', 'Telephone'),
  look: say('查询', 'Look'),
  none: say(
    '没有找到。请核对订单号和手机号，或联系客服。',
    'Nothing was found. Check both numbers, or contact our service.',
  ),
  wait: say('查询太频繁，请一分钟后再试。', 'Too many tries; wait a minute.'),
  ticket: say('工单', 'Case'),
  another: say('再查一个', 'Look up another one'),
  states: {
    open: say('待处理', 'received'),
    working: say('处理中', 'being worked on'),
    waiting: say('等待您的回复', 'waiting for your answer'),
    resolved: say('已解决', 'resolved'),
    closed: say('已关闭', 'closed'),
  },
} as const;

/** What was asked and not found is there to be corrected; `failed` says which words stand above it. */
interface Asked {
  readonly order: string;
  readonly phone: string;
  readonly failed: 'none' | 'wait' | null;
}

const NOTHING: Asked = { order: '', phone: '', failed: null };

function writeForm(language: Language, house: string, { order, phone, failed }: Asked): Html {
  return html`<p class="house">${house}</p><h1>${WORDS.title[language]}</h1>
${failed === null ? null : html`<p class="late" role="alert">${WORDS[failed][language]}</p>`}
<form method="post" action="/p"><label for="order">${WORDS.order[language]}</label><input id="order" name="order" value="${order}" autocomplete="off" required>
<label for="phone">${WORDS.phone[language]}</label><input id="phone" name="phone" value="${phone}" inputmode="tel" autocomplete="tel" required>
<button class="first">${WORDS.look[language]}</button></form>`;
}

/** What the customer is to do something about is yellow, what goes on blue, what is solved green. */
const TONES: Readonly<Record<TicketState, string>> = {
  ...{ open: 'blue', working: 'blue', waiting: 'yellow', resolved: 'green', closed: '' },
};

function writeFound(language: Language, house: string, found: readonly Found[]): Html {
  return html`<p class="house">${house}</p><h1>${WORDS.title[language]}</h1>${found.map(
    ({ number, state }) =>
      html`<div class="row head"><span>${WORDS.ticket[language]} #${number}</span><span class="tag ${TONES[state]}">${WORDS.states[state][language]}</span></div>`,
  )}<p><a href="/p">${WORDS.another[language]}</a></p>`;
}
