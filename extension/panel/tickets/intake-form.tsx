import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { CONTACT_CHANNELS, type ContactChannel, type TicketDraft } from '../../../shared/model/ticket.ts';
import { findMissingDetails } from '../../../shared/service/missing-details.ts';
import { askBackground } from '../../ask-background.ts';
import { CHANNEL_WORDS } from '../../i18n/term-labels.ts';
import { STRINGS } from '../../i18n/translate.ts';
import { joinWords } from '../../look/join-words.ts';
import { useWords } from '../../look/language-context.ts';
import { readLocalInstant, writeLocalInstant } from '../../look/local-instant.ts';
import { showProblem } from '../act.ts';
import { isPractice } from '../choose-side.ts';
import { FormButtons } from '../form-buttons.tsx';
import { readOutbox } from '../load-panel.ts';
import { type PanelState, showToast } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { useKept } from '../use-kept.ts';
import { readNow } from '../use-now.ts';
import { ChoiceField } from './choice-field.tsx';
import { DETAIL_NAMES } from './detail-names.ts';
import { ClassFields, DetailFields, ProblemField, type TicketFacts, tidyFacts } from './ticket-fields.tsx';

/** Contacts that no source brings: the likeliest first. A public post has its own way to a ticket. */
const CHANNELS = ['phone', 'chat', 'wechat', 'store', 'mail', 'other'] as const satisfies readonly ContactChannel[];
const OF_SITES = CONTACT_CHANNELS.filter((one) => !(CHANNELS as readonly ContactChannel[]).includes(one));
/** Channels on which the customer waits for the first words (SLA-CHAT). */
const LIVE: readonly ContactChannel[] = ['chat', 'wechat'];
const JUDGE_AFTER_MS = 400;

interface Contact extends TicketFacts {
  /** Made with the form: saving twice makes one ticket. */
  readonly clientKey: string;
  readonly channel: ContactChannel;
  readonly customer: string;
  readonly brandId: string | null;
  /** When the customer got in touch; null: now. */
  readonly receivedAt: number | null;
  /** SLA-CHAT: how long the customer waited for the first words of a chat; null: not known. */
  readonly waitedSeconds: number | null;
  /** SLA-PHONE: how often it rang; null: not known. */
  readonly rings: number | null;
  /** The person chose how it is classed: the words no longer do. */
  readonly classed: boolean;
}

const startContact = (channel: ContactChannel): Contact => ({
  ...{ clientKey: crypto.randomUUID(), channel, customer: '', brandId: null, receivedAt: null, classed: false },
  ...{ waitedSeconds: null, rings: null },
  ...{ problem: '', kind: 'inquiry', topic: 'other', urgency: 'normal' },
  ...{ contact: null, orderNumber: null, product: null, happenedAt: null, tried: null },
});

/** A contact by phone, chat, WeChat or in a shop becomes a ticket (SLA-INTAKE, TKT-1, TKT-2), with or without a monitor. */
export function IntakeForm({ state, onDone }: { state: PanelState; onDone: () => void }): JSX.Element {
  const { t, pick, language } = useWords();
  const [fresh] = useState(() => startContact('phone'));
  const [contact, keep] = useKept<Contact>('intake', fresh);
  const isOver = useRef(false);
  const change = useCallback(
    (more: Partial<Contact>) => {
      // A judgement that comes behind must not bring back what is saved or dropped.
      if (!isOver.current) keep((before) => ({ ...before, ...more }));
    },
    [keep],
  );
  const end = () => {
    isOver.current = true;
    keep(null);
  };
  const { channel, problem, classed, receivedAt } = contact;
  useJudgement(problem, classed, change);
  const isFuture = receivedAt !== null && receivedAt > readNow();
  const brandId = contact.brandId ?? state.brands[0]?.id ?? null;
  const missing = problem.trim() === '' ? [] : findMissingDetails(contact);
  const cancel = () => {
    end();
    onDone();
  };
  const save = async (event: Event) => {
    event.preventDefault();
    try {
      const draft = toDraft(contact, brandId, isPractice(state));
      const saved = await askBackground('ticket.make', { draft });
      end();
      await readOutbox();
      showToast({ text: STRINGS.madeToast, tone: 'done', ticketKey: saved.clientKey, undoUntil: saved.undoUntil });
      onDone();
      location.hash = linkTo('ticket', saved.clientKey);
    } catch (error) {
      showProblem(error);
    }
  };
  return (
    <form class="card box editor" data-intake onSubmit={(event) => void save(event)}>
      <p class="xs muted">{t('intakeHint')}</p>
      <div class="form-grid">
        <ChoiceField
          {...{
            label: t('fieldChannel'),
            value: channel,
            from: [...CHANNELS, ...OF_SITES],
            words: CHANNEL_WORDS,
            pick,
          }}
          onPick={(one) => change({ channel: one })}
        />
        <label class="col">
          <span class="xs muted">{t('intakeCustomer')}</span>
          <input
            type="text"
            class="field"
            name="customer"
            maxlength={200}
            value={contact.customer}
            onInput={(event) => change({ customer: event.currentTarget.value })}
          />
        </label>
        {state.brands.length > 1 && (
          <label class="col">
            <span class="xs muted">{t('intakeBrand')}</span>
            <select
              class="btn"
              value={brandId ?? ''}
              onChange={(event) => change({ brandId: event.currentTarget.value })}
            >
              {state.brands.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label class="col instant">
          <span class="xs muted">{t('intakeReceived')}</span>
          <input
            type="datetime-local"
            class="field"
            name="receivedAt"
            max={writeLocalInstant(readNow())}
            value={receivedAt === null ? '' : writeLocalInstant(receivedAt)}
            onChange={(event) => change({ receivedAt: readLocalInstant(event.currentTarget.value) })}
          />
        </label>
      </div>
      <WaitFields contact={contact} onChange={change} />
      {isFuture && <p class="note red s">{t('intakeFuture')}</p>}
      <ProblemField facts={contact} onChange={change} />
      {missing.length > 0 && (
        <p class="note s" data-missing={missing.join(' ')}>
          {t('intakeAskNow', {
            names: joinWords(
              missing.map((detail) => t(DETAIL_NAMES[detail])),
              language,
            ),
          })}
        </p>
      )}
      <DetailFields facts={contact} onChange={change} />
      <ClassFields facts={contact} onChange={(more) => change({ ...more, classed: true })} />
      {!classed && <p class="xs muted">{t('intakeJudged')}</p>}
      <div class="row">
        <FormButtons say={t('intakeSave')} ready={problem.trim() !== '' && !isFuture} onCancel={cancel} />
      </div>
    </form>
  );
}

/** How long the customer waited, where a person on the telephone or in a chat knows it: the three rings and the 30 seconds of section 1. */
function WaitFields({ contact, onChange }: { contact: Contact; onChange: (more: Partial<Contact>) => void }) {
  const { t } = useWords();
  const { channel, rings, waitedSeconds } = contact;
  const read = (text: string) => (text === '' ? null : Math.max(0, Math.round(Number(text))));
  if (channel === 'phone')
    return (
      <label class="col">
        <span class="xs muted">{t('intakeRings')}</span>
        <input
          type="number"
          class="field num"
          name="rings"
          min={0}
          max={99}
          value={rings ?? ''}
          onInput={(event) => onChange({ rings: read(event.currentTarget.value) })}
        />
      </label>
    );
  if (!LIVE.includes(channel)) return null;
  return (
    <label class="col">
      <span class="xs muted">{t('intakeWaited')}</span>
      <input
        type="number"
        class="field num"
        name="waitedSeconds"
        min={0}
        max={86_400}
        value={waitedSeconds ?? ''}
        onInput={(event) => onChange({ waitedSeconds: read(event.currentTarget.value) })}
      />
    </label>
  );
}

/** The words class the contact while they are typed, until the person does. */
function useJudgement(problem: string, classed: boolean, change: (judged: Partial<Contact>) => void): void {
  useEffect(() => {
    const text = problem.trim();
    if (classed || text === '') return;
    let current = true;
    const timer = setTimeout(() => {
      askBackground('words.judge', { text }).then((judged) => current && change(judged), showProblem);
    }, JUDGE_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [problem, classed, change]);
}

function toDraft(contact: Contact, brandId: string | null, drill: boolean): TicketDraft {
  const { clientKey, channel, customer, receivedAt, waitedSeconds, rings, classed: _, ...facts } = tidyFacts(contact);
  const waitedMs = LIVE.includes(channel) && waitedSeconds !== null ? waitedSeconds * 1000 : null;
  // Without an instant it is now that the customer was answered, and so long before that they wrote.
  const createdAt = receivedAt ?? readNow() - (waitedMs ?? 0);
  const name = customer?.trim() ?? '';
  return {
    ...facts,
    ...{ clientKey, channel, brandId, drill },
    ...{ site: null, permalink: null, postKey: null, mentionId: null, publishedAt: null, evidence: null },
    customer: name === '' ? null : { name, email: null, url: null },
    createdAt,
    ...(waitedMs === null ? {} : { answeredAt: createdAt + waitedMs }),
    ...(channel === 'phone' && rings !== null ? { rings } : {}),
  };
}
