import { h } from 'preact';
import { useState } from 'preact/hooks';
import { type Fields, faultsOf, freeId, readList } from '../../../shared/config-draft.ts';
import { ask } from './ask.ts';
import { visible } from './brand-step.ts';
import { readText, readWords, withItem } from './draft.ts';
import { KindCard } from './kind-card.ts';
import { KindPicker } from './kind-picker.ts';
import { RouteList } from './route-list.ts';
import { say } from './texts.ts';
import type { StepProps } from './use-setup.ts';

/** Where people are told: robots of groups, mail. Each is proved by a message that arrives. Then: who hears of what. */
export function ChannelStep({ setup, isStrict }: StepProps) {
  const channels = readList(setup.draft, 'channels');
  const [isPicking, setPicking] = useState(channels.length === 0);
  const put = (list: readonly Fields[]) => setup.change('channels', list);
  const tryWords = { ask: say('sendTest'), running: say('sending'), good: say('messageSent') };
  return h('div', { class: 'step' }, [
    h('p', { class: 'lead' }, say('channelLead')),
    ...channels.map((channel, index) =>
      h(KindCard, {
        key: index,
        idPrefix: `channel-${index}`,
        item: channel,
        kind: setup.kinds.channels.find(({ id }) => id === readText(channel, 'type')),
        kinds: setup.kinds,
        around: setup.kinds.around.channels,
        faults: visible(faultsOf(setup.faults, 'channels', index), isStrict),
        tryWords,
        attempt: () =>
          ask('tryChannel', {
            channel: { ...channel },
            workspace: readText(setup.draft, 'workspace'),
            privateHosts: [...readWords(setup.draft, 'privateHosts')],
          }),
        onItem: (next) => put(withItem(channels, index, next)),
      }),
    ),
    h(KindPicker, {
      ...{ title: say('chooseChannel'), add: say('addChannel'), isOpen: isPicking, isFirst: channels.length === 0 },
      ...{ kinds: setup.kinds.channels, fields: setup.kinds.fields, onOpen: setPicking },
      onPick: (kind) => put([...channels, { id: freeId(channels, kind.id), type: kind.id }]),
    }),
    // A route outlives its channel: it must be seen to be mended.
    (channels.length > 0 || 'routes' in setup.draft) && h(RouteList, { setup, isStrict }),
  ]);
}
