import { h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from './ask.ts';
import { ConflictCard } from './conflict-card.ts';
import { inWords, say } from './texts.ts';
import type { Setup } from './use-setup.ts';

export interface ReviewStepProps {
  readonly setup: Setup;
  /** Where a field of the file is mended; null: only in the file itself. */
  readonly stepOf: (field: string) => string | null;
  readonly onFault: (error: unknown) => void;
  readonly onRestart: (url: string) => void;
}

/** The file as it will be written, what is wrong with it, and the two last buttons. */
export function ReviewStep({ setup, stepOf, onFault, onRestart }: ReviewStepProps) {
  const [isShown, setShown] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const [refused, setRefused] = useState<typeof setup.faults>([]);
  const start = useRef<HTMLButtonElement>(null);
  // What was pressed can be pressed no more; what is done next takes its focus.
  useEffect(() => {
    if (isSaved) start.current?.focus();
  }, [isSaved]);
  const { file, text, covered, meanwhile, isChanged } = setup;
  const faults = setup.faults.length > 0 ? setup.faults : refused;
  const isWritten = file.version !== null && !isChanged;
  const save = () => void setup.save().then(setSaved, onFault);
  const restart = () =>
    void ask('restartMonitor').then(({ url, faults: why }) => {
      setRefused(why);
      if (url !== null) onRestart(url);
    }, onFault);
  return h('div', { class: 'step' }, [
    h('p', { class: 'lead' }, say('reviewLead')),
    meanwhile !== null && h(ConflictCard, { meanwhile, onSettle: setup.settle }),
    faults.length > 0 &&
      h('section', { class: 'card wrong', role: 'alert' }, [
        h('h3', null, say('faultsTitle', { n: faults.length })),
        h(
          'ul',
          { class: 'faults' },
          faults.map(({ line, field, reason }) =>
            h('li', { key: `${field}${line}${reason.en}` }, [
              sayPlace(field, stepOf(field)),
              h('span', null, inWords(reason)),
            ]),
          ),
        ),
      ]),
    h('section', { class: 'card' }, [
      h('div', { class: 'card-head' }, [
        h('h3', null, h('code', { class: 'path' }, file.file)),
        h(
          'button',
          { type: 'button', class: 'btn small', 'aria-pressed': isShown, onClick: () => setShown(!isShown) },
          say(isShown ? 'hideSecrets' : 'showSecrets'),
        ),
      ]),
      h('pre', { tabIndex: 0, 'aria-label': say('preview') }, isShown ? text : covered),
    ]),
    h('div', { class: 'actions', role: 'status' }, [
      h(
        'button',
        {
          type: 'button',
          class: 'btn primary',
          disabled: setup.faults.length > 0 || isWritten || meanwhile !== null,
          onClick: save,
        },
        say(isWritten ? 'written' : 'write'),
      ),
      isWritten &&
        !file.runsIt &&
        h('button', { type: 'button', class: 'btn primary', ref: start, onClick: restart }, say('startListening')),
      isSaved && h('span', { class: 'good' }, say('writtenTo', { file: file.file })),
    ]),
    isWritten && !file.runsIt && h('p', { class: 'hint' }, say('startHint')),
    file.runsIt && isWritten && h('p', { class: 'good' }, say('runsThis')),
  ]);
}

/** Which field is meant, with the way to it. */
function sayPlace(field: string, step: string | null) {
  const name = h('code', null, field === '' ? say('wholeFile') : field);
  return step === null ? name : h('a', { href: `#${step}` }, name);
}
