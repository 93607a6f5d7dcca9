import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../../shared/model/labels.ts';
import { type SurveyQuestion, TICKET_QUESTIONS } from '../../../shared/service/ticket-survey.ts';
import { recordTicketStep } from '../../desk/record-step.ts';
import { answerAnonymousSurvey, answerTicketSurvey, findSurveyInvite } from '../../store/desk/surveys.ts';
import { getTicket } from '../../store/desk/tickets.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import { type Html, html } from '../../write-html.ts';
import { readLanguage, sendNotice, sendPage } from './page-frame.ts';
import type { PublicContext, PublicPage } from './public-page.ts';
import { ANONYMOUS_QUESTIONS, SURVEY_WORDS } from './survey-words.ts';

const MOST_CHARACTERS = 2000;

/** What a form sent, by the names of its fields. */
type Fields = ReadonlyMap<string, string>;

/** SAT-1 by a signed link of one ticket, SAT-2 without a name. Each link works once; opening it uses nothing up. */
const page: PublicPage = {
  id: 'survey',
  register(app, context) {
    app.get('/s/:token', (request, reply) => show(request, reply, context, null));
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
  /** What was sent without an answer to each question; null: nothing yet. */
  given: Fields | null,
): Promise<FastifyReply> {
  const language = readLanguage(request);
  const token = readToken(request);
  const invite = await findSurveyInvite(context.store.db, token, context.clock.now());
  if (invite === null) return sayGone(reply, language, context);
  const body = writeForm({
    language,
    house: context.workspaceName,
    token,
    isIdentified: invite.ticketId !== null,
    given,
  });
  return sendPage(reply, { language, title: SURVEY_WORDS.title[language], body, status: given === null ? 200 : 400 });
}

async function answer(request: FastifyRequest, reply: FastifyReply, context: PublicContext): Promise<FastifyReply> {
  const language = readLanguage(request);
  const token = readToken(request);
  const now = context.clock.now();
  const invite = await findSurveyInvite(context.store.db, token, now);
  if (invite === null) return sayGone(reply, language, context);
  const fields: Fields = request.body instanceof Map ? request.body : new Map();
  const scores = readScores(fields, invite.ticketId === null ? ANONYMOUS_QUESTIONS : TICKET_QUESTIONS);
  if (scores === null) return show(request, reply, context, fields);
  const comment =
    String(fields.get('comment') ?? '')
      .trim()
      .slice(0, MOST_CHARACTERS)
      .toWellFormed() || null;
  const kept =
    invite.ticketId === null
      ? await keepAnonymous(context, token, scores, now)
      : await keepOnTicket(context, token, scores, comment, now);
  if (!kept) return sayGone(reply, language, context);
  const { thanks, thanksText } = SURVEY_WORDS;
  const words = { title: thanks[language], text: thanksText[language] };
  return sendNotice(reply, language, 200, words, context.workspaceName);
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

interface Form {
  readonly language: Language;
  /** Who asks: the link alone does not say. */
  readonly house: string;
  readonly token: string;
  readonly isIdentified: boolean;
  readonly given: Fields | null;
}

function writeForm({ language, house, token, isIdentified, given }: Form): Html {
  const words = SURVEY_WORDS;
  const questions = isIdentified ? TICKET_QUESTIONS : ANONYMOUS_QUESTIONS;
  const said = String(given?.get('comment') ?? '').slice(0, MOST_CHARACTERS);
  const comment = html`<label for="comment">${words.comment[language]}</label>
<textarea id="comment" name="comment" rows="3" maxlength="${MOST_CHARACTERS}" aria-describedby="private">
${said}</textarea>
<p class="muted" id="private">${words.noPrivate[language]}</p>`;
  return html`<p class="house">${house}</p><h1>${words.title[language]}</h1>
<p class="muted">${isIdentified ? words.identified[language] : words.anonymous[language]}</p>
${given === null ? null : html`<p class="late" role="alert">${words.missing[language]}</p>`}
<form method="post" action="/s/${token}">${questions.map((question) => writeQuestion(question, language, given?.get(question.id)))}
${isIdentified ? comment : null}<button class="first">${words.send[language]}</button></form>`;
}

function writeQuestion(
  { id, title, steps, from }: SurveyQuestion,
  language: Language,
  chosen: string | undefined,
): Html {
  const wide = steps.length > 5 ? 'numbers' : '';
  const check = (score: number) => (chosen === String(score) ? html` checked` : null);
  return html`<fieldset class="${wide}"><legend>${title[language]}</legend>${steps.map(
    (step, i) =>
      html`<label class="choice"><input type="radio" name="${id}" value="${from + i}" required${check(from + i)}><span>${step[language]}</span></label>`,
  )}</fieldset>`;
}

function sayGone(reply: FastifyReply, language: Language, { workspaceName }: PublicContext): FastifyReply {
  const { gone, goneText } = SURVEY_WORDS;
  return sendNotice(reply, language, 410, { title: gone[language], text: goneText[language] }, workspaceName);
}
