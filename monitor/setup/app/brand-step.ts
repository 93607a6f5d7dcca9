import { h } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { type Fault, type Fields, faultsOf, freeId, readList, withField } from '../../../shared/config-draft.ts';
import { ask } from './ask.ts';
import { readText, readWords, withItem } from './draft.ts';
import { Field, TextField } from './field.ts';
import { nameField, SchemaForm } from './schema-form.ts';
import { inWords, say } from './texts.ts';
import type { Setup, StepProps } from './use-setup.ts';
import { WordList } from './word-list.ts';

/** Who is listened for: names in every spelling, and the words that make a post a complaint. */
export function BrandStep({ setup, isStrict }: StepProps) {
  const brands = readList(setup.draft, 'brands');
  const put = (list: readonly Fields[]) => setup.change('brands', list);
  const add = () => put([...brands, { id: freeId(brands, 'brand'), name: '' }]);
  const terms = readWords(setup.draft, 'complaintTerms');
  return h('div', { class: 'step' }, [
    h('p', { class: 'lead' }, say('brandLead')),
    ...brands.map((brand, index) =>
      h(BrandCard, {
        key: index,
        brand,
        index,
        faults: visible(faultsOf(setup.faults, 'brands', index), isStrict),
        kinds: setup.kinds,
        onBrand: (next: Fields | null) => put(withItem(brands, index, next)),
        others: brands.filter((_, i) => i !== index),
      }),
    ),
    h(
      'button',
      { type: 'button', class: 'btn add', onClick: add },
      say(brands.length === 0 ? 'addFirstBrand' : 'addBrand'),
    ),
    h('section', { class: 'card' }, [
      h('h3', null, say('complaintTerms')),
      h('p', { class: 'hint' }, say('complaintHint')),
      h(WordList, { id: 'complaint-terms', words: terms, onWords: (words) => setup.change('complaintTerms', words) }),
      h('label', { class: 'sr', for: 'complaint-terms' }, say('complaintTerms')),
      h(
        'div',
        { class: 'suggest' },
        setup.kinds.complaintTerms.map(({ labels, terms: group }) => {
          const missing = group.filter((term) => !terms.includes(term));
          return (
            missing.length > 0 &&
            h(
              'button',
              {
                type: 'button',
                class: 'btn small',
                key: labels.en,
                onClick: () => setup.change('complaintTerms', [...terms, ...missing]),
              },
              `+ ${inWords(labels)} · ${missing.length}`,
            )
          );
        }),
      ),
    ]),
  ]);
}

/** Until the person asks for the whole check, a field that is still empty is not called wrong. */
export function visible(faults: readonly Fault[], isStrict: boolean): readonly Fault[] {
  return isStrict ? faults : faults.filter(({ reason }) => !/^it is (missing|"")/.test(reason.en));
}

/** Words that only some brands need. */
const MORE = ['exclusions', 'context', 'ownAccounts', 'hotlines'] as const;

/** What the schema's own form draws below them. */
const RARE = ['demands', 'timeZone'] as const;
const DRAWN_HERE = ['id', 'name', 'aliases', ...MORE];

interface BrandCardProps {
  readonly brand: Fields;
  readonly index: number;
  readonly faults: readonly Fault[];
  readonly kinds: Setup['kinds'];
  readonly others: readonly Fields[];
  readonly onBrand: (brand: Fields | null) => void;
}

type Suggestions = Awaited<ReturnType<typeof ask<'suggestTerms'>>>['items'];

function BrandCard({ brand, index, faults, kinds, others, onBrand }: BrandCardProps) {
  const [suggested, setSuggested] = useState<{ readonly of: string; readonly items: Suggestions } | null>(null);
  const id = `brand-${index}`;
  // Suggestions come later: what was typed meanwhile stays.
  const latest = useRef(brand);
  latest.current = brand;
  const set = (name: string, value: unknown) => onBrand(withField(latest.current, name, value));
  const aliases = readWords(brand, 'aliases');
  const suggest = () => {
    const name = readText(brand, 'name').trim();
    if (name === '') return setSuggested(null);
    // The id is made from the name while nothing else can refer to it yet.
    ask('suggestTerms', { name }).then(
      ({ items }) => {
        setSuggested({ of: name, items });
        const latin = items.find(({ term }) => /^[\w-]+$/.test(term))?.term ?? name;
        const isMade = /^(brand|item)(-\d+)?$/.test(readText(latest.current, 'id'));
        if (isMade && /[a-z0-9]/i.test(latin)) set('id', freeId(others, latin));
      },
      (error: unknown) => console.error('[earshot]', error),
    );
  };
  const list = (name: (typeof MORE)[number]) =>
    h(Field, {
      id: `${id}-${name}`,
      label: nameField(kinds, name, 'brand'),
      hint: say(`${name}Hint`),
      fault: faults.find(({ field }) => field.startsWith(name)),
      children: h(WordList, {
        id: `${id}-${name}`,
        words: readWords(brand, name),
        onWords: (words) => set(name, words),
      }),
    });
  // They were made of one name: another one, or another brand in this place, has its own.
  const ofName = suggested?.of === readText(brand, 'name').trim() ? suggested.items : [];
  const fresh = ofName.filter(({ term }) => !aliases.includes(term));
  return h('section', { class: 'card' }, [
    h('div', { class: 'card-head' }, [
      h('h3', null, readText(brand, 'name') || say('newBrand')),
      h(
        'button',
        { type: 'button', class: 'btn small danger', onClick: () => onBrand(null) },
        say('removeNamed', { name: readText(brand, 'name') || say('newBrand') }),
      ),
    ]),
    h('div', { class: 'two' }, [
      h('div', { onFocusOut: suggest }, [
        h(TextField, {
          id: `${id}-name`,
          label: nameField(kinds, 'name', 'brand'),
          hint: say('brandNameHint'),
          required: true,
          value: readText(brand, 'name'),
          fault: faults.find(({ field }) => field === 'name'),
          onValue: (text) => set('name', text),
        }),
      ]),
      h(TextField, {
        id: `${id}-id`,
        label: say('itemId'),
        hint: say('itemIdHint'),
        required: true,
        value: readText(brand, 'id'),
        fault: faults.find(({ field }) => field === 'id'),
        onValue: (text) => set('id', text),
      }),
    ]),
    h(Field, {
      id: `${id}-aliases`,
      label: nameField(kinds, 'aliases', 'brand'),
      hint: say('aliasesHint'),
      fault: faults.find(({ field }) => field.startsWith('aliases')),
      children: h(WordList, {
        id: `${id}-aliases`,
        words: aliases,
        onWords: (words) => set('aliases', words),
      }),
    }),
    fresh.length > 0 &&
      h('div', { class: 'suggest', role: 'group', 'aria-label': say('suggestedTerms') }, [
        h('span', { class: 'hint' }, say('suggestedTerms')),
        ...fresh.map(({ term, why }) =>
          h(
            'button',
            {
              type: 'button',
              class: 'btn small',
              key: term,
              title: inWords(why),
              onClick: () => set('aliases', [...aliases, term]),
            },
            [`+ ${term} `, h('span', { class: 'faint' }, inWords(why).split(/[：:]/)[0])],
          ),
        ),
      ]),
    h(
      'details',
      {
        class: 'more',
        open: [...MORE, ...RARE].some((name) => name in brand || faults.some(({ field }) => field.startsWith(name))),
      },
      [
        h('summary', null, say('brandMore')),
        h('div', { class: 'fields' }, MORE.map(list)),
        h(SchemaForm, {
          ...{ idPrefix: id, schema: kinds.brand, kinds, isFlat: true, place: 'brand', skip: DRAWN_HERE },
          ...{ value: brand, example: { timeZone: 'Asia/Shanghai' }, faults, onValue: onBrand },
        }),
      ],
    ),
  ]);
}
