import type { SafeResponse } from '../../fetch/safe-fetch.ts';
import { SourceRefusal, sayBoth } from './source-refusal.ts';
import { readRetryAfter } from './wait-hint.ts';

/** @throws SourceRefusal for every status but 2xx, in words that name the way out. */
export function refuseUnlessOk(response: Pick<SafeResponse, 'status' | 'headers'>, now: number): void {
  const { status } = response;
  if (status >= 200 && status < 300) return;
  const waitSeconds = readRetryAfter(response.headers['retry-after'], now);
  if (status === 429) {
    const message = sayBoth('429：问得太频繁，对方要求暂停', 'asked too often; the server wants a pause');
    throw new SourceRefusal(message, { waitSeconds });
  }
  if (status === 410) {
    throw new SourceRefusal(sayBoth('410：已永久下线，请移除这个来源', 'gone for good; take the source out'), {
      mayRecover: false,
    });
  }
  if (status === 401 || status === 403) {
    const message = sayBoth(
      `${status}：被拒绝，登录、密钥或 Cookie 缺失或已失效`,
      'refused; a login, key or cookie is missing or no longer good',
    );
    throw new SourceRefusal(message, { waitSeconds, mayRecover: false });
  }
  if (status === 404) {
    throw new SourceRefusal(sayBoth('404：这个地址下什么也没有', 'there is nothing under this address'), {
      mayRecover: false,
    });
  }
  throw new SourceRefusal(sayBoth(`${status}：对方服务器无法回应`, 'the server could not answer'), { waitSeconds });
}
