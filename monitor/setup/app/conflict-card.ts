import { h } from 'preact';
import { useState } from 'preact/hooks';
import { type Fields, settleConflicts, writeSide } from '../../../shared/config-draft.ts';
import { say } from './texts.ts';
import type { Setup } from './use-setup.ts';

type Meanwhile = NonNullable<Setup['meanwhile']>;

/** Somebody else wrote the file: both sides are shown, both are kept, and a person chooses where they differ. */
export function ConflictCard(props: { readonly meanwhile: Meanwhile; readonly onSettle: (draft: Fields) => void }) {
  const { meanwhile, onSettle } = props;
  const [theirs, setTheirs] = useState<ReadonlySet<number>>(new Set());
  const choose = (index: number, isTheirs: boolean) => {
    const next = new Set(theirs);
    if (isTheirs) next.add(index);
    else next.delete(index);
    setTheirs(next);
  };
  return h('section', { class: 'card wrong', role: 'alert' }, [
    h('h3', null, say('meanwhileTitle')),
    h('p', null, say(meanwhile.conflicts.length === 0 ? 'meanwhileEasy' : 'meanwhileHard')),
    ...meanwhile.conflicts.map((conflict, index) =>
      h('fieldset', { key: index, class: 'conflict' }, [
        h('legend', null, h('code', null, [conflict.list, conflict.item && ` · ${conflict.item}`])),
        side({
          index,
          isTheirs: false,
          value: conflict.mine,
          other: conflict.theirs,
          checked: !theirs.has(index),
          choose,
        }),
        side({
          index,
          isTheirs: true,
          value: conflict.theirs,
          other: conflict.mine,
          checked: theirs.has(index),
          choose,
        }),
      ]),
    ),
    h(
      'button',
      { type: 'button', class: 'btn primary', onClick: () => onSettle(settleConflicts(meanwhile, theirs)) },
      say('putTogether'),
    ),
  ]);
}

interface Side {
  readonly index: number;
  readonly isTheirs: boolean;
  readonly value: unknown;
  readonly other: unknown;
  readonly checked: boolean;
  readonly choose: (index: number, isTheirs: boolean) => void;
}

function side({ index, isTheirs, value, other, checked, choose }: Side) {
  const lines = writeSide(value, other);
  return h('label', { class: 'side' }, [
    h('span', null, [
      h('input', { type: 'radio', name: `conflict-${index}`, checked, onChange: () => choose(index, isTheirs) }),
      say(isTheirs ? 'theirs' : 'mine'),
    ]),
    h(
      'pre',
      null,
      lines?.flatMap(({ text, differs }) => [differs ? h('span', { class: 'differs' }, text) : text, '\n']) ??
        say('takenOut'),
    ),
  ]);
}
