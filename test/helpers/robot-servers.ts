import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a robot saw and what it answered. */
export interface RobotCall {
  readonly url: URL;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly raw: string;
  // biome-ignore lint/suspicious/noExplicitAny: the body of each platform has its own shape, asserted field by field
  readonly body: any;
}
interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Record<string, string>;
}
/** The rules of one platform. `sinceMinute` counts the calls of the last sixty seconds, this one included. */
type Judge = (call: RobotCall, sinceMinute: number) => Answer;

/** A local server that keeps the published rules of one chat platform. */
export async function startRobot(judge: Judge) {
  const calls: RobotCall[] = [];
  const times: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8');
      const call = {
        url: new URL(request.url ?? '/', 'http://robot.test'),
        headers: request.headers,
        raw,
        body: JSON.parse(raw),
      };
      const now = Date.now();
      times.push(now);
      calls.push(call);
      const answer = judge(call, times.filter((time) => time > now - 60_000).length);
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    calls,
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

const ok = (body: unknown): Answer => ({ status: 200, body: typeof body === 'string' ? body : JSON.stringify(body) });
const bytes = (text: string) => Buffer.byteLength(text, 'utf8');

/** 企业微信: 20 a minute, markdown of 4,096 bytes, every answer is HTTP 200. */
export const judgeWecom: Judge = (call, sinceMinute) => {
  if (call.url.searchParams.get('key') !== 'KEY') return ok({ errcode: 93000, errmsg: 'invalid webhook url' });
  if (sinceMinute > 20) return ok({ errcode: 45009, errmsg: 'api freq out of limit' });
  if (call.body.msgtype !== 'markdown' || typeof call.body.markdown?.content !== 'string') {
    return ok({ errcode: 40008, errmsg: 'invalid message type' });
  }
  if (bytes(call.body.markdown.content) > 4096)
    return ok({ errcode: 40058, errmsg: 'markdown.content exceed max length 4096' });
  return ok({ errcode: 0, errmsg: 'ok' });
};

/** 钉钉: 20 a minute then mute, 加签 with an hour's window, every answer is HTTP 200. */
export function judgeDingtalk(secret: string): Judge {
  return (call, sinceMinute) => {
    if (sinceMinute > 20) return ok({ errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' });
    const timestamp = Number(call.url.searchParams.get('timestamp'));
    const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
    if (Math.abs(Date.now() - timestamp) > 3_600_000 || call.url.searchParams.get('sign') !== sign) {
      return ok({ errcode: 310000, errmsg: 'sign not match' });
    }
    if (bytes(call.raw) > 20_000) return ok({ errcode: 460101, errmsg: 'message too long' });
    if (!call.body.markdown?.title || !call.body.markdown?.text)
      return ok({ errcode: 40035, errmsg: 'missing parameter' });
    return ok({ errcode: 0, errmsg: 'ok' });
  };
}

/** 飞书: 100 a minute, 20 kB, signature with seconds, errors as `code`. */
export function judgeFeishu(secret: string): Judge {
  return (call, sinceMinute) => {
    if (sinceMinute > 100) return ok({ code: 11232, msg: 'frequency limited' });
    const timestamp = Number(call.body.timestamp);
    const sign = createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
    if (Math.abs(Date.now() / 1000 - timestamp) > 3600 || call.body.sign !== sign) {
      return ok({ code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time' });
    }
    if (bytes(call.raw) > 20_480) return ok({ code: 9499, msg: 'too large' });
    if (call.body.msg_type !== 'interactive' || !call.body.card?.elements?.length)
      return ok({ code: 9499, msg: 'Bad Request' });
    return ok({ code: 0, msg: 'success', data: {} });
  };
}

/** Slack: plain `ok`, one a second, 50 blocks, 3,000 characters a section, 150 a header. */
export const judgeSlack: Judge = (call, sinceMinute) => {
  if (sinceMinute > 60) return { status: 429, body: 'rate_limited', headers: { 'retry-after': '30' } };
  const { blocks, text } = call.body;
  if (typeof text !== 'string' || !Array.isArray(blocks) || blocks.length > 50)
    return { status: 400, body: 'invalid_blocks' };
  for (const block of blocks) {
    if (block.type === 'header' && (block.text.type !== 'plain_text' || block.text.text.length > 150)) {
      return { status: 400, body: 'invalid_blocks' };
    }
    if (block.type === 'section' && block.text.text.length > 3000) return { status: 400, body: 'invalid_blocks' };
  }
  return ok('ok');
};

/** Telegram: 4,096 units, errors with `ok: false` and `retry_after`. */
export const judgeTelegram: Judge = (call, sinceMinute) => {
  if (call.url.pathname !== '/bot123456:ABCDEFGHIJ/sendMessage') {
    return { status: 401, body: JSON.stringify({ ok: false, error_code: 401, description: 'Unauthorized' }) };
  }
  if (sinceMinute > 20) {
    const body = { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 30 } };
    return { status: 429, body: JSON.stringify(body), headers: { 'retry-after': '30' } };
  }
  if (call.body.text.length > 4096) {
    return { status: 400, body: JSON.stringify({ ok: false, error_code: 400, description: 'message is too long' }) };
  }
  return ok({ ok: true, result: { message_id: 1 } });
};

/** Teams workflow: an adaptive card in at most 28 KB, HTTP 202. */
export const judgeTeams: Judge = (call) => {
  const card = call.body.attachments?.[0]?.content;
  if (call.body.type !== 'message' || card?.type !== 'AdaptiveCard') return { status: 400, body: 'bad card' };
  if (bytes(call.raw) > 28 * 1024) return { status: 413, body: 'too large' };
  return { status: 202, body: '' };
};

/** ntfy: JSON at the root, priority 1–5, 4,096 bytes. */
export const judgeNtfy: Judge = (call) => {
  if (call.url.pathname !== '/' || !call.body.topic) return { status: 404, body: JSON.stringify({ code: 40401 }) };
  if (bytes(call.body.message) > 4096) return { status: 413, body: JSON.stringify({ code: 41301 }) };
  if (call.body.priority < 1 || call.body.priority > 5) return { status: 400, body: JSON.stringify({ code: 40007 }) };
  return ok({ id: 'Xq1', event: 'message', topic: call.body.topic });
};
