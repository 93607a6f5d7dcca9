import type { FastifyInstance } from 'fastify';
import type { Mention } from '../../../shared/model/mention.ts';
import { maskTicket } from '../../desk/mask-ticket.ts';
import * as steps from '../../desk/mention-steps.ts';
import { passMention } from '../../desk/pass-mention.ts';
import { canonicalLink } from '../../listen/post-key.ts';
import { listClocksOf } from '../../store/desk/clocks.ts';
import { listTickets } from '../../store/desk/ticket-list.ts';
import { selectMentions, toMention } from '../../store/heard/mention-row.ts';
import { getMention } from '../../store/heard/mentions.ts';
import { listSightings } from '../../store/heard/sightings.ts';
import type { ApiContext } from '../api-context.ts';
import { explainConflict } from '../explain-conflict.ts';
import { drillLabel } from '../metrics.ts';
import { mayDo } from '../permissions.ts';
import { readPage } from '../read-page.ts';
import { readSubjectEvents } from '../read-subject-events.ts';
import { type Call, registerRoute } from '../register-route.ts';

/** What was heard, and what people do with it. */
export function registerMentions(app: FastifyInstance, context: ApiContext): void {
  const { store, reader, readDb, clock, metrics } = context;
  const { db } = store;

  registerRoute(app, 'listMentions', async ({ query }) => {
    const { state, level, brand, site, source, q, ticket, drill, order, after, limit } = query;
    const { kind, topic, sentiment, since, before } = query;
    if (ticket !== undefined) return { items: await listMentionsOfTicket(context, ticket), next: null };
    return readPage(
      reader.listMentions({
        ...(state?.length ? { states: state } : {}),
        ...(level?.length ? { levels: level } : {}),
        ...(brand?.length ? { brandIds: brand } : {}),
        ...(site?.length ? { sites: site } : {}),
        ...(source?.length ? { sourceIds: source } : {}),
        ...(kind?.length ? { kinds: kind } : {}),
        ...(topic?.length ? { topics: topic } : {}),
        ...(sentiment?.length ? { sentiments: sentiment } : {}),
        ...(since === undefined ? {} : { publishedSince: since }),
        ...(before === undefined ? {} : { publishedBefore: before }),
        ...(q === undefined ? {} : { query: q }),
        ...(drill === undefined ? {} : { drill }),
        order: order === 'due' ? 'time-left' : 'newest',
        cursor: after ?? null,
        limit: limit ?? 50,
      }),
    );
  });

  registerRoute(app, 'lookupMentions', async ({ body }) => {
    // A post that came without a key of its platform has its canonical link for a key.
    const linkKeys = body.permalinks.map(canonicalLink).flatMap((link) => (link === null ? [] : [`link:${link}`]));
    const wanted = [...new Set([...body.postKeys, ...linkKeys])];
    const keys = await reader.findMentionKeys(wanted);
    return {
      items: await reader.findMentionsByPostKeys(wanted),
      keys: keys.map(({ postKey, mentionId }) => ({ postKey, mentionId })),
    };
  });

  registerRoute(app, 'getMention', async ({ params }) => {
    const mention = await getMention(readDb, params.id);
    const tickets = await listTickets(readDb, { mentionId: mention.id, limit: 50 });
    return {
      mention,
      clocks: await listClocksOf(readDb, mention.id),
      sightings: await listSightings(readDb, mention.id),
      tickets: tickets.items.map(maskTicket),
      events: await readSubjectEvents(readDb, mention.id),
    };
  });

  registerRoute(app, 'tellMention', async (call) => {
    const { mention, changed } = await steps.tellMention(db, stepOf(call, clock.now()), call.body.at);
    if (changed && mention.toldAt !== null) {
      metrics.toldDelay.observe({ drill: drillLabel(mention.drill) }, secondsSince(mention, mention.toldAt));
    }
    return { mention };
  });

  registerRoute(app, 'claimMention', async (call) => {
    const { mention } = await explainConflict(db, steps.claimMention(db, stepOf(call, clock.now())));
    return { mention };
  });

  registerRoute(app, 'releaseMention', async (call) => {
    const { mention } = await explainConflict(db, steps.releaseMention(db, stepOf(call, clock.now())));
    return { mention };
  });

  registerRoute(app, 'answerMention', async (call) => {
    const { how, at, text, permalink } = call.body;
    const answer = {
      how,
      at,
      ...(text === undefined ? {} : { text }),
      ...(permalink === undefined ? {} : { permalink }),
    };
    const { mention, changed } = await explainConflict(db, steps.answerMention(db, stepOf(call, clock.now()), answer));
    if (changed && mention.answeredAt !== null) {
      const labels = { how: mention.answeredHow ?? how, drill: drillLabel(mention.drill) };
      metrics.answeredDelay.observe(labels, secondsSince(mention, mention.answeredAt));
    }
    return { mention };
  });

  registerRoute(app, 'dismissMention', async (call) => {
    const { reason } = call.body;
    const { mention } = await explainConflict(db, steps.dismissMention(db, stepOf(call, clock.now()), reason));
    return { mention };
  });

  registerRoute(app, 'reopenMention', async (call) => {
    const { mention } = await explainConflict(db, steps.reopenMention(db, stepOf(call, clock.now())));
    return { mention };
  });

  registerRoute(app, 'passMention', async (call) => {
    const step = { ...stepOf(call, clock.now()), toPersonId: call.body.to };
    return { mention: await explainConflict(db, passMention(db, step)) };
  });

  registerRoute(app, 'sendInbox', async ({ body, caller }) => {
    const outcome = await context.acceptInbox(body.posts, caller.person.id);
    return { received: body.posts.length, matched: outcome.matched, mentions: [...outcome.mentions] };
  });
}

function stepOf(call: Pick<Call<'claimMention'>, 'params' | 'caller'>, now: number): steps.MentionStep {
  const { person } = call.caller;
  return { id: call.params.id, personId: person.id, now, force: mayDo(person.role, 'mentions.release-any') };
}

async function listMentionsOfTicket({ readDb }: ApiContext, ticketId: string): Promise<Mention[]> {
  const rows = await selectMentions(readDb)
    .where('mentions.ticketId', '=', ticketId)
    .orderBy('mentions.number', 'desc')
    .limit(200)
    .execute();
  return rows.map(toMention);
}

function secondsSince(mention: Mention, at: number): number {
  return Math.max(0, at - mention.publishedAt) / 1000;
}
