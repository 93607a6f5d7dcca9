import { h } from 'preact';
import { useState } from 'preact/hooks';
import { type Fields, faultsOf, freeId, readList } from '../../../shared/config-draft.ts';
import { visible } from './brand-step.ts';
import { readText, withItem } from './draft.ts';
import { KindPicker } from './kind-picker.ts';
import { SourceCard } from './source-card.ts';
import { inWords, say } from './texts.ts';
import type { Setup, StepProps } from './use-setup.ts';

/** Where is listened: one card a source, and every kind there is with what it needs. */
export function SourceStep({ setup, isStrict }: StepProps) {
  const sources = readList(setup.draft, 'sources');
  const [isPicking, setPicking] = useState(sources.length === 0);
  const put = (list: readonly Fields[]) => setup.change('sources', list);
  const pick = (kind: Setup['kinds']['sources'][number]) => {
    put([
      ...sources,
      { id: freeId(sources, kind.id), type: kind.id, name: inWords(kind.labels).replace(/（.*|\s\(.*/, '') },
    ]);
  };
  return h('div', { class: 'step' }, [
    h('p', { class: 'lead' }, say('sourceLead')),
    ...sources.map((source, index) =>
      h(SourceCard, {
        key: index,
        source,
        index,
        kind: setup.kinds.sources.find(({ id }) => id === readText(source, 'type')) ?? null,
        setup,
        faults: visible(faultsOf(setup.faults, 'sources', index), isStrict),
        onSource: (next) => put(withItem(sources, index, next)),
      }),
    ),
    h(KindPicker, {
      ...{ title: say('chooseSource'), add: say('addSource'), note: say('browserOnly') },
      ...{ isOpen: isPicking, isFirst: sources.length === 0, onOpen: setPicking },
      ...{ kinds: setup.kinds.sources, fields: setup.kinds.fields, onPick: pick },
    }),
  ]);
}
