import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type DeliveryContext, DeliveryError } from '../../alert-channel.ts';
import type { Helpdesk, RemoteState, RemoteTicket, TicketCard } from '../../helpdesk-type.ts';
import { askHelpdesk, at, idAt, listAt } from '../ask-helpdesk.ts';
import { fieldMap, helpdeskUrl, mapFields, secret } from '../helpdesk-settings.ts';

const settings = z.strictObject({
  url: helpdeskUrl('https://open.feishu.cn').default('https://open.feishu.cn'),
  appId: z.string().min(1),
  appSecret: secret,
  /** Part of the address of the base (多维表格) and of its table. */
  appToken: z.string().min(1),
  tableId: z.string().min(1),
  /** Columns that are always written. */
  columns: z
    .strictObject({
      key: z.string().min(1).default('编号'),
      subject: z.string().min(1).default('标题'),
      text: z.string().min(1).default('内容'),
      state: z.string().min(1).default('状态'),
      urgency: z.string().min(1).default('紧急程度'),
    })
    .prefault({}),
  fields: fieldMap,
});
type Settings = z.output<typeof settings>;

/** Words of TKT-1, as the single choices of the column. */
const STATES: Readonly<Record<RemoteState, string>> = { open: '处理中', pending: '等待客户', solved: '已解决' };
const URGENCIES = { normal: '一般', important: '重要', urgent: '紧急', critical: '特急' } as const;

/** Feishu answers 200 to everything and says in the body what it means; these codes are passing troubles. */
const PASSING = new Set([1254290, 1254291, 1254607, 1255040, 99991400, 2200]);

async function call(
  own: Settings,
  path: string,
  request: { readonly method: 'GET' | 'POST' | 'PUT'; readonly body?: unknown; readonly token?: string },
  context: DeliveryContext,
): Promise<unknown> {
  const { token, ...rest } = request;
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const { json } = await askHelpdesk(`${own.url}/open-apis/${path}`, { ...rest, headers }, context);
  const code = Number(at(json, 'code') ?? 0);
  if (code === 0) return json;
  throw new DeliveryError(`飞书 answered ${code}: ${String(at(json, 'msg')).slice(0, 200)}`, {
    retryable: PASSING.has(code),
  });
}

async function signIn(own: Settings, context: DeliveryContext): Promise<string> {
  const body = { app_id: own.appId, app_secret: own.appSecret };
  const json = await call(own, 'auth/v3/tenant_access_token/internal', { method: 'POST', body }, context);
  return idAt(json, 'tenant_access_token');
}

const tableOf = ({ appToken, tableId }: Settings) =>
  `bitable/v1/apps/${encodeURIComponent(appToken)}/tables/${encodeURIComponent(tableId)}/records`;

/** A cell is text, or a list of pieces of text. */
const cellText = (cell: unknown): string =>
  Array.isArray(cell) ? cell.map((piece) => String(at(piece, 'text') ?? '')).join('') : String(cell ?? '');

function toRemote(record: unknown, own: Settings): RemoteTicket {
  const state = cellText(at(record, 'fields', own.columns.state));
  const isSolved = state === STATES.solved || state === '已关闭';
  return {
    id: idAt(record, 'record_id'),
    url: null,
    state: isSolved ? 'solved' : state === '等待客户' ? 'pending' : 'open',
  };
}

function fieldsOf(card: TicketCard, { columns, fields }: Settings) {
  return {
    [columns.key]: card.key,
    [columns.subject]: card.subject,
    [columns.text]: card.text,
    [columns.state]: STATES[card.remoteState],
    [columns.urgency]: URGENCIES[card.urgency],
    ...mapFields(card, fields),
  };
}

/** The same for the same ticket: what Feishu knows a repeated request by (a UUID of version 4). */
function clientToken(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** 飞书多维表格 (Feishu Base): a record a ticket. Fields are mapped on names of columns. */
const feishuBitable: Helpdesk<Settings> = {
  id: 'feishu-bitable',
  labels: { 'zh-CN': '飞书多维表格', en: 'Feishu Base' },
  notes: {
    'zh-CN':
      '自建应用需要多维表格的读写权限，并被加为该表格的协作者；“状态”列为单选：处理中、等待客户、已解决、已关闭。',
    en: 'Your app needs read and write rights on the base and must be its collaborator; the state column is a single choice of 处理中, 等待客户, 已解决, 已关闭.',
  },
  settings,
  example: {
    url: 'https://open.feishu.cn',
    appId: 'cli_a1b2c3',
    appSecret: 'secret-of-the-app',
    appToken: 'bascnAbc',
    tableId: 'tblAbc',
    columns: { key: '编号', subject: '标题', text: '内容', state: '状态', urgency: '紧急程度' },
    fields: { permalink: '原帖' },
  },
  perMinute: 100,
  async find(key, own, context) {
    const token = await signIn(own, context);
    const filter = {
      conjunction: 'and',
      conditions: [{ field_name: own.columns.key, operator: 'is', value: [key] }],
    };
    const json = await call(
      own,
      `${tableOf(own)}/search?page_size=1`,
      { method: 'POST', body: { filter }, token },
      context,
    );
    const [record] = listAt(json, 'data', 'items');
    return record === undefined ? null : toRemote(record, own);
  },
  async create(card, own, context) {
    const token = await signIn(own, context);
    const path = `${tableOf(own)}?client_token=${clientToken(card.key)}`;
    const json = await call(own, path, { method: 'POST', body: { fields: fieldsOf(card, own) }, token }, context);
    return toRemote(at(json, 'data', 'record'), own);
  },
  async update(id, card, own, context) {
    const token = await signIn(own, context);
    const path = `${tableOf(own)}/${encodeURIComponent(id)}`;
    const json = await call(own, path, { method: 'PUT', body: { fields: fieldsOf(card, own) }, token }, context);
    return toRemote(at(json, 'data', 'record'), own);
  },
  async read(ids, own, context) {
    if (ids.length === 0) return [];
    const token = await signIn(own, context);
    const body = { record_ids: ids };
    const json = await call(own, `${tableOf(own)}/batch_get`, { method: 'POST', body, token }, context);
    return listAt(json, 'data', 'records').map((record) => toRemote(record, own));
  },
};
export default feishuBitable;
