import { h } from 'preact';
import { useState } from 'preact/hooks';
import { inWords, say } from './texts.ts';
import type { Setup } from './use-setup.ts';

type Kind = Setup['kinds']['sources'][number];

interface KindsProps {
  readonly kinds: readonly Kind[];
  readonly fields: Setup['kinds']['fields'];
  readonly onPick: (kind: Kind) => void;
}

export interface KindPickerProps extends KindsProps {
  readonly title: string;
  /** The words of the button that opens it. */
  readonly add: string;
  readonly isOpen: boolean;
  /** There is nothing to go back to. */
  readonly isFirst: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  /** Said below the kinds. */
  readonly note?: string;
}

/** A button to add something; behind it, every kind of it. */
export function KindPicker({ title, add, isOpen, isFirst, onOpen, note, onPick, ...kinds }: KindPickerProps) {
  if (!isOpen) return h('button', { type: 'button', class: 'btn add', onClick: () => onOpen(true) }, add);
  const pick = (kind: Kind) => {
    onPick(kind);
    onOpen(false);
  };
  return h('section', { class: 'card' }, [
    h('div', { class: 'card-head' }, [
      h('h3', null, title),
      !isFirst && h('button', { type: 'button', class: 'btn small', onClick: () => onOpen(false) }, say('cancel')),
    ]),
    h(Kinds, { ...kinds, onPick: pick }),
    note !== undefined && h('p', { class: 'note' }, note),
  ]);
}

/** Every kind of source, channel or helpdesk with what it needs, found by name. */
function Kinds({ kinds, fields, onPick }: KindsProps) {
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
