import { h } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from './ask.ts';
import { visible } from './brand-step.ts';
import {
  type Fault,
  type Fields,
  faultsOf,
  freeId,
  readList,
  readText,
  readWords,
  withField,
  withItem,
} from './draft.ts';
import { TextField } from './field.ts';
import { KindPicker } from './kind-picker.ts';
import { SchemaForm } from './schema-form.ts';
import { inWords, say } from './texts.ts';
import type { Setup } from './use-setup.ts';

/** Where people are told: robots of groups, mail. Each is proved by a message that arrives. */
export function ChannelStep({ setup, isStrict }: { readonly setup: Setup; readonly isStrict: boolean }) {
  const channels = readList(setup.draft, 'channels');
  const [isPicking, setPicking] = useState(channels.length === 0);
  const put = (list: readonly Fields[]) => setup.change('channels', list);
  const hasRoutes = readList(setup.draft, 'routes').length > 0;
  return h('div', { class: 'step' }, [
    h('p', { class: 'lead' }, say('channelLead')),
    channels.length > 0 && h('p', { class: 'note' }, say(hasRoutes ? 'routesKept' : 'routesDefault')),
    ...channels.map((channel, index) =>
      h(ChannelCard, {
        key: index,
        channel,
        index,
        setup,
        faults: visible(faultsOf(setup.faults, 'channels', index), isStrict),
        onChannel: (next) => put(withItem(channels, index, next)),
      }),
    ),
    isPicking
      ? h('section', { class: 'card' }, [
          h('div', { class: 'card-head' }, [
            h('h3', null, say('chooseChannel')),
            channels.length > 0 &&
              h('button', { type: 'button', class: 'btn small', onClick: () => setPicking(false) }, say('cancel')),
          ]),
          h(KindPicker, {
            kinds: setup.kinds.channels,
            fields: setup.kinds.fields,
            onPick: (kind) => {
              put([...channels, { id: freeId(channels, kind.id), type: kind.id }]);
              setPicking(false);
            },
          }),
        ])
      : h('button', { type: 'button', class: 'btn add', onClick: () => setPicking(true) }, say('addChannel')),
  ]);
}

interface ChannelCardProps {
  readonly channel: Fields;
  readonly index: number;
  readonly setup: Setup;
  readonly faults: readonly Fault[];
  readonly onChannel: (channel: Fields | null) => void;
}

type Sent = 'running' | { readonly ok: boolean; readonly words: string };

function ChannelCard({ channel, index, setup, faults, onChannel }: ChannelCardProps) {
  const [sent, setSent] = useState<Sent | null>(null);
  const kind = setup.kinds.channels.find(({ id }) => id === readText(channel, 'type'));
  const id = `channel-${index}`;
  const name = readText(channel, 'id');
  const send = () => {
    setSent('running');
    const body = {
      channel: { ...channel },
      workspace: readText(setup.draft, 'workspace'),
      privateHosts: [...readWords(setup.draft, 'privateHosts')],
    };
    ask('tryChannel', body).then(
      ({ ok, error, faults: wrong }) => {
        const said = wrong.map(({ field, reason }) => `${field.replace(/^channels\[0\]\.?/, '')} ${inWords(reason)}`);
        const words = ok
          ? say('messageSent')
          : said.length > 0
            ? said.join('；')
            : say('messageFailed', { why: error ?? '' });
        setSent({ ok, words });
      },
      (error: unknown) => setSent({ ok: false, words: error instanceof Error ? error.message : String(error) }),
    );
  };
  return h('section', { class: 'card', 'data-channel': name }, [
    h('div', { class: 'card-head' }, [
      h('h3', null, [name, h('span', { class: 'tag' }, kind ? inWords(kind.labels) : readText(channel, 'type'))]),
      h(
        'button',
        { type: 'button', class: 'btn small danger', onClick: () => onChannel(null) },
        say('removeNamed', { name }),
      ),
    ]),
    h(TextField, {
      id: `${id}-id`,
      label: say('itemId'),
      required: true,
      value: name,
      fault: faults.find(({ field }) => field === 'id'),
      onValue: (text) => onChannel(withField(channel, 'id', text)),
    }),
    kind &&
      h(SchemaForm, {
        idPrefix: id,
        schema: kind.settings,
        value: (channel.settings ?? {}) as Fields,
        example: kind.example,
        fields: setup.kinds.fields,
        faults: faults
          .filter(({ field }) => field.startsWith('settings.'))
          .map((fault) => ({ ...fault, field: fault.field.slice('settings.'.length) })),
        onValue: (value) => {
          onChannel(withField(channel, 'settings', value));
          setSent(null);
        },
      }),
    h('p', { class: 'hint' }, say('secretHint')),
    h('div', { class: 'try' }, [
      h(
        'button',
        { type: 'button', class: 'btn', disabled: sent === 'running', onClick: send },
        say(sent === 'running' ? 'sending' : 'sendTest'),
      ),
      h(
        'div',
        { role: 'status' },
        sent !== null && sent !== 'running' && h('p', { class: sent.ok ? 'good' : 'fault' }, sent.words),
      ),
    ]),
  ]);
}
