import { h } from 'preact';
import { useState } from 'preact/hooks';
import { type Fields, faultsOf, freeId, readList } from '../../../shared/config-draft.ts';
import { ask } from './ask.ts';
import { visible } from './brand-step.ts';
import { readText, readWords, withItem } from './draft.ts';
import { KindCard } from './kind-card.ts';
import { KindPicker } from './kind-picker.ts';
import { MailboxCard } from './mailbox-card.ts';
import { brandOptions } from './read-brands.ts';
import { say } from './texts.ts';
import type { StepProps } from './use-setup.ts';

/** What is there already and stays: a helpdesk that gets the tickets, mailboxes that customers write to. Both can be left out. */
export function DeskStep({ setup, isStrict }: StepProps) {
  const helpdesks = readList(setup.draft, 'helpdesks');
  const mailboxes = readList(setup.draft, 'mailboxes');
  const [isPicking, setPicking] = useState(false);
  const put = (name: string, list: readonly Fields[]) => setup.change(name, list.length === 0 ? undefined : list);
  const tryWords = { ask: say('tryConnection'), running: say('trying'), good: say('connectionGood') };
  return h('div', { class: 'step' }, [
    h('p', { class: 'lead' }, say('deskLead')),
    ...helpdesks.map((helpdesk, index) =>
      h(KindCard, {
        key: `helpdesk-${index}`,
        idPrefix: `helpdesk-${index}`,
        item: helpdesk,
        kind: setup.kinds.helpdesks.find(({ id }) => id === readText(helpdesk, 'type')),
        kinds: setup.kinds,
        around: setup.kinds.around.helpdesks,
        choices: { brands: brandOptions(setup) },
        faults: visible(faultsOf(setup.faults, 'helpdesks', index), isStrict),
        tryWords,
        attempt: () =>
          ask('tryHelpdesk', {
            helpdesk: { ...helpdesk },
            privateHosts: [...readWords(setup.draft, 'privateHosts')],
          }),
        onItem: (next) => put('helpdesks', withItem(helpdesks, index, next)),
      }),
    ),
    h(KindPicker, {
      ...{ title: say('chooseHelpdesk'), add: say('addHelpdesk'), isOpen: isPicking, isFirst: false },
      ...{ kinds: setup.kinds.helpdesks, fields: setup.kinds.fields, onOpen: setPicking },
      onPick: (kind) => put('helpdesks', [...helpdesks, { id: freeId(helpdesks, kind.id), type: kind.id }]),
    }),
    ...mailboxes.map((mailbox, index) =>
      h(MailboxCard, {
        ...{ key: `mailbox-${index}`, idPrefix: `mailbox-${index}`, mailbox, setup, tryWords },
        faults: visible(faultsOf(setup.faults, 'mailboxes', index), isStrict),
        onMailbox: (next) => put('mailboxes', withItem(mailboxes, index, next)),
      }),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'btn add',
        onClick: () => put('mailboxes', [...mailboxes, { id: freeId(mailboxes, 'mailbox') }]),
      },
      say('addMailbox'),
    ),
  ]);
}
