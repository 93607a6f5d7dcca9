import { h } from 'preact';
import { type Fields, faultsOf, readList } from '../../../shared/config-draft.ts';
import { visible } from './brand-step.ts';
import { readText, readWords, withItem } from './draft.ts';
import { brandOptions } from './read-brands.ts';
import { hourOptions } from './read-hours.ts';
import { RouteTrial } from './route-trial.ts';
import { SchemaForm } from './schema-form.ts';
import { inWords, language, say } from './texts.ts';
import type { StepProps } from './use-setup.ts';

/** Who hears of what. The first route that fits is taken, so their order can be changed. */
export function RouteList({ setup, isStrict }: StepProps) {
  const routes = readList(setup.draft, 'routes');
  const channels = readList(setup.draft, 'channels').map((channel) => readText(channel, 'id'));
  const people = readList(setup.draft, 'people').map((person) => readText(person, 'name'));
  const put = (list: readonly Fields[]) => setup.change('routes', list.length === 0 ? undefined : list);
  const swap = (index: number, other: number) =>
    put(routes.map((route, i) => (i === index ? routes[other] : i === other ? routes[index] : route) ?? route));
  const choices = {
    brands: brandOptions(setup),
    channels: channels.map((value) => ({ value, label: value })),
    people: people.map((value) => ({ value, label: value })),
    during: hourOptions(setup, say('noHours')),
    'quiet.during': hourOptions(setup, say('noQuiet')),
  };
  return h('section', { class: 'step', 'aria-labelledby': 'routes-title' }, [
    h('h3', { id: 'routes-title' }, say('routesTitle')),
    h('p', { class: 'hint' }, say(routes.length === 0 ? 'routesDefault' : 'routesLead')),
    ...routes.map((route, index) =>
      h('section', { class: 'card', key: index }, [
        h('div', { class: 'card-head' }, [
          h('h4', null, `${index + 1}. ${sayRoute(route)}`),
          h('div', { class: 'tabs' }, [
            ...[-1, 1].map((step) =>
              h(
                'button',
                {
                  type: 'button',
                  class: 'btn small',
                  disabled: routes[index + step] === undefined,
                  'aria-label': say(step < 0 ? 'moveUp' : 'moveDown', { n: index + 1 }),
                  onClick: () => swap(index, index + step),
                },
                step < 0 ? '↑' : '↓',
              ),
            ),
            h(
              'button',
              { type: 'button', class: 'btn small danger', onClick: () => put(withItem(routes, index, null)) },
              say('removeNamed', { name: say('routeNumber', { n: index + 1 }) }),
            ),
          ]),
        ]),
        h(SchemaForm, {
          ...{ idPrefix: `route-${index}`, schema: setup.kinds.route, kinds: setup.kinds, choices, isFlat: true },
          ...{ value: route, example: {}, faults: visible(faultsOf(setup.faults, 'routes', index), isStrict) },
          onValue: (next: Fields) => put(withItem(routes, index, next)),
        }),
      ]),
    ),
    h('button', { type: 'button', class: 'btn add', onClick: () => put([...routes, { channels }]) }, say('addRoute')),
    h(RouteTrial, { setup }),
  ]);

  /** 红、橙 · 物流配送 → ops. */
  function sayRoute(route: Fields): string {
    const join = (words: readonly string[]) => words.join(language() === 'en' ? ', ' : '、');
    const word = (value: string) => (setup.kinds.options[value] ? inWords(setup.kinds.options[value]) : value);
    const brand = (id: string) => choices.brands.find(({ value }) => value === id)?.label ?? id;
    const what = [
      join(readWords(route, 'levels').map(word)),
      join(readWords(route, 'topics').map(word)),
      join(readWords(route, 'brands').map(brand)),
      join(readWords(route, 'languages').map(word)),
      word(readText(route, 'during')),
    ].filter((part) => part !== '');
    return `${what.join(' · ') || say('everything')} → ${join([...readWords(route, 'channels'), ...readWords(route, 'people')]) || '…'}`;
  }
}
