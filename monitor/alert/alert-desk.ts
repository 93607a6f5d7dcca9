import type { AlertTrial } from '../../shared/model/alert.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { Analyzer } from '../../shared/understanding/analyze.ts';
import type { Config } from '../config/schema.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { readRecentSendings } from './recent-sendings.ts';
import { type OpenBrowsers, sendTestMessage } from './send-test-message.ts';
import { type TriedConfig, type TriedPost, tryMention, tryPost } from './try-alert.ts';

/** The routes and channels that a monitor runs with, to be tried by an administrator. */
export interface AlertDesk {
  /** Who would hear of a mention, or of a post that was never written, at a moment; nothing is sent. */
  explain(db: Db, what: Mention | TriedPost, when: { readonly at: number; readonly now: number }): Promise<AlertTrial>;
  /** Sends a test message by one channel. Null: it arrived; else why not. @throws StoreError `not-found`. */
  sendTest(channelId: string, browsers: Awaited<ReturnType<OpenBrowsers>>): Promise<string | null>;
}

/** `analyzer`: the one that posts are judged by here, with what it was taught. */
export function openAlertDesk(
  config: TriedConfig & Pick<Config, 'workspace' | 'privateHosts' | 'audit'>,
  analyzer: Pick<Analyzer, 'analyze'>,
): AlertDesk {
  return {
    async explain(db, what, { at, now }) {
      const moment = { at, timeZone: config.audit.timeZone };
      const recent = await readRecentSendings(db, config, { at, now });
      return 'brandId' in what
        ? tryMention(config, what, moment, recent)
        : tryPost(config, analyzer, what, moment, recent);
    },
    async sendTest(channelId, browsers) {
      const channel = config.channels.find(({ id }) => id === channelId);
      if (channel === undefined) throw new StoreError('not-found', `There is no channel ${channelId}.`);
      return sendTestMessage(channel, config, async () => browsers);
    },
  };
}
