import type { FastifyReply, FastifyRequest } from 'fastify';
import { getAlerts, listToldTogether, type ToldTogether } from '../../store/alerts-together.ts';
import { getMentions } from '../../store/heard/mentions.ts';
import { listPeople } from '../../store/people/people.ts';
import { ApiFault } from '../api-fault.ts';
import { actOnAlert } from './acknowledge-actions.ts';
import { type AlertVisit, mayAct, pathOfVisit, readFields, readParams } from './acknowledge-request.ts';
import { ACKNOWLEDGE_WORDS } from './acknowledge-words.ts';
import { type DigestEntry, isOpen, writeDigestSheet } from './digest-view.ts';
import { readLanguage, sendPage } from './page-frame.ts';
import type { PublicContext } from './public-page.ts';

/** So many alerts stand on one page: as many as somebody can look through, and take, before the next load. */
const PAGE = 50;
const RENEW_SECONDS = 60;
/** A box of the form: `take-2093`. */
const BOX = /^take-([1-9]\d{0,14})$/;

/** The page of a message that told several alerts. Null: the link is not to such a message. */
export async function showDigest(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PublicContext,
  visit: AlertVisit,
  refused: string | null,
): Promise<FastifyReply | null> {
  const all = await listAll(context, visit);
  if (all.length < 2) return null;
  const language = readLanguage(request);
  const words = ACKNOWLEDGE_WORDS[language];
  const from = readFrom(request, all.length);
  const body = writeDigestSheet({
    ...{ language, from, refused, entries: await readEntries(context, visit, all.slice(from, from + PAGE)) },
    levels: all.map(({ level }) => level),
    visitor: visit.person,
    mayAct: mayAct(visit.person),
    now: context.clock.now(),
    pageOf: (start) => pathOfVisit(visit, start),
    pageSize: PAGE,
    actionOf: (action) => `/a/${visit.number}/${visit.grant}/${action}?on=${encodeURIComponent(visit.on ?? '')}`,
    formKey: visit.formKey,
  });
  const refresh = { seconds: RENEW_SECONDS, path: pathOfVisit(visit, from) };
  const status = refused === null ? 200 : 409;
  return sendPage(reply, { language, title: words.several(all.length), body, status, refresh });
}

/** Takes what was chosen, or all of the page: what nobody has yet. @throws ApiFault `not-found`. */
export async function actOnDigest(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PublicContext,
  visit: AlertVisit,
): Promise<FastifyReply> {
  const { action } = readParams(request);
  const all = await listAll(context, visit);
  if (all.length < 2 || (action !== 'take-all' && action !== 'take-chosen'))
    throw new ApiFault('not-found', { words: { what: action } });
  const fields = readFields(request);
  const from = readFrom(request, all.length);
  const chosen = new Set([...fields.keys()].flatMap((name) => BOX.exec(name)?.[1] ?? []).map(Number));
  const onPage = all.slice(from, from + PAGE);
  const wanted = action === 'take-all' ? onPage : onPage.filter(({ number }) => chosen.has(number));
  let refused = 0;
  for (const { alert, mention } of await readEntries(context, visit, wanted)) {
    if (!isOpen({ alert, mention })) {
      // Of all, those that others have stay theirs; what was chosen by name was still open on the page.
      if (action === 'take-chosen') refused += 1;
      continue;
    }
    try {
      await actOnAlert(context, visit.person, alert, mention, 'take', '');
    } catch (error) {
      if (!(error instanceof ApiFault) || error.code === 'not-found') throw error;
      refused += 1;
    }
  }
  const words = ACKNOWLEDGE_WORDS[readLanguage(request)];
  const isEmpty = action === 'take-chosen' && chosen.size === 0;
  const page =
    refused === 0 && !isEmpty
      ? null
      : await showDigest(request, reply, context, visit, isEmpty ? words.nothingTicked : words.othersHave(refused));
  return page ?? reply.redirect(pathOfVisit(visit, from), 303);
}

async function listAll({ store }: PublicContext, { number, on }: AlertVisit): Promise<ToldTogether[]> {
  return on === undefined ? [] : listToldTogether(store.db, number, on);
}

async function readEntries(
  { store }: PublicContext,
  visit: AlertVisit,
  rows: readonly ToldTogether[],
): Promise<DigestEntry[]> {
  const { db } = store;
  const alerts = await getAlerts(
    db,
    rows.map(({ id }) => id),
  );
  const mentions = await getMentions(
    db,
    rows.flatMap(({ mentionId }) => mentionId ?? []),
  );
  const known = new Map(mentions.map((mention) => [mention.id, mention]));
  const people = new Map((await listPeople(db)).map((person) => [person.id, person]));
  return alerts.map((alert) => {
    const mention = known.get(alert.mentionId ?? '') ?? null;
    const holderId = mention === null ? alert.acknowledgedBy : (mention.answeredBy ?? mention.claimedBy);
    return { alert, mention, holder: people.get(holderId ?? '') ?? null, path: visit.pathOf(alert.number) };
  });
}

/** Of the address, or of the form that was sent. */
function readFrom(request: FastifyRequest, count: number): number {
  const { from } = request.query as Readonly<Record<string, unknown>>;
  const asked = Number(readFields(request).get('from') ?? from ?? 0);
  return Number.isSafeInteger(asked) && asked > 0 && asked < count ? asked - (asked % PAGE) : 0;
}
