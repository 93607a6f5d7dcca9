import { TOPICS } from '../../shared/model/analysis.ts';
import { CONTACT_CHANNELS } from '../../shared/model/ticket.ts';
import { CHANNEL_WORDS, TOPIC_WORDS } from '../i18n/term-labels.ts';
import type { StringKey } from '../i18n/translate.ts';
import type { Words } from '../look/language-context.ts';
import { nameSite } from '../look/name-site.ts';
import type { Cause } from './explain-figure.ts';
import type { BoardData } from './load-board.ts';

const BY_KEYS: Readonly<Record<string, StringKey>> = {
  ...{ topic: 'partTopic', channel: 'boardChannel', site: 'partSite', brandId: 'boardBrand' },
  ...{ handlerId: 'columnPerson', answeredBy: 'columnPerson', product: 'partProduct' },
};

/** What the cases of a cause have in common, in words: what kind of thing, and which. */
export function namePart(
  { by, key }: Pick<Cause, 'by' | 'key'>,
  { people, brands }: Pick<BoardData, 'people' | 'brands'>,
  { t, pick, language }: Words,
): { readonly kind: string; readonly name: string } {
  const kind = BY_KEYS[by] === undefined ? by : t(BY_KEYS[by]);
  const topic = TOPICS.find((one) => one === key);
  const channel = CONTACT_CHANNELS.find((one) => one === key);
  if (by === 'topic' && topic) return { kind, name: pick(TOPIC_WORDS[topic]) };
  if (by === 'channel' && channel) return { kind, name: pick(CHANNEL_WORDS[channel]) };
  if (by === 'site') return { kind, name: nameSite(key, language) };
  if (by === 'brandId') return { kind, name: brands.find(({ id }) => id === key)?.name ?? key };
  if (by === 'handlerId' || by === 'answeredBy') return { kind, name: people.get(key) ?? key };
  return { kind, name: key };
}
