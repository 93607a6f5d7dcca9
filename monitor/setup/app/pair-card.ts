import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import { listDevices, makeCode } from './ask.ts';
import { say } from './texts.ts';
import type { Setup } from './use-setup.ts';

const LOOK_EVERY_MS = 3000;

/** The extension: where it lies, how it is loaded, the code that pairs it, and the moment at which it is paired. */
export function PairCard({ setup, me }: { readonly setup: Setup; readonly me: ApiAnswer<'getMe'> }) {
  const [isFirefox, setFirefox] = useState(navigator.userAgent.includes('Firefox/'));
  const [code, setCode] = useState<{ readonly code: string; readonly expiresAt: number } | null>(null);
  const [paired, setPaired] = useState<readonly string[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const [now, setNow] = useState(Date.now());
  const personId = me.person.id;
  useEffect(() => {
    const look = () =>
      listDevices(personId).then(
        ({ items }) =>
          setPaired(
            items.filter(({ revokedAt, origin }) => revokedAt === null && isExtension(origin)).map(({ name }) => name),
          ),
        (error: unknown) => console.error('[earshot]', error),
      );
    void look();
    const timer = setInterval(() => {
      setNow(Date.now());
      void look();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [personId]);
  const fetchCode = () =>
    void makeCode(personId).then(
      (made) => {
        setNow(Date.now());
        setFault(null);
        setCode(made);
      },
      (error: unknown) => setFault(error instanceof Error ? error.message : String(error)),
    );
  const folders = setup.file.extension;
  const folder = folders === null ? null : isFirefox ? `${folders.firefox}/manifest.json` : folders.chrome;
  const left = code === null ? 0 : Math.max(0, Math.ceil((code.expiresAt - now) / 60_000));
  const tab = (label: string, firefox: boolean) =>
    h(
      'button',
      { type: 'button', class: 'btn small', 'aria-pressed': isFirefox === firefox, onClick: () => setFirefox(firefox) },
      label,
    );
  return h('section', { class: 'card' }, [
    h('div', { class: 'card-head' }, [
      h('h3', null, say('pairTitle')),
      h('div', { class: 'tabs' }, [tab('Chrome · Edge', false), tab('Firefox', true)]),
    ]),
    paired.length > 0 && h('p', { class: 'good' }, say('pairedWith', { names: paired.join(' · ') })),
    h('ol', { class: 'how' }, [
      h('li', null, [
        say(isFirefox ? 'loadFirefox' : 'loadChrome'),
        folder === null ? h('p', { class: 'hint' }, say('notBuilt')) : h(Copyable, { text: folder }),
      ]),
      h('li', null, [say('pairAddress'), h(Copyable, { text: location.origin })]),
      h('li', null, [
        say('pairCode'),
        code !== null && left > 0
          ? h('p', { class: 'code', role: 'status' }, [
              h('strong', null, `${code.code.slice(0, 4)} ${code.code.slice(4)}`),
              h('span', { class: 'faint' }, say('codeLeft', { n: left })),
              h('span', { class: 'line' }, [say('pairLine'), h(Copyable, { text: `${location.origin}#${code.code}` })]),
            ])
          : h('p', null, h('button', { type: 'button', class: 'btn', onClick: fetchCode }, say('getCode'))),
        fault !== null && h('p', { class: 'fault' }, fault),
      ]),
    ]),
  ]);
}

/** This page is paired with nothing; extensions have an origin of their own. */
function isExtension(origin: string | null): boolean {
  return origin !== null && /^(chrome|moz)-extension:/.test(origin);
}

function Copyable({ text }: { readonly text: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      (error: unknown) => console.error('[earshot]', error),
    );
  return h('span', { class: 'copy' }, [
    h('code', { class: 'path' }, text),
    h('button', { type: 'button', class: 'btn small', onClick: copy }, say(isCopied ? 'copied' : 'copy')),
  ]);
}
