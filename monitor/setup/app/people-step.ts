import { h } from 'preact';
import { type Fields, faultsOf, readList, withField } from '../../../shared/config-draft.ts';
import { visible } from './brand-step.ts';
import { readText, readWords, withItem } from './draft.ts';
import { Choice, TextField, Ticks } from './field.ts';
import { hourOptions } from './read-hours.ts';
import { nameField, nameOption, SchemaForm } from './schema-form.ts';
import { say } from './texts.ts';
import type { StepProps } from './use-setup.ts';

const ROLES = ['social', 'pr', 'agent', 'lead', 'manager', 'director', 'admin', 'auditor'];

/** Who works here. A name in the file becomes a person at the start, who pairs with a code. */
export function PeopleStep({ setup, isStrict }: StepProps) {
  const people = readList(setup.draft, 'people');
  const channels = readList(setup.draft, 'channels');
  const put = (list: readonly Fields[]) => setup.change('people', list);
  const isLed = people.some(({ role }) => role === 'admin');
  return h('div', { class: 'step' }, [
    h('p', { class: 'lead' }, say('peopleLead')),
    people.length > 0 && !isLed && h('p', { class: 'note' }, say('noAdmin')),
    ...people.map((person, index) => {
      const faults = visible(faultsOf(setup.faults, 'people', index), isStrict);
      const set = (name: string, value: unknown) => put(withItem(people, index, withField(person, name, value)));
      const name = readText(person, 'name') || say('newPerson');
      return h('section', { class: 'card', key: index }, [
        h('div', { class: 'card-head' }, [
          h('h3', null, name),
          h(
            'button',
            { type: 'button', class: 'btn small danger', onClick: () => put(withItem(people, index, null)) },
            say('removeNamed', { name }),
          ),
        ]),
        h('div', { class: 'two' }, [
          h(TextField, {
            id: `person-${index}-name`,
            label: nameField(setup.kinds, 'name', 'person'),
            required: true,
            value: readText(person, 'name'),
            fault: faults.find(({ field }) => field === 'name'),
            onValue: (text) => set('name', text),
          }),
          h(Choice, {
            id: `person-${index}-role`,
            label: nameField(setup.kinds, 'role', 'person'),
            hint: ROLES.includes(readText(person, 'role')) ? say(`role-${readText(person, 'role')}-hint`) : undefined,
            value: readText(person, 'role'),
            options: ROLES.map((role) => nameOption(role, setup.kinds)),
            fault: faults.find(({ field }) => field === 'role'),
            onValue: (role) => set('role', role),
          }),
        ]),
        channels.length > 0 &&
          h(Ticks, {
            id: `person-${index}-channels`,
            label: nameField(setup.kinds, 'channels', 'person'),
            hint: say('personChannelsHint'),
            options: channels.map((channel) => ({ value: readText(channel, 'id'), label: readText(channel, 'id') })),
            chosen: readWords(person, 'channels'),
            fault: faults.find(({ field }) => field.startsWith('channels')),
            onChosen: (chosen) => set('channels', chosen),
          }),
        h(SchemaForm, {
          ...{ idPrefix: `person-${index}`, schema: setup.kinds.person, kinds: setup.kinds, isFlat: true, faults },
          ...{ value: person, example: undefined, skip: ['name', 'role', 'channels'] },
          choices: {
            'quiet.during': hourOptions(setup, say('noQuiet')),
            'away.substitute': [
              { value: '', label: say('noSubstitute') },
              ...people.flatMap((other) => {
                const value = readText(other, 'name');
                return other === person || value === '' ? [] : [{ value, label: value }];
              }),
            ],
          },
          onValue: (next: Fields) => put(withItem(people, index, next)),
        }),
      ]);
    }),
    h(
      'button',
      {
        type: 'button',
        class: 'btn add',
        onClick: () => put([...people, { name: '', role: isLed ? 'social' : 'admin' }]),
      },
      say('addPerson'),
    ),
  ]);
}
