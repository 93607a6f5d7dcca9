import type { Helpdesk } from '../../helpdesk-type.ts';
import chatwoot from './chatwoot.ts';
import feishuBitable from './feishu-bitable.ts';
import freshdesk from './freshdesk.ts';
import jira from './jira-service-management.ts';
import webhook from './webhook.ts';
import zammad from './zammad.ts';
import zendesk from './zendesk.ts';

/** Every kind of helpdesk. A new one is a file in this folder and a line here. */
const kinds: readonly Helpdesk[] = [
  chatwoot,
  feishuBitable,
  freshdesk,
  jira,
  webhook,
  zammad,
  zendesk,
] as readonly Helpdesk[];

/** By id, as the configuration names them. */
export const helpdesks: ReadonlyMap<string, Helpdesk> = new Map(kinds.map((kind) => [kind.id, kind]));
