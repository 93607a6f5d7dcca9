import { h } from 'preact';
import { useState } from 'preact/hooks';
import {
  type Fields,
  faultsIn,
  faultsOf,
  freeId,
  GENERAL_FIELDS,
  readList,
  readNamed,
  withField,
  withNamed,
} from '../../../shared/config-draft.ts';
import { visible } from './brand-step.ts';
import { readText, withItem } from './draft.ts';
import { TextField } from './field.ts';
import { brandOptions } from './read-brands.ts';
import { SchemaForm } from './schema-form.ts';
import { inWords, say } from './texts.ts';
import type { StepProps } from './use-setup.ts';

/** What is said once for everybody: the window, hours with a name, briefs. All of it can be left as it is. */
export function RulesStep({ setup, isStrict }: StepProps) {
  return h('div', { class: 'step' }, [
    h('p', { class: 'lead' }, say('rulesLead')),
    h('section', { class: 'card', 'data-part': 'general' }, [
      h('h3', null, say('generalTitle')),
      h(SchemaForm, {
        ...{ idPrefix: 'general', schema: setup.kinds.general, kinds: setup.kinds, isFlat: true, place: 'general' },
        ...{ value: setup.draft, example: {}, faults: visible(setup.faults, isStrict) },
        onValue: (next: Fields) => {
          for (const name of GENERAL_FIELDS) if (next[name] !== setup.draft[name]) setup.change(name, next[name]);
        },
      }),
    ]),
    h(Calendars, { setup, isStrict }),
    h(Briefs, { setup, isStrict }),
  ]);
}

/** Hours that routes and quiet hours can name, beside the shipped ones. */
function Calendars({ setup, isStrict }: StepProps) {
  const [name, setName] = useState('');
  const calendars = readNamed(setup.draft, 'calendars');
  const put = (next: Fields) => setup.change('calendars', Object.keys(next).length === 0 ? undefined : next);
  const add = (event: Event) => {
    event.preventDefault();
    put(withNamed(calendars, name.trim(), { week: {} }));
    setName('');
  };
  const isTaken = name.trim() in calendars || setup.kinds.calendars.includes(name.trim());
  return h('section', { class: 'step', 'aria-labelledby': 'calendars-title' }, [
    h('h3', { id: 'calendars-title', tabIndex: -1 }, say('calendarsTitle')),
    h('p', { class: 'hint' }, say('calendarsLead')),
    ...Object.entries(calendars).map(([id, calendar]) => {
      const faults = visible(faultsIn(setup.faults, `calendars.${id}`), isStrict);
      const whole = faults.find(({ field }) => field === '');
      return h('section', { class: 'card', key: id, 'data-calendar': id }, [
        h('div', { class: 'card-head' }, [
          h('h4', null, id),
          h(
            'button',
            { type: 'button', class: 'btn small danger', onClick: () => put(withNamed(calendars, id, null)) },
            say('removeNamed', { name: id }),
          ),
        ]),
        h(SchemaForm, {
          ...{ idPrefix: `calendar-${id}`, schema: setup.kinds.calendar, kinds: setup.kinds, place: 'calendar' },
          ...{ isFlat: true, value: calendar as Fields, example: {} },
          ...{ faults, onValue: (next: Fields) => put(withNamed(calendars, id, next)) },
        }),
        whole && h('p', { class: 'fault' }, inWords(whole.reason)),
      ]);
    }),
    h('form', { class: 'card', onSubmit: add }, [
      h(TextField, {
        id: 'new-calendar',
        label: say('newCalendar'),
        hint: isTaken ? say('calendarTaken') : say('calendarHint'),
        value: name,
        onValue: setName,
      }),
      h('button', { type: 'submit', class: 'btn', disabled: name.trim() === '' || isTaken }, say('addCalendar')),
    ]),
  ]);
}

/** What PR reads every morning or every week. */
function Briefs({ setup, isStrict }: StepProps) {
  const briefs = readList(setup.draft, 'briefs');
  const channels = readList(setup.draft, 'channels').map((channel) => readText(channel, 'id'));
  const put = (list: readonly Fields[]) => setup.change('briefs', list.length === 0 ? undefined : list);
  const choices = { brands: brandOptions(setup), channels: channels.map((value) => ({ value, label: value })) };
  return h('section', { class: 'step', 'aria-labelledby': 'briefs-title' }, [
    h('h3', { id: 'briefs-title', tabIndex: -1 }, say('briefsTitle')),
    h('p', { class: 'hint' }, say(channels.length === 0 ? 'briefsNeedChannel' : 'briefsLead')),
    ...briefs.map((brief, index) => {
      const id = readText(brief, 'id');
      const faults = visible(faultsOf(setup.faults, 'briefs', index), isStrict);
      return h('section', { class: 'card', key: index, 'data-brief': id }, [
        h('div', { class: 'card-head' }, [
          h('h4', null, id),
          h(
            'button',
            { type: 'button', class: 'btn small danger', onClick: () => put(withItem(briefs, index, null)) },
            say('removeNamed', { name: id }),
          ),
        ]),
        h(TextField, {
          id: `brief-${index}-id`,
          label: say('itemId'),
          required: true,
          value: id,
          fault: faults.find(({ field }) => field === 'id'),
          onValue: (text) => put(withItem(briefs, index, withField(brief, 'id', text))),
        }),
        h(SchemaForm, {
          ...{ idPrefix: `brief-${index}`, schema: setup.kinds.brief, kinds: setup.kinds, place: 'brief' },
          ...{ isFlat: true, value: brief, example: {}, skip: ['id'], choices, faults },
          onValue: (next: Fields) => put(withItem(briefs, index, next)),
        }),
      ]);
    }),
    channels.length > 0 &&
      h(
        'button',
        {
          type: 'button',
          class: 'btn add',
          onClick: () => put([...briefs, { id: freeId(briefs, 'brief'), channels }]),
        },
        say('addBrief'),
      ),
  ]);
}
