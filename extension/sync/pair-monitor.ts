import { browser } from 'wxt/browser';
import { ApiError } from '../../shared/api-client.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { Answer } from '../messages.ts';
import { openDatabase } from './database.ts';
import { measureSkew, recordLink } from './link-state.ts';
import { forgetMonitor } from './mention-cache.ts';
import { createMonitorClient, patternOf, readBaseUrl } from './monitor-client.ts';
import { retryNow } from './outbox.ts';
import { readPairing, writePairing } from './pairing-store.ts';

const ADDRESS_PROBLEMS: Record<'not-an-address' | 'not-encrypted', Labels> = {
  'not-an-address': {
    'zh-CN': '这不是一个网址。请照监听程序显示的写，例如 http://127.0.0.1:7373。',
    en: 'This is not an address. Copy it from the monitor, for example http://127.0.0.1:7373.',
  },
  'not-encrypted': {
    'zh-CN': '除本机外只接受 https 地址，否则口令会在网络上明文传送。请向管理员要 https 地址。',
    en: 'Only https is accepted except on this computer: the token would cross the network in the clear. Ask the administrator for the https address.',
  },
};
const NO_PERMISSION: Labels = {
  'zh-CN': '浏览器还没有允许顺风耳连接这个地址。请再按一次“配对”，并在浏览器的询问里选择允许。',
  en: 'The browser does not let Earshot connect to this address yet. Press “Pair” again and allow it when the browser asks.',
};

/** Trades the code for a token and keeps it. Another monitor's data is forgotten; tickets made alone wait to be handed over. */
export async function pairMonitor(address: string, code: string, device: string): Promise<Answer<'monitor.pair'>> {
  const read = readBaseUrl(address);
  if ('problem' in read) return { ok: false, problem: ADDRESS_PROBLEMS[read.problem] };
  const { baseUrl } = read;
  if (!(await browser.permissions.contains({ origins: [patternOf(baseUrl)] }))) {
    return { ok: false, problem: NO_PERMISSION };
  }
  const sentAt = Date.now();
  try {
    const answer = await createMonitorClient({ baseUrl, token: null }).pair({
      body: { code: code.replace(/\s/g, ''), device, origin: location.origin },
    });
    const now = Date.now();
    const database = await openDatabase();
    const before = await readPairing();
    if (before?.baseUrl !== baseUrl || before.personId !== answer.person.id) await forgetMonitor(database);
    await retryNow(database);
    await writePairing({
      baseUrl,
      token: answer.token,
      personId: answer.person.id,
      personName: answer.person.name,
      device,
      workspaceName: answer.workspace.name,
      drill: answer.workspace.drill,
      pairedAt: now,
      expired: false,
    });
    await recordLink({ kind: 'live', clockSkewMs: measureSkew(sentAt, now, answer.serverTime).skewMs }, now);
    return { ok: true, person: answer.person.name };
  } catch (error) {
    if (error instanceof ApiError) return { ok: false, problem: error.labels };
    throw error;
  }
}

/** Ends the pairing here, and at the monitor when it can be reached. What was not handed over stays in the outbox. */
export async function unpairMonitor(): Promise<void> {
  const pairing = await readPairing();
  await writePairing(null);
  await forgetMonitor(await openDatabase());
  await recordLink({ kind: 'alone', clockSkewMs: 0 }, Date.now());
  if (!pairing || pairing.expired) return;
  try {
    await createMonitorClient(pairing).unpair();
  } catch (error) {
    // Forgotten here all the same; the administrator sees the device and can revoke it.
    if (!(error instanceof ApiError)) throw error;
  }
}
