import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Statement } from '../../../shared/model/crisis.ts';
import { CRISIS_POLICY } from '../../../shared/service/crisis-policy.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { nameSite } from '../../look/name-site.ts';
import { copyText } from '../act.ts';
import { readNow } from '../use-now.ts';
import type { RoomProps } from './room-props.ts';
import { KIND_KEYS, SEAT_KEYS } from './statement-keys.ts';
import { StatementPosts } from './statement-posts.tsx';
import { VerdictForm } from './verdict-form.tsx';

const STATE_KEYS: Record<Statement['state'], StringKey> = {
  draft: 'statementOpen',
  refused: 'statementRefused',
  locked: 'statementLocked',
  replaced: 'statementReplaced',
};
const STATE_TONES: Record<Statement['state'], string> = {
  draft: 'blue',
  refused: 'red',
  locked: 'green',
  replaced: '',
};

/** One version: its words, who agreed in which seat, and once locked where it was posted (统一口径). */
export function StatementCard(props: RoomProps & { readonly statement: Statement }): JSX.Element {
  const { t, language } = useWords();
  const { state, statement } = props;
  const locked = statement.state === 'locked';
  return (
    <article class="statement" data-statement={statement.state}>
      <div class="row s wrap">
        <b>{t(KIND_KEYS[statement.kind])}</b>
        <span class="num">{t('statementVersion', { n: statement.version })}</span>
        <span class={`tag ${STATE_TONES[statement.state]}`}>{t(STATE_KEYS[statement.state])}</span>
        <span class="grow" />
        <span class="xs muted">
          {state.people.get(statement.draftedBy) ?? '…'} {formatInstant(statement.draftedAt, readNow(), language)}
        </span>
      </div>
      <Wording text={statement.text} locked={locked} />
      {statement.variants.map((variant) => (
        <div key={variant.site}>
          <h3 class="xs muted">{nameSite(variant.site, language)}</h3>
          <Wording text={variant.text} locked={locked} />
        </div>
      ))}
      <Seats {...props} />
      <VerdictForm {...props} />
      {locked && <StatementPosts {...props} />}
    </article>
  );
}

function Wording({ text, locked }: { text: string; locked: boolean }): JSX.Element {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <div class={`wording ${locked ? 'is-locked' : ''}`}>
      <p class="break">
        <bdi>{text}</bdi>
      </p>
      {locked && (
        <button
          type="button"
          class="btn ghost sm"
          onClick={() => {
            void copyText(text);
            setCopied(true);
          }}
        >
          {copied ? t('copied') : t('copyText')}
        </button>
      )}
    </div>
  );
}

/** Who must agree, and who did. */
function Seats({ state, statement }: RoomProps & { statement: Statement }): JSX.Element {
  const { t, language } = useWords();
  return (
    <ul class="seats s">
      {CRISIS_POLICY.seats[statement.kind].map((seat) => {
        const verdict = statement.verdicts.find((one) => one.seat === seat);
        const name = state.people.get(verdict?.personId ?? '') ?? '…';
        return (
          <li key={seat} class="row wrap">
            <b class="seat">{t(SEAT_KEYS[seat])}</b>
            {!verdict ? (
              <span class="tag">{t('seatWaits')}</span>
            ) : (
              <span class={`tag ${verdict.agrees ? 'green' : 'red'}`}>
                {t(verdict.agrees ? 'seatAgreed' : 'seatRefused', { name })}
              </span>
            )}
            {verdict && <span class="xs muted num">{formatInstant(verdict.at, readNow(), language)}</span>}
            {verdict?.note && (
              <span class="muted break">
                <bdi>{verdict.note}</bdi>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
