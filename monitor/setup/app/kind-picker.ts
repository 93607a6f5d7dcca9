import { h } from 'preact';
import { useState } from 'preact/hooks';
import { inWords, say } from './texts.ts';
import type { Setup } from './use-setup.ts';

type Kind = Setup['kinds']['sources'][number];

export interface KindPickerProps {
  readonly kinds: readonly Kind[];
  readonly fields: Setup['kinds']['fields'];
  readonly onPick: (kind: Kind) => void;
}

/** Every kind of source or channel with what it needs, found by name. */
export function KindPicker({ kinds, fields, onPick }: KindPickerProps) {
  const [sought, setSought] = useState('');
  const needle = sought.trim().toLowerCase();
  const found = kinds.filter(({ id, labels }) =>
    `${id} ${labels['zh-CN']} ${labels.en}`.toLowerCase().includes(needle),
  );
  return h('div', null, [
    kinds.length > 10 &&
      h('input', {
        class: 'input search',
        type: 'search',
        value: sought,
        placeholder: say('searchKinds'),
        'aria-label': say('searchKinds'),
        onInput: (event: Event) => setSought((event.currentTarget as HTMLInputElement).value),
      }),
    h(
      'div',
      { class: 'kinds' },
      found.map((kind) =>
        h('button', { type: 'button', class: 'kind', key: kind.id, onClick: () => onPick(kind) }, [
          h('span', { class: 'kind-name' }, inWords(kind.labels)),
          h('span', { class: 'faint' }, needs(kind, fields)),
        ]),
      ),
    ),
    found.length === 0 && h('p', { class: 'hint' }, say('nothingFound')),
  ]);
}

function needs(kind: Kind, fields: Setup['kinds']['fields']): string {
  const { required = [] } = kind.settings as { required?: readonly string[] };
  if (required.length === 0) return say('needsNothing');
  return say('needs', { what: required.map((name) => (fields[name] ? inWords(fields[name]) : name)).join(' · ') });
}
