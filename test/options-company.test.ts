import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Window } from 'happy-dom';
import { h, render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ListName } from '../extension/options/company/company-draft.ts';
import { CalendarForms, GeneralForm } from '../extension/options/company/general-forms.tsx';
import { ItemForm } from '../extension/options/company/item-form.tsx';
import type { Company } from '../extension/options/company/use-company.ts';
import { createSetupDesk, type SetupDesk } from '../monitor/setup/setup-desk.ts';
import { listSetupKinds } from '../monitor/setup/setup-kinds.ts';
import { type Fields, readList } from '../shared/config-draft.ts';

const FILE = `brands:
  - id: lark # ours
    name: 云雀
    aliases: [ Yunque ]
    demands: { forbidden: [ 鸟 ] }
sources: [ { id: forum, type: feed, name: 论坛, settings: { url: "https://forum.example/feed" } } ]
people: [ { name: 王敏, role: pr, quiet: { during: cn-night } } ]
channels: [ { id: ops, type: ntfy, settings: { topic: ops } } ]
routes: [ { levels: [ red ], channels: [ ops ] } ]
`;

let folder: string;
let desk: SetupDesk;
let window: Window;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'options-company-'));
  await writeFile(join(folder, 'earshot.yaml'), FILE);
  const nextAddress = async () => ({ url: '', isTaken: false });
  const rest = {
    runsVersion: null,
    startFault: null,
    environment: {},
    extension: () => null,
    restart: () => undefined,
  };
  const noBrowsers = () => Promise.reject(new Error('nothing is tried here'));
  desk = createSetupDesk({ file: join(folder, 'earshot.yaml'), nextAddress, ...rest }, noBrowsers);
  window = new Window();
  Object.assign(globalThis, { document: window.document });
});
afterEach(async () => {
  Reflect.deleteProperty(globalThis, 'document');
  await window.happyDOM.close();
  await rm(folder, { recursive: true });
});

/** The form of one item, or of what has no list, as the options page shows it. What is changed in it is written into the file. */
async function open(list: ListName | 'general' | 'calendars', index = 0) {
  const file = await desk.read();
  const place = window.document.createElement('div');
  // Only what stands in a document says that it was ticked.
  window.document.body.append(place);
  let wanted = file.draft;
  const company = {
    ...{
      file,
      kinds: listSetupKinds(),
      draft: file.draft,
      isChanged: false,
      faults: [],
      meanwhile: null,
      saved: false,
    },
    change: (draft: typeof wanted) => {
      wanted = draft;
    },
  } as unknown as Company;
  const form =
    list === 'general'
      ? h(GeneralForm, { company })
      : list === 'calendars'
        ? h(CalendarForms, { company })
        : h(ItemForm, { company, list, item: readList(file.draft, list)[index] as Fields, index, isNew: false });
  render(form, place as unknown as Element);
  const setting = (name: string) => place.querySelector(`[data-setting=${name}]`);
  const boxes = (name: string) => [...(setting(name)?.querySelectorAll('input') ?? [])];
  return {
    summary: place.querySelector('summary')?.textContent,
    labels: [...place.querySelectorAll('label, legend')].map(({ textContent }) => textContent),
    ticked: (name: string) => boxes(name).flatMap(({ checked, value }) => (checked ? [value] : [])),
    tick: (name: string, value: string) =>
      boxes(name)
        .find((box) => box.value === value)
        ?.click(),
    write: (name: string, text: string, event: 'input' | 'change') => {
      const field = setting(name)?.querySelector<'input'>('input, textarea' as 'input');
      if (!field) throw new Error(`no field ${name}`);
      field.value = text;
      field.dispatchEvent(new window.Event(event));
    },
    press: (what: string) => place.querySelector<'button'>(`[data-do=${what}]` as 'button')?.click(),
    save: async () => {
      const saved = await desk.save({ base: file.draft, baseVersion: file.version, draft: wanted });
      expect(saved).toMatchObject({ saved: true, faults: [], meanwhile: null });
      return readFile(join(folder, 'earshot.yaml'), 'utf8');
    },
  };
}

test('terms of a brand are changed here, and nothing else of the file is', async () => {
  const form = await open('brands');
  expect(form.summary).toContain('云雀');
  expect(form.labels).toEqual(expect.arrayContaining(['别的写法', '更多条件', '一个都不能出现']));
  form.write('aliases', 'Yunque\n 雲雀 \n', 'change');
  expect(await form.save()).toBe(FILE.replace('[ Yunque ]', '[ Yunque, 雲雀 ]'));
});

test('what stands inside of another field is changed with it', async () => {
  const form = await open('brands');
  form.write('near', '12', 'input');
  expect(await form.save()).toBe(FILE.replace('[ 鸟 ] }', '[ 鸟 ], near: 12 }'));
});

test('a route is known by what it does, and chosen from what the file has', async () => {
  await writeFile(join(folder, 'earshot.yaml'), FILE.replace('[ ops ]', '[ ops, gone ]'));
  const form = await open('routes');
  expect(form.summary).toMatch(/^1\. 红 → ops、gone/);
  // What nobody knows any more stays in sight, so that it can be taken out.
  expect(form.ticked('channels')).toEqual(['ops', 'gone']);
  form.tick('channels', 'gone');
  expect(await form.save()).toBe(FILE);
});

test('an exception that stands by itself can be taken out, which the file has to say', async () => {
  const form = await open('people');
  expect(form.ticked('flags')).toEqual(['safety']);
  form.tick('flags', 'safety');
  expect(await form.save()).toBe(FILE.replace('during: cn-night', 'during: cn-night, flags: []'));
});

test('the settings of a kind are drawn beside what every channel has', async () => {
  const form = await open('channels');
  form.write('perMinute', '6', 'input');
  expect(await form.save()).toContain('perMinute: 6');
});

test('an item is taken out with its line, and a list that need not be there goes with its last one', async () => {
  const blog = '{ id: blog, type: feed, name: 博客, settings: { url: "https://blog.example/feed" } }';
  await writeFile(join(folder, 'earshot.yaml'), FILE.replace('sources: [ ', `sources: [ ${blog}, `));
  const source = await open('sources');
  source.press('remove-item');
  expect(await source.save()).toBe(FILE);
  const route = await open('routes');
  route.press('remove-item');
  expect(await route.save()).not.toContain('routes');
});

test('an absence is changed here', async () => {
  const away = 'away: [ { from: 2027-02-10, until: 2027-02-12 } ]';
  const file = FILE.replace('quiet: { during: cn-night }', away);
  await writeFile(join(folder, 'earshot.yaml'), file);
  const form = await open('people');
  expect(form.labels).toContain('谁代班');
  form.write('until', '2027-02-15', 'input');
  expect(await form.save()).toBe(file.replace('2027-02-12', '2027-02-15'));
});

test('the window, hours with a name and a brief are changed here; what is left out stays out', async () => {
  const file = `${FILE}policies: { windowMinutes: 10 } # SOC-1\nbriefs: [ { id: morning, channels: [ ops ] } ]\n`;
  await writeFile(join(folder, 'earshot.yaml'), file);
  const brief = await open('briefs');
  brief.write('at', '09:15', 'input');
  expect(await brief.save()).toContain('channels: [ ops ], at: 09:15');
  await writeFile(join(folder, 'earshot.yaml'), file);
  const general = await open('general');
  general.write('windowMinutes', '8', 'input');
  expect(await general.save()).toBe(file.replace('windowMinutes: 10', 'windowMinutes: 8'));
  await writeFile(join(folder, 'earshot.yaml'), `${file}calendars: { berlin: { week: { mon: [ "09:00-17:00" ] } } }\n`);
  const hours = await open('calendars');
  expect(hours.labels).toEqual(expect.arrayContaining(['周一', '节假日']));
  hours.write('tue', '09:00-12:00\n13:00-17:00', 'change');
  expect(await hours.save()).toContain('tue: [ 09:00-12:00, 13:00-17:00 ]');
});
