import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { TriedTelling } from '../../../shared/model/alert.ts';
import type { Level } from '../../../shared/model/analysis.ts';
import { ask } from './ask.ts';
import { Choice, Field, TextField } from './field.ts';
import { brandOptions } from './read-brands.ts';
import { inWords, language, say } from './texts.ts';
import { sayFaults } from './trial.ts';
import type { Setup } from './use-setup.ts';

/** The gravest first. */
const LEVELS = ['red', 'orange', 'yellow', 'blue'] as const satisfies readonly Level[];

/** The routes as they stand here, tried on a post that was never written: who would hear, by what, when and why. */
export function RouteTrial({ setup }: { setup: Setup }) {
  const [text, setText] = useState('');
  const [brandId, setBrandId] = useState('');
  const [level, setLevel] = useState('');
  const [when, setWhen] = useState('');
  const [state, setState] = useState<ApiAnswer<'tryRoutes'> | 'asking' | Error | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was tried before says nothing of what stands there now
  useEffect(() => setState(null), [setup.draft, text, brandId, level, when]);
  const asJudged = { value: '', label: say('asJudged') };
  const word = (value: string) => (setup.kinds.options[value] ? inWords(setup.kinds.options[value]) : value);
  const run = () => {
    setState('asking');
    const at = new Date(when).getTime();
    ask('tryRoutes', {
      ...{ draft: { ...setup.draft }, text },
      ...(brandId === '' ? {} : { brandId }),
      ...(level === '' ? {} : { level: level as Level }),
      ...(Number.isNaN(at) ? {} : { at }),
    }).then(setState, (error: unknown) => setState(error instanceof Error ? error : new Error(String(error))));
  };
  return h('section', { class: 'card', 'aria-labelledby': 'route-trial-title', 'data-part': 'route-trial' }, [
    h('div', { class: 'card-head' }, h('h4', { id: 'route-trial-title' }, say('routeTrialTitle'))),
    h('p', { class: 'hint' }, say('routeTrialLead')),
    h(TextField, { id: 'route-trial-text', label: say('routeTrialText'), value: text, onValue: setText }),
    h('div', { class: 'two' }, [
      h(Choice, {
        ...{ id: 'route-trial-brand', label: say('routeTrialBrand'), value: brandId, onValue: setBrandId },
        options: [asJudged, ...brandOptions(setup)],
      }),
      h(Choice, {
        ...{ id: 'route-trial-level', label: say('routeTrialLevel'), value: level, onValue: setLevel },
        options: [asJudged, ...LEVELS.map((value) => ({ value, label: word(value) }))],
      }),
    ]),
    h(Field, {
      ...{ id: 'route-trial-at', label: say('routeTrialAt') },
      children: h('input', {
        ...{ id: 'route-trial-at', class: 'input', type: 'datetime-local', value: when },
        onInput: (event: Event) => setWhen((event.currentTarget as HTMLInputElement).value),
      }),
    }),
    h('div', { class: 'try' }, [
      h(
        'button',
        { type: 'button', class: 'btn', disabled: state === 'asking' || text.trim() === '', onClick: run },
        say('routeTrialAsk'),
      ),
    ]),
    h('div', { role: 'status' }, state !== null && state !== 'asking' && h(Outcome, { outcome: state })),
  ]);
}

function Outcome({ outcome }: { outcome: ApiAnswer<'tryRoutes'> | Error }) {
  if (outcome instanceof Error) return h('p', { class: 'fault' }, say('trialFailed', { why: outcome.message }));
  const { at, trial, faults } = outcome;
  if (trial === null) return h('p', { class: 'fault' }, sayFaults(faults));
  if (!trial.isMention) return h('p', { class: 'hint' }, say('routeTrialNone'));
  return h(
    'div',
    null,
    trial.told.map((telling) => h(Telling, { key: telling.brandId, telling, at })),
  );
}

function Telling({ telling: { channels, why }, at }: { telling: TriedTelling; at: number }) {
  const time = new Intl.DateTimeFormat(language(), { dateStyle: 'short', timeStyle: 'short' });
  return h('div', null, [
    ...channels.map(({ id, people, sendAt }) =>
      h('p', { class: 'good', key: id }, [
        [id, ...people].join(' · '),
        ` · ${sendAt > at ? say('routeTrialWaits', { time: time.format(sendAt) }) : say('routeTrialAtOnce')}`,
      ]),
    ),
    channels.length === 0 && h('p', { class: 'fault' }, say('routeTrialNobody')),
    h(
      'ol',
      { class: 'hint' },
      why.map((step) => h('li', { key: step.en }, inWords(step))),
    ),
  ]);
}
