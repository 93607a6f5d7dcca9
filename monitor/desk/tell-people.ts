import type { Level, Topic } from '../../shared/model/analysis.ts';
import { routeMention } from '../alert/route-alert.ts';
import { type AlertContent, insertAlert } from '../store/alerts.ts';
import { listPersonChannels } from '../store/people/person-channels.ts';
import type { Db } from '../store/store.ts';
import type { DeskContext } from './desk-context.ts';

/** Something that named people have to hear of. */
export interface Word {
  readonly kind: 'escalation' | 'reminder' | 'case' | 'search';
  readonly content: AlertContent;
  readonly personIds: readonly string[];
  readonly mentionId: string | null;
  readonly ticketId: string | null;
  readonly brandId: string | null;
  readonly topic: Topic;
  readonly level: Level;
  readonly now: number;
}

/**
 * Puts a word for people into the outbox, on their own channels. Who has none is reached by the channels that the
 * routes name; with `desk` null not at all beside the panel. Gives the number of the alert; null: there is no channel.
 */
export async function tellPeople(trx: Db, desk: DeskContext | null, word: Word): Promise<number | null> {
  const own = await listPersonChannels(trx, word.personIds);
  const channels = own.length > 0 || desk === null ? own : routesOf(desk, word);
  let number: number | null = null;
  for (const channelId of channels) {
    const { kind, content, mentionId, ticketId, now } = word;
    const alert = await insertAlert(trx, {
      ...{ kind, content, mentionId, ticketId, channelId, now },
      ...(number === null ? {} : { number }),
    });
    number = alert.number;
  }
  return number;
}

function routesOf({ routing }: DeskContext, { brandId, topic, level }: Word): readonly string[] {
  // Only what the routes ask for of a judgement; a ticket may have none.
  const judged = { brandId: brandId ?? '', level, analysis: { topic } } as Parameters<typeof routeMention>[0];
  const routed = routeMention(judged, routing);
  return routed.length > 0 ? routed : routing.adminChannelIds;
}
