// A burst of pushed complaints, the whole way: signature, judgement, story, clocks, alert rows and event, for 60 s at 2,000 a second.
// Senders push batches to inboxes and keep a post until it is taken: what comes faster than it can be written waits with them, and is
// all there in the end. Half of the posts share twenty stories.
//   npm run bench -- burst [--rate N] [--seconds N] [--posts N] [--engine postgres] [--statements] [--tell]
// `--posts`: most posts of one message; 1: a message for each post. `--statements`: how often the database is asked for what. `--tell`: all is
// told meanwhile, to a program and to a group that takes 18 messages a minute, until nothing waits. A line of progress every ten seconds.
import { createHmac } from 'node:crypto';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { acceptPushed } from '../../monitor/listen/push/accept-pushed.ts';
import { preparePipeline } from '../../monitor/listen/start-listening.ts';
import { createRandom } from '../../monitor/practice/post-script.ts';
import { syncSources } from '../../monitor/store/heard/sources.ts';
import { openStore } from '../../monitor/store/open-store.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import type { Source } from '../../shared/model/source.ts';
import { listeningOptions } from '../helpers/listening-options.ts';
import { startPostgres } from '../helpers/postgres.ts';
import { openTemporaryStore } from '../helpers/temporary-store.ts';
import { webhookTo } from '../helpers/webhook-channel.ts';
import { countStatements, sumStatements, tableOfStatements } from './count-statements.ts';
import { startTelling, watchMemory } from './tell-burst.ts';

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '60' },
    engine: { type: 'string', default: 'sqlite' },
    posts: { type: 'string', default: '200' },
    statements: { type: 'boolean', default: false },
    tell: { type: 'boolean', default: false },
  },
});
const rate = Number(values.rate);
const total = rate * Number(values.seconds);
const SECRET = 'sixteen characters or more';
const SENDERS = 8;
const STORIES = 20;
/** So many people: with fewer each of them would complain again and again, and every post would be a step up of its own (ESC-2). */
const AUTHORS = 1_000_000;
const MESSAGE = Number(values.posts);

const server = values.engine === 'postgres' ? await startPostgres() : null;
const temporary = server ? null : await openTemporaryStore();
const store = temporary?.store ?? (await openStore({ url: (await server?.createDatabase()) ?? '' }));
const sources: Source[] = Array.from({ length: SENDERS }, (_, i) => ({
  ...{ id: `s${i}`, type: 'inbox', name: `s${i}`, brandIds: [], enabled: true, drill: false },
  settings: { secret: SECRET },
}));
const listeners = values.tell ? await startTelling(store, sources) : null;
const hook = webhookTo({ url: 'http://127.0.0.1:9/', secret: SECRET });
const pipeline =
  listeners?.listening.pipeline ??
  (await preparePipeline(listeningOptions(store, { sources, channels: [hook] }), Date));
await inTransaction(store.db, (trx) => syncSources(trx, sources, Date.now()));

const memory = watchMemory();
const statements = countStatements();
const startedAt = Date.now();
const cpuBefore = process.cpuUsage();
let mostWaiting = 0;
let taken = 0;
let saidAt = 0;
await Promise.all(sources.map(({ id }, i) => send(id, i)));
const seconds = (Date.now() - startedAt) / 1000;
const cpu = process.cpuUsage(cpuBefore);
const asked = sumStatements(statements);
if (values.statements) console.table(tableOfStatements(statements, total));
await report();
if (listeners) console.table([await listeners.finish(startedAt, total)]);
console.log(`most memory: ${memory.stop()} MiB`);
await store.close();
await temporary?.remove();
await server?.stop();

/** Pushes every eighth post, each as soon as it is published and the message before is answered. */
async function send(sourceId: string, first: number): Promise<void> {
  for (let next = first; next < total; ) {
    const published = Math.min(total, Math.floor(((Date.now() - startedAt) / 1000) * rate));
    mostWaiting = Math.max(mostWaiting, published - taken);
    const posts = [];
    for (; next < published && posts.length < MESSAGE; next += SENDERS) posts.push(postOf(next));
    if (posts.length > 0) await push(sourceId, posts);
    taken += posts.length;
    sayProgress();
    await new Promise((resolve) => setTimeout(resolve, posts.length === MESSAGE ? 0 : 20));
  }
}

function sayProgress(): void {
  const second = Math.round((Date.now() - startedAt) / 1000);
  if (second < saidAt + 10) return;
  saidAt = second;
  console.error(`${second} s: ${taken} of ${total} taken`);
}

/** Every second post is one of twenty stories; the others have nothing in common but the complaint. */
function postOf(n: number) {
  const story = n % 2 === 0 ? (n / 2) % STORIES : null;
  const text = story === null ? complaint(n + STORIES) : `转发第${n}次 //@用户${story}:${complaint(story)}`;
  return { id: `p${n}`, link: `https://forum.example/p/${n}`, text, author: { id: `u${n % AUTHORS}`, name: `u${n}` } };
}

function complaint(n: number): string {
  const random = createRandom(n);
  const own = Array.from({ length: 40 }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 5000))).join('');
  return `新锐手机坏了，客服不理人，要投诉：${own}`;
}

async function push(sourceId: string, posts: readonly unknown[]): Promise<void> {
  const body = Buffer.from(JSON.stringify({ posts }));
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = `v1=${createHmac('sha256', SECRET).update(`${timestamp}.m.`).update(body).digest('hex')}`;
  const outcome = await acceptPushed(pipeline, { sourceId, timestamp, id: 'm', signature, body });
  if (!('taken' in outcome)) throw new Error(JSON.stringify(outcome));
}

async function report(): Promise<void> {
  const { db } = store;
  const count = async (table: 'mentions' | 'events' | 'alerts' | 'stories') =>
    (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  const mentions = await count('mentions');
  const sizes = await db.selectFrom('stories').select('size').orderBy('size', 'desc').limit(STORIES).execute();
  const counted = await db
    .selectFrom('mentions')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .groupBy('storyId')
    .orderBy('n', 'desc')
    .limit(STORIES)
    .execute();
  console.table([
    {
      engine: store.engine,
      'published a second': rate,
      'written a second': Math.round(total / seconds),
      'CPU ms a mention': Math.round(((cpu.user + cpu.system) / 1000 / total) * 1000) / 1000,
      'statements a mention': Math.round((asked / total) * 100) / 100,
      'most waiting': mostWaiting,
      lost: total - mentions,
      events: await count('events'),
      'alert rows': await count('alerts'),
      stories: await count('stories'),
      'largest stories': `${sizes.at(-1)?.size}–${sizes[0]?.size} (${counted.at(-1)?.n}–${counted[0]?.n} mentions)`,
    },
  ]);
}
