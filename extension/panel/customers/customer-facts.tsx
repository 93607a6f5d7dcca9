import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiBody } from '../../../shared/api.ts';
import { CONTACT_CHANNELS, type ContactChannel } from '../../../shared/model/ticket.ts';
import { ClashNote } from '../../forms/clash-note.tsx';
import { useFieldDraft } from '../../forms/use-field-draft.ts';
import { CHANNEL_WORDS } from '../../i18n/term-labels.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import type { Answer } from '../use-answer.ts';
import { readNow } from '../use-now.ts';
import { type CustomerAnswer, IDENTITY_KEYS } from './customer-words.ts';

/** Languages that a customer may want to be answered in; any other that was noted stays as it is. */
const LANGUAGES = ['zh-CN', 'zh-TW', 'en', 'ja', 'ko'] as const;

interface Props {
  readonly answer: CustomerAnswer;
  readonly doStep: Answer<CustomerAnswer>['doStep'];
  readonly edits: boolean;
}

/** What is known of a customer, with what may be noted: name, language, preferred channel, VIP. */
export function CustomerFacts({ answer, doStep, edits }: Props): JSX.Element {
  const { t, pick, language } = useWords();
  const { customer, identities, masked, history } = answer;
  const [renaming, setRenaming] = useState(false);
  const form = useFieldDraft<Pick<typeof customer, 'name'>>({ name: customer.name });
  const change = (body: ApiBody<'updateCustomer'>) =>
    doStep((client) => client.updateCustomer({ params: { id: customer.id }, body }));
  const name = form.fields.name?.trim() ?? '';
  const rename = async (event: Event) => {
    event.preventDefault();
    if (name !== '' && (await change({ name, seen: form.draft.seen }))) setRenaming(false);
  };
  const channel = customer.preferredChannel;
  return (
    <dl class="facts wide">
      <div>
        <dt>{t('customerName')}</dt>
        <dd>
          {!renaming ? (
            <span class="row">
              <bdi class="grow">{customer.name ?? t('unknownAuthor')}</bdi>
              {edits && (
                <button type="button" class="btn ghost sm" onClick={() => setRenaming(true)}>
                  {t('edit')}
                </button>
              )}
            </span>
          ) : (
            <form class="col" onSubmit={(event) => void rename(event)}>
              <ClashNote
                clashes={form.clashes.map(({ field, mine, theirs }) => ({
                  ...{ field, label: t('customerName'), isText: false },
                  ...{ mine: mine ?? '', theirs: theirs ?? '' },
                }))}
                onSettle={(_, how) => form.settle('name', how)}
              />
              <span class="row">
                <input
                  type="text"
                  class="field grow"
                  maxLength={200}
                  value={form.fields.name ?? ''}
                  aria-label={t('customerName')}
                  onInput={(event) => form.change({ name: event.currentTarget.value })}
                />
                <button type="submit" class="btn sm" disabled={form.clashes.length > 0}>
                  {t('save')}
                </button>
              </span>
            </form>
          )}
        </dd>
      </div>
      {identities.map(({ kind, value }) => (
        <div key={`${kind}${value}`}>
          <dt>{t(IDENTITY_KEYS[kind])}</dt>
          <dd class="num break" title={masked ? t('identityMasked') : t('lookRecorded')}>
            {value}
          </dd>
        </div>
      ))}
      <div>
        <dt>{t('customerHistory')}</dt>
        <dd>
          {t('customerCounts', { n: history.tickets, complaints: history.complaints, open: history.open })}
          {history.firstAt !== null && (
            <span class="xs muted line">
              {t('customerSince', { time: formatInstant(history.firstAt, readNow(), language) })}
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('customerChannel')}</dt>
        <dd>
          <select
            class="btn sm"
            aria-label={t('customerChannel')}
            disabled={!edits}
            value={channel ?? ''}
            onChange={(event) => void change({ preferredChannel: event.currentTarget.value || null })}
          >
            <option value="">{t('notGiven')}</option>
            {[...new Set([...CONTACT_CHANNELS, ...(channel === null ? [] : [channel])])].map((one) => (
              <option key={one} value={one}>
                {one in CHANNEL_WORDS ? pick(CHANNEL_WORDS[one as ContactChannel]) : one}
              </option>
            ))}
          </select>
        </dd>
      </div>
      <div>
        <dt>{t('customerLanguage')}</dt>
        <dd>
          <select
            class="btn sm"
            aria-label={t('customerLanguage')}
            disabled={!edits}
            value={customer.language ?? ''}
            onChange={(event) => void change({ language: event.currentTarget.value || null })}
          >
            <option value="">{t('notGiven')}</option>
            {[...new Set([...LANGUAGES, ...(customer.language === null ? [] : [customer.language])])].map((one) => (
              <option key={one} value={one}>
                {new Intl.DisplayNames(language, { type: 'language' }).of(one)}
              </option>
            ))}
          </select>
        </dd>
      </div>
      <div>
        <dt>{t('customerVip')}</dt>
        <dd>
          <label class="row">
            <input
              type="checkbox"
              name="vip"
              disabled={!edits}
              checked={customer.vip}
              onChange={() => void change({ vip: !customer.vip })}
            />
            <span class="muted">{t('customerVipHint')}</span>
          </label>
        </dd>
      </div>
    </dl>
  );
}
