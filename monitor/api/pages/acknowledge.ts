import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Mention } from '../../../shared/model/mention.ts';
import { findPrCall } from '../../desk/call-pr.ts';
import { getAlert, type OutboxAlert } from '../../store/alerts.ts';
import { getMentions } from '../../store/heard/mentions.ts';
import { listPeople } from '../../store/people/people.ts';
import { ApiFault } from '../api-fault.ts';
import { describeFault } from '../describe-fault.ts';
import { actOnAlert } from './acknowledge-actions.ts';
import { actOnDigest, showDigest } from './acknowledge-digest.ts';
import {
  type AlertVisit,
  findVisit,
  mayAct,
  pathOfVisit,
  readFields,
  readNumber,
  readParams,
} from './acknowledge-request.ts';
import { type AlertSheet, writeAlertSheet, writeBindSheet } from './acknowledge-view.ts';
import { ACKNOWLEDGE_WORDS } from './acknowledge-words.ts';
import { bindPhone } from './bind-phone.ts';
import { readLanguage, sendPage } from './page-frame.ts';
import type { PublicContext, PublicPage } from './public-page.ts';

const RENEW_SECONDS = 60;

/** Where a person takes notice of an alert from the phone in the hand. A link alone changes nothing; a button does. */
const page: PublicPage = {
  id: 'acknowledge',
  register(app, context) {
    app.get('/a/:number', (request, reply) => open(request, reply, context, 'me'));
    app.get('/a/:number/:grant', (request, reply) => open(request, reply, context, readParams(request).grant));
    app.post('/a/:number/bind', async (request, reply) => {
      const number = readNumber(request);
      const { on } = request.query as Readonly<Record<string, string | undefined>>;
      const bound = await bindPhone(reply, context, readFields(request).get('code') ?? '');
      if (bound) return reply.redirect(pathOfVisit({ number, on, grant: 'me' }), 303);
      return askForCode(request, reply, { isWrong: true });
    });
    app.post('/a/:number/:grant/:action', (request, reply) => act(request, reply, context));
  },
};
export default page;

async function open(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PublicContext,
  grant: string,
): Promise<FastifyReply> {
  const visit = await findVisit(request, context, grant);
  if (visit === null) return askForCode(request, reply, { isWrong: false });
  return (await showDigest(request, reply, context, visit, null)) ?? show(request, reply, context, visit, null);
}

function askForCode(request: FastifyRequest, reply: FastifyReply, { isWrong }: { isWrong: boolean }): FastifyReply {
  const language = readLanguage(request);
  const title = ACKNOWLEDGE_WORDS[language].bindTitle;
  const { on } = request.query as Readonly<Record<string, string | undefined>>;
  const body = writeBindSheet(language, readNumber(request), on, isWrong);
  return sendPage(reply, { language, title, body, status: isWrong ? 403 : 200 });
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PublicContext,
  visit: AlertVisit,
  refused: string | null,
): Promise<FastifyReply> {
  const language = readLanguage(request);
  const { number, grant } = visit;
  const words = ACKNOWLEDGE_WORDS[language];
  const { alert, mention } = await findAlert(context, number);
  const { db } = context.store;
  const prCall = mention === null ? null : await findPrCall(db, mention.id);
  const holderId = mention === null ? alert.acknowledgedBy : (mention.answeredBy ?? mention.claimedBy);
  const people = await listPeople(db);
  const sheet: AlertSheet = {
    language,
    alert,
    mention,
    holder: people.find((person) => person.id === holderId) ?? null,
    visitor: visit.person,
    mayAct: mayAct(visit.person),
    colleagues: people.filter((person) => person.active && mayAct(person) && person.id !== visit.person.id),
    isPrCalled: prCall !== null,
    now: context.clock.now(),
    base: `/a/${number}/${grant}`,
    formKey: visit.formKey,
    refused,
  };
  const status = refused === null ? 200 : 409;
  const path = pathOfVisit({ ...visit, on: undefined });
  const title = `${words.alert} A-${number}`;
  const refresh = { seconds: RENEW_SECONDS, path };
  return sendPage(reply, { language, title, body: writeAlertSheet(sheet), status, refresh });
}

async function act(request: FastifyRequest, reply: FastifyReply, context: PublicContext): Promise<FastifyReply> {
  const { grant, action } = readParams(request);
  const visit = await findVisit(request, context, grant);
  // The key proves that the form is ours and not one that another site sent in this person's name.
  if (visit === null || readFields(request).get('key') !== visit.formKey || !mayAct(visit.person)) {
    throw new ApiFault('not-found', { words: { what: action } });
  }
  if (visit.on !== undefined) return actOnDigest(request, reply, context, visit);
  const { alert, mention } = await findAlert(context, visit.number);
  try {
    await actOnAlert(context, visit.person, alert, mention, action, readFields(request).get('to') ?? '');
  } catch (error) {
    if (!(error instanceof ApiFault) || error.code === 'not-found') throw error;
    const { message } = describeFault(error).body.error;
    return show(request, reply, context, visit, message[readLanguage(request)]);
  }
  return reply.redirect(pathOfVisit(visit), 303);
}

async function findAlert(
  { store }: PublicContext,
  number: number,
): Promise<{ readonly alert: OutboxAlert; readonly mention: Mention | null }> {
  const row = await store.db
    .selectFrom('alerts')
    .select('id')
    .where('number', '=', number)
    .orderBy('createdAt')
    .executeTakeFirst();
  if (row === undefined) throw new ApiFault('not-found', { words: { what: `A-${number}` } });
  const alert = await getAlert(store.db, row.id);
  const [mention] = alert.mentionId === null ? [] : await getMentions(store.db, [alert.mentionId]);
  return { alert, mention: mention ?? null };
}
