import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import { type Fault, type Fields, readList, withField } from '../../../shared/config-draft.ts';
import { ask } from './ask.ts';
import { readText, readWords } from './draft.ts';
import { TextField, Ticks } from './field.ts';
import { brandOptions, brandsOf } from './read-brands.ts';
import { readRefusedHost } from './read-refused-host.ts';
import { SchemaForm } from './schema-form.ts';
import { inWords, say, sayAge, sayBothOnce } from './texts.ts';
import { sayFaults } from './trial.ts';
import type { Setup } from './use-setup.ts';

export interface SourceCardProps {
  readonly source: Fields;
  readonly index: number;
  /** Null: the file names a kind that is not known. */
  readonly kind: Setup['kinds']['sources'][number] | null;
  readonly setup: Setup;
  readonly faults: readonly Fault[];
  readonly onSource: (source: Fields | null) => void;
}

type Trial = ApiAnswer<'trySource'>;

export function SourceCard({ source, index, kind, setup, faults, onSource }: SourceCardProps) {
  const [trial, setTrial] = useState<Trial | 'running' | { readonly failed: string } | null>(null);
  const id = `source-${index}`;
  const set = (name: string, value: unknown) => onSource(withField(source, name, value));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was tried before says nothing of what stands there now, nor of the next card
  useEffect(() => setTrial(null), [source.type, source.settings, source.brands]);
  const allowed = readWords(setup.draft, 'privateHosts');
  const run = (privateHosts = allowed) => {
    if (trial === 'running') return;
    setTrial('running');
    ask('trySource', {
      source: { ...source },
      brands: brandsOf(setup, source).map((brand) => ({ ...brand })),
      complaintTerms: [...readWords(setup.draft, 'complaintTerms')],
      privateHosts: [...privateHosts],
    }).then(setTrial, (error: unknown) => setTrial({ failed: error instanceof Error ? error.message : String(error) }));
  };
  const allow = (host: string) => {
    const hosts = [...allowed, host];
    setup.change('privateHosts', hosts);
    run(hosts);
  };
  const brands = readList(setup.draft, 'brands');
  const name = readText(source, 'name') || readText(source, 'id');
  return h('section', { class: 'card', 'data-source': readText(source, 'id') }, [
    h('div', { class: 'card-head' }, [
      h('h3', null, [name, h('span', { class: 'tag' }, kind ? inWords(kind.labels) : readText(source, 'type'))]),
      h(
        'button',
        { type: 'button', class: 'btn small danger', onClick: () => onSource(null) },
        say('removeNamed', { name }),
      ),
    ]),
    kind?.notes && h('p', { class: 'note' }, inWords(kind.notes)),
    h('div', { class: 'two' }, [
      h(TextField, {
        id: `${id}-name`,
        label: say('sourceName'),
        required: true,
        value: readText(source, 'name'),
        fault: faults.find(({ field }) => field === 'name'),
        onValue: (text) => set('name', text),
      }),
      h(TextField, {
        id: `${id}-id`,
        label: say('itemId'),
        required: true,
        value: readText(source, 'id'),
        fault: faults.find(({ field }) => field === 'id'),
        onValue: (text) => set('id', text),
      }),
    ]),
    kind &&
      h(SchemaForm, {
        idPrefix: id,
        schema: kind.settings,
        value: (source.settings ?? {}) as Fields,
        example: kind.example,
        kinds: setup.kinds,
        faults: faults
          .filter(({ field }) => field.startsWith('settings'))
          .map((fault) => ({ ...fault, field: fault.field.slice('settings.'.length) })),
        onValue: (value) => set('settings', value),
      }),
    ...otherFaults(faults),
    brands.length > 1 &&
      h(Ticks, {
        id: `${id}-brands`,
        label: say('sourceBrands'),
        hint: say('sourceBrandsHint'),
        options: brandOptions(setup),
        chosen: readWords(source, 'brands'),
        onChosen: (chosen) => set('brands', chosen),
      }),
    h('div', { class: 'try' }, [
      h(
        'button',
        // Not disabled: the focus of who pressed it would be gone.
        { type: 'button', class: 'btn', 'aria-disabled': trial === 'running', onClick: () => run() },
        say(trial === 'running' ? 'trying' : 'trySource'),
      ),
      h(
        'div',
        { role: 'status' },
        trial !== null && trial !== 'running' && h(TrialResult, { trial, allowed, onAllow: allow }),
      ),
    ]),
  ]);
}

/** What is wrong with the item as a whole, or with a part that has no control. */
function otherFaults(faults: readonly Fault[]) {
  return faults
    .filter(({ field }) => field === '' || field === 'settings' || field === 'type' || field.startsWith('brands'))
    .map((fault) => h('p', { class: 'fault', key: `${fault.field}${fault.reason.en}` }, inWords(fault.reason)));
}

interface TrialResultProps {
  readonly trial: Trial | { readonly failed: string };
  readonly allowed: readonly string[];
  /** Lets the monitor read from a service of one's own network, and tries again. */
  readonly onAllow: (host: string) => void;
}

function TrialResult({ trial, allowed, onAllow }: TrialResultProps) {
  if ('failed' in trial) return h('p', { class: 'fault' }, trial.failed);
  if (trial.faults.length > 0) return h('p', { class: 'fault' }, sayFaults(trial.faults));
  if (!trial.ok) {
    const host = readRefusedHost(trial.error ?? '');
    return h('div', null, [
      h('p', { class: 'fault' }, say('trialFailed', { why: sayBothOnce(trial.error ?? '') })),
      host !== null &&
        !allowed.includes(host) &&
        h(
          'p',
          null,
          h('button', { type: 'button', class: 'btn small', onClick: () => onAllow(host) }, say('allowHost', { host })),
        ),
    ]);
  }
  const seconds = (trial.tookMs / 1000).toFixed(1);
  return h('div', null, [
    h('p', { class: 'good' }, say(trial.entries === 0 ? 'trialEmpty' : 'trialGood', { n: trial.entries, seconds })),
    trial.cannotKeepWindow !== null &&
      h('p', { class: 'fault' }, say('trialLate', { why: sayBothOnce(trial.cannotKeepWindow) })),
    trial.remark !== null && h('p', { class: 'fault' }, sayBothOnce(trial.remark)),
    trial.sample.length > 0 &&
      h(
        'ul',
        { class: 'sample' },
        trial.sample.map(({ title, publishedAt }, i) =>
          h('li', { key: i }, [
            h('span', { class: 'cut' }, title ?? '…'),
            publishedAt !== null && h('span', { class: 'faint' }, sayAge(publishedAt, Date.now())),
          ]),
        ),
      ),
  ]);
}
