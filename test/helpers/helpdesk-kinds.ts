import {
  feishuModel,
  freshdeskModel,
  type HelpdeskModel,
  jiraModel,
  WEBHOOK_SECRET,
  webhookModel,
  zendeskModel,
} from './helpdesk-servers.ts';
import { chatwootModel, zammadModel } from './zammad-and-chatwoot.ts';

/** A kind of helpdesk as the tests meet it. */
export interface Kind {
  readonly id: string;
  readonly model: HelpdeskModel;
  /** The kind's own word for a ticket that a colleague solved, and for one that was opened again. */
  readonly solved: string;
  readonly reopened: string;
  settings(url: string): object;
}

const fields = { permalink: '360001', contact: '360002' };
/** Every kind that there is, each with a server that answers as its published API says. */
export const KINDS: readonly Kind[] = [
  {
    id: 'zendesk',
    model: zendeskModel,
    solved: 'closed',
    reopened: 'open',
    settings: (url) => ({ url, email: 'agent@example.com', token: 'token-1234', fields }),
  },
  {
    id: 'freshdesk',
    model: freshdeskModel,
    solved: '5',
    reopened: '2',
    settings: (url) => ({ url, apiKey: 'api-key-1', requester: 'posts@example.com', fields }),
  },
  {
    id: 'zammad',
    model: zammadModel,
    solved: 'closed',
    reopened: 'open',
    settings: (url) => ({ url, token: 'token-1234', group: 'Users', customer: 'posts@example.com', fields }),
  },
  {
    id: 'chatwoot',
    model: chatwootModel,
    solved: 'resolved',
    reopened: 'open',
    settings: (url) => ({ url, account: 3, inbox: 7, token: 'token-1234', fields }),
  },
  {
    id: 'jira-service-management',
    model: jiraModel,
    solved: 'Resolved',
    reopened: 'Open',
    settings: (url) => ({
      url,
      email: 'bot@example.com',
      token: 'token-1234',
      serviceDesk: '4',
      requestType: '25',
      fields,
    }),
  },
  {
    id: 'feishu-bitable',
    model: feishuModel,
    solved: '已关闭',
    reopened: '处理中',
    settings: (url) => ({ url, appId: 'cli', appSecret: 'secret-1234', appToken: 'basc', tableId: 'tbl', fields }),
  },
  {
    id: 'webhook',
    model: webhookModel,
    solved: 'solved',
    reopened: 'open',
    settings: (url) => ({ url, secret: WEBHOOK_SECRET, fields }),
  },
];
