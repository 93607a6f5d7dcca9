import { h } from 'preact';
import { useState } from 'preact/hooks';
import type { Fields } from './draft.ts';
import { say } from './texts.ts';
import type { Setup } from './use-setup.ts';

type Meanwhile = NonNullable<Setup['meanwhile']>;
type Conflict = Meanwhile['conflicts'][number];

const KEY_OF: Readonly<Record<string, string>> = { people: 'name' };

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
  const settle = () =>
    onSettle(
      meanwhile.conflicts.reduce<Fields>(
        (draft, conflict, index) => (theirs.has(index) ? takeTheirs(draft, conflict) : draft),
        meanwhile.merged,
      ),
    );
  return h('section', { class: 'card wrong', role: 'alert' }, [
    h('h3', null, say('meanwhileTitle')),
    h('p', null, say(meanwhile.conflicts.length === 0 ? 'meanwhileEasy' : 'meanwhileHard')),
    ...meanwhile.conflicts.map((conflict, index) =>
      h('fieldset', { key: index, class: 'conflict' }, [
        h('legend', null, h('code', null, [conflict.list, conflict.item && ` · ${conflict.item}`])),
        side({ index, isTheirs: false, value: conflict.mine, checked: !theirs.has(index), choose }),
        side({ index, isTheirs: true, value: conflict.theirs, checked: theirs.has(index), choose }),
      ]),
    ),
    h('button', { type: 'button', class: 'btn primary', onClick: settle }, say('putTogether')),
  ]);
}

interface Side {
  readonly index: number;
  readonly isTheirs: boolean;
  readonly value: unknown;
  readonly checked: boolean;
  readonly choose: (index: number, isTheirs: boolean) => void;
}

function side({ index, isTheirs, value, checked, choose }: Side) {
  return h('label', { class: 'side' }, [
    h('span', null, [
      h('input', { type: 'radio', name: `conflict-${index}`, checked, onChange: () => choose(index, isTheirs) }),
      say(isTheirs ? 'theirs' : 'mine'),
    ]),
    h('pre', null, value === null ? say('takenOut') : JSON.stringify(value, null, 2)),
  ]);
}

/** Puts their side of a conflict into the draft that has mine. */
function takeTheirs(draft: Fields, { list, item, theirs }: Conflict): Fields {
  if (item === null) {
    const { [list]: _mine, ...rest } = draft;
    return theirs === null ? rest : { ...rest, [list]: theirs };
  }
  const key = KEY_OF[list] ?? 'id';
  const items = (draft[list] ?? []) as readonly Fields[];
  const others = items.filter((one) => one[key] !== item);
  if (theirs === null) return { ...draft, [list]: others };
  const at = items.findIndex((one) => one[key] === item);
  const kept = at < 0 ? [...items, theirs] : items.map((one, i) => (i === at ? theirs : one));
  return { ...draft, [list]: kept };
}
