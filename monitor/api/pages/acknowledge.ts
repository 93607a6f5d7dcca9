import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Mention } from '../../../shared/model/mention.ts';
import type { Person } from '../../../shared/model/person.ts';
import { readGrant } from '../../alert/acknowledge-link.ts';
import { callPr, findPrCall } from '../../desk/call-pr.ts';
import { claimMention, dismissMention } from '../../desk/mention-steps.ts';
import { passMention } from '../../desk/pass-mention.ts';
import { recordAcknowledgement } from '../../desk/record-acknowledgement.ts';
import { setCaseStep } from '../../pr/work-case.ts';
import { sign } from '../../sign-link.ts';
import { acknowledgeAlerts, getAlert, type OutboxAlert } from '../../store/alerts.ts';
import { getMentions } from '../../store/heard/mentions.ts';
import { getPerson, listPeople } from '../../store/people/people.ts';
import { listCaseSteps } from '../../store/pr/crisis-cases.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import { ApiFault } from '../api-fault.ts';
import { describeFault } from '../describe-fault.ts';
import { explainConflict } from '../explain-conflict.ts';
import { mayDo } from '../permissions.ts';
import { type AlertSheet, writeAlertSheet, writeBindSheet } from './acknowledge-view.ts';
import { ACKNOWLEDGE_WORDS } from './acknowledge-words.ts';
import { bindPhone, findVisitor, type Visitor } from './bind-phone.ts';
import { readLanguage, sendPage } from './page-frame.ts';
import type { PublicContext, PublicPage } from './public-page.ts';

type Params = Readonly<Record<'number' | 'grant' | 'action', string>>;

/** Where a person takes notice of an alert from the phone in the hand. A link alone changes nothing; a button does. */
const page: PublicPage = {
  id: 'acknowledge',
  register(app, context) {
    app.get('/a/:number', (request, reply) => show(request, reply, context, 'me', null));
    app.get('/a/:number/:grant', (request, reply) => show(request, reply, context, readParams(request).grant, null));
    app.post('/a/:number/bind', async (request, reply) => {
      const number = readNumber(request);
      const bound = await bindPhone(reply, context, readField(request, 'code'));
      if (bound) return reply.redirect(`/a/${number}`, 303);
      const language = readLanguage(request);
      const title = ACKNOWLEDGE_WORDS[language].bindTitle;
      return sendPage(reply, { language, title, body: writeBindSheet(language, number, true), status: 403 });
    });
    app.post('/a/:number/:grant/:action', (request, reply) => act(request, reply, context));
  },
};
export default page;

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PublicContext,
  grant: string,
  refused: string | null,
): Promise<FastifyReply> {
  const language = readLanguage(request);
  const number = readNumber(request);
  const visitor = await findPerson(request, context, grant);
  const words = ACKNOWLEDGE_WORDS[language];
  if (visitor === null) {
    if (grant !== 'me') throw new ApiFault('not-found', { words: { what: 'grant' } });
    return sendPage(reply, { language, title: words.bindTitle, body: writeBindSheet(language, number, false) });
  }
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
    visitor: visitor.person,
    mayAct: mayAct(visitor.person),
    colleagues: people.filter((person) => person.active && mayAct(person) && person.id !== visitor.person.id),
    isPrCalled: prCall !== null,
    now: context.clock.now(),
    base: `/a/${number}/${grant}`,
    formKey: visitor.formKey,
    refused,
  };
  const status = refused === null ? 200 : 409;
  const path = pathOf(number, grant);
  const title = `${words.alert} A-${number}`;
  return sendPage(reply, { language, title, body: writeAlertSheet(sheet), status, refresh: { seconds: 60, path } });
}

async function act(request: FastifyRequest, reply: FastifyReply, context: PublicContext): Promise<FastifyReply> {
  const { grant, action } = readParams(request);
  const number = readNumber(request);
  const visitor = await findPerson(request, context, grant);
  // The key proves that the form is ours and not one that another site sent in this person's name.
  if (visitor === null || readField(request, 'key') !== visitor.formKey || !mayAct(visitor.person)) {
    throw new ApiFault('not-found', { words: { what: action } });
  }
  const { alert, mention } = await findAlert(context, number);
  try {
    await doAction(context, visitor.person, alert, mention, action, readField(request, 'to'));
  } catch (error) {
    if (!(error instanceof ApiFault) || error.code === 'not-found') throw error;
    const { message } = describeFault(error).body.error;
    return show(request, reply, context, grant, message[readLanguage(request)]);
  }
  return reply.redirect(pathOf(number, grant), 303);
}

function pathOf(number: number, grant: string): string {
  return grant === 'me' ? `/a/${number}` : `/a/${number}/${grant}`;
}

async function doAction(
  context: PublicContext,
  person: Person,
  alert: OutboxAlert,
  mention: Mention | null,
  action: string,
  to: string,
): Promise<void> {
  const { db } = context.store;
  const now = context.clock.now();
  if (action === 'call-pr' && mention !== null) {
    const desk = (await context.openDesk?.()) ?? null;
    // Whoever has the post keeps it, and it climbs on until somebody takes it.
    await explainConflict(db, callPr(db, desk, mention, { person, now }));
    return;
  }
  if (mention !== null) {
    const step = {
      id: mention.id,
      personId: person.id,
      now,
      force: mayDo(person.role, 'mentions.release-any'),
    };
    // PR takes notice of what social media staff already answer: then it is acknowledged, and theirs it stays.
    if (action === 'take' && mention.state === 'open') await explainConflict(db, claimMention(db, step));
    else if (action === 'not-ours') await explainConflict(db, dismissMention(db, step, 'not-ours'));
    else if (action === 'pass') await explainConflict(db, passMention(db, { ...step, toPersonId: to }));
    else if (action !== 'take') throw new ApiFault('not-found', { words: { what: action } });
  } else if (action !== 'take') throw new ApiFault('not-found', { words: { what: action } });
  const acknowledgement = { number: alert.number, personId: person.id, now };
  await ownLateStep(context, person, alert, now);
  await inTransaction(db, async (trx) => {
    if ((await acknowledgeAlerts(trx, acknowledgement)) > 0) await recordAcknowledgement(trx, alert, acknowledgement);
  });
}

/** A late box of a case that nobody owns is theirs who take it. */
async function ownLateStep({ store }: PublicContext, person: Person, alert: OutboxAlert, now: number): Promise<void> {
  const { caseId, step } = alert.content.crisis ?? {};
  if (caseId === undefined || !step || alert.acknowledgedAt !== null || !mayDo(person.role, 'cases.work')) return;
  const box = (await listCaseSteps(store.db, caseId)).find((one) => one.step === step);
  if (box === undefined || box.ownerId !== null || box.doneAt !== null) return;
  const by = { personId: person.id, now };
  await explainConflict(store.db, setCaseStep(store.db, { caseId, step }, { ownerId: person.id }, by));
}

async function findPerson(request: FastifyRequest, context: PublicContext, grant: string): Promise<Visitor | null> {
  if (grant === 'me') return findVisitor(request, context);
  const personId = readGrant(context.linkSecret, readNumber(request), grant, context.clock.now());
  if (personId === null) return null;
  const person = await getPerson(context.store.db, personId);
  return person.active ? { person, formKey: sign(context.linkSecret, 'form', [grant]) } : null;
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

function mayAct(person: Person): boolean {
  return mayDo(person.role, 'alerts.acknowledge') && mayDo(person.role, 'mentions.handle');
}

function readParams(request: FastifyRequest): Params {
  return request.params as Params;
}

function readNumber(request: FastifyRequest): number {
  const { number } = readParams(request);
  if (!/^[1-9]\d{0,14}$/.test(number)) throw new ApiFault('not-found', { words: { what: number } });
  return Number(number);
}

function readField(request: FastifyRequest, name: string): string {
  return request.body instanceof Map ? String(request.body.get(name) ?? '') : '';
}
