import { z } from 'zod';
import { type DeliveryContext, DeliveryError } from '../../alert-channel.ts';
import type { Helpdesk, RemoteState, RemoteTicket, TicketCard } from '../../helpdesk-type.ts';
import { askHelpdesk, at, basicAuth, idAt, listAt } from '../ask-helpdesk.ts';
import { fieldMap, helpdeskUrl, mapFields, secret } from '../helpdesk-settings.ts';

const settings = z.strictObject({
  url: helpdeskUrl('https://example.atlassian.net'),
  email: z.email('the mail address of the account whose token it is'),
  token: secret,
  serviceDesk: z.string().min(1),
  requestType: z.string().min(1),
  fields: fieldMap,
});
type Settings = z.output<typeof settings>;

/** Jira's own three categories of status; every workflow maps on them. */
const CATEGORIES: Readonly<Record<string, RemoteState>> = { new: 'open', indeterminate: 'open', done: 'solved' };

const authOf = ({ email, token }: Settings) => basicAuth(email, token);
/** Stands in the summary: request types need not have labels, all have a summary. */
const markOf = (key: string) => `[${key}]`;

function toRemote(issue: unknown, { url }: Settings): RemoteTicket {
  const key = idAt(issue, 'key');
  const status = at(issue, 'fields', 'status');
  const isWaiting = /waiting for customer|等待客户/i.test(String(at(status, 'name')));
  const state = CATEGORIES[String(at(status, 'statusCategory', 'key'))] ?? 'open';
  return { id: key, url: `${url}/browse/${key}`, state: state === 'open' && isWaiting ? 'pending' : state };
}

async function search(jql: string, own: Settings, context: DeliveryContext): Promise<readonly unknown[]> {
  const url = `${own.url}/rest/api/3/search/jql?jql=${encodeURIComponent(jql)}&fields=status,summary&maxResults=100`;
  return listAt((await askHelpdesk(url, { headers: authOf(own) }, context)).json, 'issues');
}

/** Moves the issue where its workflow allows; a workflow without such a step keeps its own state. */
async function move(id: string, card: TicketCard, own: Settings, context: DeliveryContext): Promise<void> {
  const place = `${own.url}/rest/api/3/issue/${encodeURIComponent(id)}/transitions`;
  const { json } = await askHelpdesk(place, { headers: authOf(own) }, context);
  const wanted = card.remoteState === 'solved' ? 'done' : 'indeterminate';
  const step = listAt(json, 'transitions').find((each) => at(each, 'to', 'statusCategory', 'key') === wanted);
  if (step === undefined) return;
  const body = { transition: { id: idAt(step, 'id') } };
  await askHelpdesk(place, { method: 'POST', body, headers: authOf(own) }, context);
}

/** Jira Service Management (cloud), by its service desk API and the platform's. Fields are mapped on `customfield_…`. */
const jira: Helpdesk<Settings> = {
  id: 'jira-service-management',
  labels: { 'zh-CN': 'Jira Service Management', en: 'Jira Service Management' },
  notes: {
    'zh-CN': '服务台与请求类型填编号；请求类型需有“摘要”和“描述”。',
    en: 'Service desk and request type by their ids; the request type needs a summary and a description.',
  },
  settings,
  example: {
    url: 'https://example.atlassian.net',
    email: 'bot@example.com',
    token: 'api-token-of-it',
    serviceDesk: '4',
    requestType: '25',
    fields: { permalink: 'customfield_10050' },
  },
  perMinute: 100,
  async find(key, own, context) {
    const issues = await search(`summary ~ "\\"${key}\\"" ORDER BY created ASC`, own, context);
    // `~` is a search of words: only the very mark counts.
    const issue = issues.find((each) => String(at(each, 'fields', 'summary')).includes(markOf(key)));
    return issue === undefined ? null : toRemote(issue, own);
  },
  async create(card, own, context) {
    const body = {
      serviceDeskId: own.serviceDesk,
      requestTypeId: own.requestType,
      requestFieldValues: {
        summary: `${markOf(card.key)} ${card.subject}`.slice(0, 250),
        description: card.text,
        ...mapFields(card, own.fields),
      },
    };
    const request = { method: 'POST', body, headers: authOf(own) } as const;
    const { json } = await askHelpdesk(`${own.url}/rest/servicedeskapi/request`, request, context);
    const key = idAt(json, 'issueKey');
    return { id: key, url: `${own.url}/browse/${key}`, state: 'open' };
  },
  async update(id, card, own, context) {
    const [before] = await jira.read([id], own, context);
    if (before === undefined) throw new DeliveryError(`the helpdesk has no issue ${id}`, { retryable: false });
    const fields = mapFields(card, own.fields);
    if (Object.keys(fields).length > 0) {
      const request = { method: 'PUT', body: { fields }, headers: authOf(own) } as const;
      await askHelpdesk(`${own.url}/rest/api/3/issue/${encodeURIComponent(id)}`, request, context);
    }
    if ((before.state === 'solved') !== (card.remoteState === 'solved')) await move(id, card, own, context);
    const [after] = await jira.read([id], own, context);
    return after ?? before;
  },
  async read(ids, own, context) {
    if (ids.length === 0) return [];
    // Not by a search: one key in it that was deleted, and it is refused as a whole.
    const body = { issueIdsOrKeys: ids, fields: ['status', 'summary'] };
    const request = { method: 'POST', body, headers: authOf(own) } as const;
    const { json } = await askHelpdesk(`${own.url}/rest/api/3/issue/bulkfetch`, request, context);
    return listAt(json, 'issues').map((issue) => toRemote(issue, own));
  },
};
export default jira;
