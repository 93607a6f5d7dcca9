import type { Level, Topic } from '../../shared/model/analysis.ts';
import { canWait } from '../alert/hold-channel.ts';
import { explainRoute, type RouteExplanation, type Telling } from '../alert/route-alert.ts';
import { writeAlerts } from '../alert/write-alerts.ts';
import type { AlertContent } from '../store/alerts.ts';
import { listPersonChannels } from '../store/people/person-channels.ts';
import type { Db } from '../store/store.ts';
import type { DeskContext } from './desk-context.ts';
import { findHearers } from './find-hearers.ts';

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
  /** Of the alert that it repeats; left out: it is told for the first time. */
  readonly number?: number;
  readonly now: number;
}

/**
 * Puts a word for people into the outbox, on their own channels; for who is away on those of who stands in, and the word
 * says so. Who has none is reached by the channels that the routes name; with `desk` null not at all beside the panel.
 * Gives the number of the alert; null: there is no channel.
 */
export async function tellPeople(trx: Db, desk: DeskContext | null, word: Word): Promise<number | null> {
  const { personIds, brandId, topic, level, ...draft } = word;
  const { personIds: hearerIds, reached } = await findHearers(trx, personIds, word.now);
  const own = await listPersonChannels(trx, hearerIds);
  if (own.length > 0 || desk === null) return writeAlerts(trx, draft, { tellings: own.map(atOnce), reached });
  const matter = { brandId: brandId ?? '', topic, level, language: null, flags: [] };
  const routed = explainRoute(matter, desk.routing, word.now);
  const tellings = routed.tellings.length > 0 ? keepWaits(word, routed) : desk.routing.adminChannelIds.map(atOnce);
  return writeAlerts(trx, draft, { tellings, reached: [...reached, ...routed.reached] });
}

/** A step up and the news of a case are never kept through quiet hours: somebody has minutes to answer them (ESC-1 … ESC-6). */
function keepWaits({ kind }: Word, { tellings }: RouteExplanation): readonly Telling[] {
  return canWait(kind) ? tellings : tellings.map(({ channelId }) => atOnce(channelId));
}

function atOnce(channelId: string): Telling {
  return { channelId, heldUntil: null };
}
