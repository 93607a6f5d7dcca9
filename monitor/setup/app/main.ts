import { h, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import { GENERAL_FIELDS, readList } from '../../../shared/config-draft.ts';
import { ask, enterCode, forgetKey, hasKey, Refusal, takeKey } from './ask.ts';
import { BrandStep } from './brand-step.ts';
import { ChannelStep } from './channel-step.ts';
import { DeskStep } from './desk-step.ts';
import { followStart } from './follow-start.ts';
import { keepFocus } from './keep-focus.ts';
import { PeopleStep } from './people-step.ts';
import { ReviewStep } from './review-step.ts';
import { RulesStep } from './rules-step.ts';
import { SourceStep } from './source-step.ts';
import { language, say, setLanguage } from './texts.ts';
import { useSetup } from './use-setup.ts';
import { WelcomeStep } from './welcome-step.ts';

const STEPS = ['welcome', 'brands', 'sources', 'people', 'channels', 'desk', 'rules', 'review'] as const;
type Step = (typeof STEPS)[number];
/** Lists of the file that a step writes. */
const LISTS_OF: Readonly<Partial<Record<Step, readonly string[]>>> = {
  brands: ['brands'],
  sources: ['sources'],
  people: ['people'],
  channels: ['channels', 'routes'],
  desk: ['helpdesks', 'mailboxes'],
  rules: ['briefs', 'calendars', ...GENERAL_FIELDS],
};

function App() {
  const [isIn, setIn] = useState(hasKey());
  const [, setTongue] = useState(language());
  const toggle = () => {
    setLanguage(language() === 'en' ? 'zh-CN' : 'en');
    setTongue(language());
  };
  return h('div', { class: 'shell' }, [
    h('header', { class: 'top' }, [
      h('span', { class: 'mark', 'aria-hidden': 'true' }, '耳'),
      h('h1', null, say('title')),
      h(
        'button',
        { type: 'button', class: 'btn small', onClick: toggle, lang: language() === 'en' ? 'zh-CN' : 'en' },
        say('otherLanguage'),
      ),
    ]),
    isIn ? h(Wizard, { onOut: () => setIn(false) }) : h(Entrance, { onIn: () => setIn(true) }),
  ]);
}

/** Without the link of the terminal a pairing code of an administrator lets one in. */
function Entrance({ onIn }: { readonly onIn: () => void }) {
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const enter = (event: Event) => {
    event.preventDefault();
    enterCode(code).then(onIn, (error: unknown) => setFault(error instanceof Error ? error.message : String(error)));
  };
  return h('main', { class: 'narrow' }, [
    h('form', { class: 'card', onSubmit: enter }, [
      h('h2', null, say('entranceTitle')),
      h('p', null, say('entranceText')),
      h('label', { for: 'code' }, say('entranceCode')),
      h('div', { class: 'with-button' }, [
        h('input', {
          id: 'code',
          class: 'input',
          inputMode: 'numeric',
          autocomplete: 'one-time-code',
          value: code,
          onInput: (event: Event) => setCode((event.currentTarget as HTMLInputElement).value),
        }),
        h('button', { type: 'submit', class: 'btn primary', disabled: code.trim() === '' }, say('enter')),
      ]),
      fault !== null && h('p', { class: 'fault', role: 'alert' }, fault),
      h('p', { class: 'hint' }, say('entranceHint')),
    ]),
  ]);
}

function Wizard({ onOut }: { readonly onOut: () => void }) {
  const [me, setMe] = useState<ApiAnswer<'getMe'> | null>(null);
  const [step, setStep] = useState<Step>(readStep());
  const [isStrict, setStrict] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [nextUrl, setNextUrl] = useState<string | null>(null);
  const isRestarting = nextUrl !== null;
  const fail = (error: unknown) => {
    if (error instanceof Refusal && error.status === 401) {
      forgetKey();
      onOut();
    } else setFault(error instanceof Refusal ? error.message : say('gone'));
  };
  const setup = useSetup(fail, () => setFault(null));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the page opens
  useEffect(() => void ask('getMe').then(setMe, fail), []);
  useEffect(() => {
    const follow = () => setStep(readStep());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    if (step === 'review') setStrict(true);
    document.getElementById('step-title')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [step]);
  const waitForStart = (url: string) => {
    setNextUrl(url);
    followStart(setup?.file.run, url).catch((error: unknown) => {
      setNextUrl(null);
      fail(error);
    });
  };
  if (setup === null || me === null) {
    return h(
      'main',
      { class: 'narrow' },
      h('p', { class: fault ? 'fault' : 'hint', role: 'status' }, fault ?? say('loading')),
    );
  }
  const at = STEPS.indexOf(step);
  const go = (to: Step | undefined) => {
    if (to !== undefined) location.hash = to;
  };
  const bodies: Record<Step, () => unknown> = {
    welcome: () => h(WelcomeStep, { setup, me }),
    brands: () => h(BrandStep, { setup, isStrict }),
    sources: () => h(SourceStep, { setup, isStrict }),
    people: () => h(PeopleStep, { setup, isStrict }),
    channels: () => h(ChannelStep, { setup, isStrict }),
    desk: () => h(DeskStep, { setup, isStrict }),
    rules: () => h(RulesStep, { setup, isStrict }),
    review: () => h(ReviewStep, { setup, stepOf, onFault: fail, onRestart: waitForStart }),
  };
  return h('div', { class: 'frame' }, [
    h('nav', { 'aria-label': say('steps') }, [
      h(
        'ol',
        { class: 'steps' },
        STEPS.map((one, index) => {
          const lists = LISTS_OF[one] ?? [];
          const count = lists.reduce((sum, list) => sum + readList(setup.draft, list).length, 0);
          const wrong = isStrict && setup.faults.some(({ field }) => lists.some((list) => field.startsWith(list)));
          return h('li', { key: one }, [
            h('a', { href: `#${one}`, 'aria-current': one === step ? 'step' : undefined }, [
              h('span', { class: 'step-number' }, String(index + 1)),
              say(`step-${one}`),
              count > 0 && h('span', { class: `count${wrong ? ' bad' : ''}` }, String(count)),
            ]),
          ]);
        }),
      ),
      setup.isChanged && setup.isTyped && step !== 'welcome' && h('p', { class: 'hint unsaved' }, say('unsaved')),
    ]),
    h('main', { 'aria-busy': isRestarting }, [
      h('h2', { id: 'step-title', tabIndex: -1 }, say(`title-${step}`)),
      fault !== null && h('p', { class: 'fault', role: 'alert' }, fault),
      isRestarting ? h(Restarting, { url: nextUrl }) : (bodies[step]() as never),
      !isRestarting &&
        h('div', { class: 'way' }, [
          at > 0 && h('button', { type: 'button', class: 'btn', onClick: () => go(STEPS[at - 1]) }, say('back')),
          at < STEPS.length - 1 &&
            h(
              'button',
              { type: 'button', class: 'btn primary', onClick: () => go(STEPS[at + 1]) },
              say(at > 0 ? 'next' : setup.file.version === null ? 'begin' : 'changeSetup'),
            ),
        ]),
    ]),
  ]);
}

/** The step in which a field of the file is mended; null: none of them writes it. */
function stepOf(field: string): string | null {
  const [list = ''] = field.split(/[.[]/);
  return list === 'complaintTerms' ? 'brands' : (STEPS.find((step) => LISTS_OF[step]?.includes(list)) ?? null);
}

function readStep(): Step {
  const name = location.hash.slice(1);
  return STEPS.find((step) => step === name) ?? 'welcome';
}

/** While the next run begins; where it will be, if that is elsewhere. */
function Restarting({ url }: { readonly url: string }) {
  const isMoving = new URL(url).port !== location.port;
  return h('p', { class: 'lead', role: 'status' }, [say('restarting'), isMoving && ` ${say('movingTo', { url })}`]);
}

takeKey();
keepFocus(document);
const place = document.getElementById('app');
if (place !== null) {
  place.replaceChildren();
  render(h(App, null), place);
}
