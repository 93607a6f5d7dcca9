import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../../shared/model/labels.ts';
import { recordTicketStep } from '../../desk/record-step.ts';
import { answerAnonymousSurvey, answerTicketSurvey, findSurveyInvite } from '../../store/desk/surveys.ts';
import { getTicket } from '../../store/desk/tickets.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import { type Html, html } from '../../write-html.ts';
import { readLanguage, sendNotice, sendPage } from './page-frame.ts';
import type { PublicContext, PublicPage } from './public-page.ts';
import { ANONYMOUS_QUESTIONS, SURVEY_WORDS, type SurveyQuestion, TICKET_QUESTIONS } from './survey-words.ts';

const MOST_CHARACTERS = 2000;

/** SAT-1 by a signed link of one ticket, SAT-2 without a name. Each link works once; opening it uses nothing up. */
const page: PublicPage = {
  id: 'survey',
  register(app, context) {
    app.get('/s/:token', (request, reply) => show(request, reply, context, false));
    app.post('/s/:token', (request, reply) => answer(request, reply, context));
  },
};
export default page;

function readToken(request: FastifyRequest): string {
  return (request.params as { readonly token: string }).token;
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PublicContext,
  missing: boolean,
): Promise<FastifyReply> {
  const language = readLanguage(request);
  const token = readToken(request);
  const invite = await findSurveyInvite(context.store.db, token, context.clock.now());
  if (invite === null) return sayGone(reply, language);
  const body = writeForm(language, token, invite.ticketId !== null, missing);
  return sendPage(reply, { language, title: SURVEY_WORDS.title[language], body, status: missing ? 400 : 200 });
}

async function answer(request: FastifyRequest, reply: FastifyReply, context: PublicContext): Promise<FastifyReply> {
  const language = readLanguage(request);
  const token = readToken(request);
  const now = context.clock.now();
  const invite = await findSurveyInvite(context.store.db, token, now);
  if (invite === null) return sayGone(reply, language);
  const fields = request.body instanceof Map ? request.body : new Map<string, string>();
  const scores = readScores(fields, invite.ticketId === null ? ANONYMOUS_QUESTIONS : TICKET_QUESTIONS);
  if (scores === null) return show(request, reply, context, true);
  const comment =
    String(fields.get('comment') ?? '')
      .trim()
      .slice(0, MOST_CHARACTERS)
      .toWellFormed() || null;
  const kept =
    invite.ticketId === null
      ? await keepAnonymous(context, token, scores, now)
      : await keepOnTicket(context, token, scores, comment, now);
  if (!kept) return sayGone(reply, language);
  const { thanks, thanksText } = SURVEY_WORDS;
  return sendNotice(reply, language, 200, { title: thanks[language], text: thanksText[language] });
}

/** SAT-2: sums only; the month is all that is kept of the time. */
function keepAnonymous(
  { store }: PublicContext,
  token: string,
  scores: Readonly<Record<string, number>>,
  now: number,
): Promise<boolean> {
  const month = new Date(now).toISOString().slice(0, 7);
  return inTransaction(store.db, (trx) => answerAnonymousSurvey(trx, { token, scores, month, now }));
}

async function keepOnTicket(
  { store }: PublicContext,
  token: string,
  scores: Readonly<Record<string, number>>,
  comment: string | null,
  now: number,
): Promise<boolean> {
  const { attitude = 0, efficiency = 0, effectiveness = 0 } = scores;
  return inTransaction(store.db, async (trx) => {
    const kept = await answerTicketSurvey(trx, { token, attitude, efficiency, effectiveness, comment, now });
    if (kept === null) return false;
    const ticket = await getTicket(trx, kept.ticketId);
    await recordTicketStep(trx, 'ticket.updated', ticket, { personId: null, now }, { survey: scores });
    return true;
  });
}

/** A score for each question, as one of its steps; null when one is missing or made up. */
function readScores(
  fields: ReadonlyMap<string, string>,
  questions: readonly SurveyQuestion[],
): Record<string, number> | null {
  const scores: Record<string, number> = {};
  for (const { id, from, steps } of questions) {
    const given = fields.get(id) ?? '';
    const score = /^\d{1,2}$/.test(given) ? Number(given) : Number.NaN;
    if (!(score >= from && score < from + steps.length)) return null;
    scores[id] = score;
  }
  return scores;
}

function writeForm(language: Language, token: string, isIdentified: boolean, missing: boolean): Html {
  const words = SURVEY_WORDS;
  const questions = isIdentified ? TICKET_QUESTIONS : ANONYMOUS_QUESTIONS;
  const comment = html`<label for="comment">${words.comment[language]}</label>
<textarea id="comment" name="comment" rows="3" maxlength="${MOST_CHARACTERS}" aria-describedby="private"></textarea>
<p class="muted" id="private">${words.noPrivate[language]}</p>`;
  return html`<h1>${words.title[language]}</h1>
<p class="muted">${isIdentified ? words.identified[language] : words.anonymous[language]}</p>
${missing ? html`<p class="late" role="alert">${words.missing[language]}</p>` : null}
<form method="post" action="/s/${token}">${questions.map((question) => writeQuestion(question, language))}
${isIdentified ? comment : null}<button class="first">${words.send[language]}</button></form>`;
}

function writeQuestion({ id, title, steps, from }: SurveyQuestion, language: Language): Html {
  const wide = steps.length > 5 ? 'numbers' : '';
  return html`<fieldset class="${wide}"><legend>${title[language]}</legend>${steps.map(
    (step, i) =>
      html`<label class="choice"><input type="radio" name="${id}" value="${from + i}" required><span>${step[language]}</span></label>`,
  )}</fieldset>`;
}

function sayGone(reply: FastifyReply, language: Language): FastifyReply {
  const { gone, goneText } = SURVEY_WORDS;
  return sendNotice(reply, language, 410, { title: gone[language], text: goneText[language] });
}
