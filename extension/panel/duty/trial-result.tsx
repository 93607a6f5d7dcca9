import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { TriedChannel } from '../../../shared/model/alert.ts';
import { LEVEL_WORDS } from '../../i18n/term-labels.ts';
import { formatInstant } from '../../look/format-time.ts';
import { joinWords } from '../../look/join-words.ts';
import { tryMonitor } from '../act.ts';
import { panelClient } from '../load-panel.ts';
import { useDutyWords } from './use-duty-words.ts';

interface Props {
  readonly answer: ApiAnswer<'tryAlert'>;
  readonly brands: readonly { readonly id: string; readonly name: string }[];
}

/** The channels that would tell, each with whose it is and when, and the steps that led there. */
export function TrialResult({ answer: { at, trial }, brands }: Props): JSX.Element {
  const { td, language } = useDutyWords();
  if (!trial.isMention)
    return (
      <p class="s" role="status">
        {td('trialNoMention')}
      </p>
    );
  return (
    <div role="status" class="col form" data-part="trial-result">
      {trial.told.map(({ brandId, channels, why }) => (
        <section key={brandId} class="col form">
          <h3 class="s">
            {brands.find(({ id }) => id === brandId)?.name ?? brandId}{' '}
            <span class={`tag ${trial.level}`}>{LEVEL_WORDS[trial.level][language]}</span>
          </h3>
          {channels.length === 0 && <p class="s ink-red">{td('trialNobody')}</p>}
          {channels.map((channel) => (
            <ChannelLine key={channel.id} channel={channel} at={at} />
          ))}
          <details>
            <summary class="xs muted">{td('trialWhy')}</summary>
            <ol class="xs muted">
              {why.map((step) => (
                <li key={step.en} class="break">
                  {step[language]}
                </li>
              ))}
            </ol>
          </details>
        </section>
      ))}
    </div>
  );
}

function ChannelLine({ channel: { id, people, sendAt }, at }: { channel: TriedChannel; at: number }): JSX.Element {
  const { td, language } = useDutyWords();
  const [sent, setSent] = useState<'sending' | { readonly error: string | null } | null>(null);
  const send = async () => {
    setSent('sending');
    const answer = await tryMonitor(panelClient(), (client) => client.testAlertChannel({ params: { id } }));
    setSent(answer && { error: answer.error });
  };
  return (
    <div class="col">
      <div class="row s">
        <span class="grow break">
          <b>{id}</b>
          {people.length > 0 && <span class="muted"> · {joinWords(people, language)}</span>}
          <span class="muted">
            {' · '}
            {sendAt > at ? td('trialWaits', { time: formatInstant(sendAt, at, language) }) : td('trialAtOnce')}
          </span>
        </span>
        <button type="button" class="btn sm" disabled={sent === 'sending'} onClick={() => void send()}>
          {sent === 'sending' ? td('trialSending') : td('trialSend')}
        </button>
      </div>
      {sent !== null && sent !== 'sending' && (
        <p role="status" class={`xs break ${sent.error === null ? 'ink-green' : 'ink-red'}`}>
          {sent.error === null ? td('trialArrived') : td('trialFailed', { why: sent.error })}
        </p>
      )}
    </div>
  );
}
