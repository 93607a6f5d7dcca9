import type { AlertChannel } from '../../alert-channel.ts';
import browser from './browser.ts';
import dingtalk from './dingtalk.ts';
import email from './email.ts';
import feishu from './feishu.ts';
import ntfy from './ntfy.ts';
import slack from './slack.ts';
import teams from './teams.ts';
import telegram from './telegram.ts';
import webhook from './webhook.ts';
import wecom from './wecom.ts';

/** Every kind of alert channel. A new one is a file in this folder and a line here. */
const kinds: readonly AlertChannel[] = [browser, dingtalk, email, feishu, ntfy, slack, teams, telegram, webhook, wecom];

/** By id, as the configuration names them. */
export const channels: ReadonlyMap<string, AlertChannel> = new Map(kinds.map((kind) => [kind.id, kind]));
