import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createRandom } from '../../monitor/practice/post-script.ts';
import { linkOfPost, PHONE_PER_MINUTE, postsUntil, textOfPost } from './alert-hour-posts.ts';
import { type AuditResult, auditPipeline } from './audit-pipeline.ts';
import { openTemporaryStore } from './temporary-store.ts';
import { type Received, startWebhookReceiver } from './webhook-receiver.ts';

const FAULT_POINTS = ['mention:alerted', 'entries:committed', 'alert:claimed', 'alert:sent', 'alert:noted'] as const;
const CHILD = fileURLToPath(new URL('alert-hour-child.ts', import.meta.url));
const HOUR_S = 3_600;
/** What a phone takes in any minute before it refuses; its channel is told to stay below (`PHONE_PER_MINUTE`). */
const PHONE_LIMIT = 20;

/** What the hour did. */
export interface HourResult extends AuditResult {
  readonly kills: number;
  readonly messages: number;
  /** The most messages that people got on the phone in any sixty seconds. */
  readonly mostAMinute: number;
  readonly refused: number;
}

/** The second of the simulated hour in which a request was made, as the child says it. */
const secondOf = ({ headers }: Received) => Number(headers['x-true-second']);

/** Faults of the receiver by the second of the hour: gone, shedding load, holding on without an answer. */
function answerBy(second: number, response: ServerResponse): boolean {
  if (second >= 600 && second < 900) response.destroy();
  else if (second >= 1_200 && second < 1_380 && second % 3 !== 0)
    response.writeHead(429, { 'retry-after': '5' }).end('slow down');
  else if (second < 1_800 || second >= 1_920 || second % 2 === 0) return true;
  // Else: no answer at all, until the monitor gives up.
  return false;
}

/**
 * One simulated hour of alerts on a real store and a real receiver: the receiver is gone for five minutes, sheds load,
 * does not answer; a flood comes; the monitor is killed (SIGKILL) so many times, and some of its lives have a wrong clock.
 */
export async function runAlertHour(options: {
  readonly kills: number;
  readonly seed: number;
  /** Called as each life of the monitor ends, with the second of the hour that it came to. */
  readonly onLife?: (life: number, second: number) => void;
}): Promise<HourResult> {
  const random = createRandom(options.seed);
  const receiver = await startWebhookReceiver();
  const { store, remove } = await openTemporaryStore();
  const accepted: Received[] = [];
  const phoneAt: number[] = [];
  let refused = 0;
  receiver.answer = (received, response) => {
    const second = secondOf(received);
    const isPhone = received.path === '/phone';
    const isFull = isPhone && phoneAt.filter((at) => at > second - 60).length >= PHONE_LIMIT;
    if (isFull) response.writeHead(429, { 'retry-after': '60' }).end('too many');
    if (isFull || !answerBy(second, response)) {
      refused += 1;
      return;
    }
    if (isPhone) phoneAt.push(second);
    accepted.push(received);
    response.writeHead(200).end('ok');
  };
  try {
    let second = 0;
    for (let life = 0; life <= options.kills; life += 1) {
      const isLast = life === options.kills;
      const ends = Math.round((HOUR_S * (life + 1)) / (options.kills + 1));
      const isNamed = !isLast && life % 3 !== 2;
      const point = isNamed ? FAULT_POINTS[Math.floor(random() * FAULT_POINTS.length)] : undefined;
      const order = {
        databaseUrl: store.url,
        webhook: { url: receiver.url, secret: receiver.secret },
        from: second,
        until: isLast ? null : ends,
        fault: point === undefined ? null : { point, passing: 1 + Math.floor(random() * 4) },
        skewMs: isLast ? 0 : life % 10 === 4 ? 600_000 : life % 10 === 7 ? -600_000 : 0,
      };
      second = await live(order, isLast);
      options.onLife?.(life, second);
    }
    const published = postsUntil(HOUR_S).map((post) => ({ link: linkOfPost(post), text: textOfPost(post) }));
    const audit = await auditPipeline({ store, published, received: accepted, disturbances: options.kills });
    const inMinute = phoneAt.map((from) => phoneAt.filter((at) => at >= from && at < from + 60).length);
    const mostAMinute = Math.max(0, ...inMinute);
    const isTooMuch = mostAMinute > PHONE_PER_MINUTE;
    const violations = isTooMuch ? [`the phone got ${mostAMinute} messages in a minute`] : [];
    return {
      ...audit,
      violations: [...audit.violations, ...violations],
      kills: options.kills,
      messages: accepted.length,
      mostAMinute,
      refused,
    };
  } finally {
    await receiver.close();
    await remove();
  }
}

/** One life of the monitor; ends by SIGKILL, unless it is the last. Gives the second at which the next one goes on. */
async function live(order: { readonly from: number; readonly until: number | null }, isLast: boolean): Promise<number> {
  const child: ChildProcess = spawn(process.execPath, [CHILD], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin?.end(JSON.stringify(order));
  let second = order.from;
  if (child.stdout) for await (const line of createInterface(child.stdout)) second = Number(line);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  const wasKilled = child.signalCode === 'SIGKILL';
  if (wasKilled === isLast || (isLast && child.exitCode !== 0))
    throw new Error(`the monitor ended by ${child.signalCode ?? child.exitCode}, last: ${isLast}`);
  return second;
}
