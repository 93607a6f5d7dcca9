import { h } from 'preact';
import { type Fault, type Fields, withField } from '../../../shared/config-draft.ts';
import { ask } from './ask.ts';
import { readText } from './draft.ts';
import { Choice, TextField } from './field.ts';
import { brandOptions } from './read-brands.ts';
import { SchemaForm } from './schema-form.ts';
import { say } from './texts.ts';
import { Trial, type TrialProps } from './trial.ts';
import type { Setup } from './use-setup.ts';

export interface MailboxCardProps {
  readonly idPrefix: string;
  readonly mailbox: Fields;
  readonly setup: Setup;
  readonly faults: readonly Fault[];
  readonly tryWords: TrialProps['words'];
  readonly onMailbox: (mailbox: Fields | null) => void;
}

/** A mailbox that customers write to (SLA-MAIL), drawn from the schema of the file. */
export function MailboxCard({ idPrefix, mailbox, setup, faults, tryWords, onMailbox }: MailboxCardProps) {
  const set = (name: string) => (value: unknown) => onMailbox(withField(mailbox, name, value));
  const brands = brandOptions(setup);
  const name = readText(mailbox, 'address') || readText(mailbox, 'id');
  return h('section', { class: 'card', 'data-mailbox': readText(mailbox, 'id') }, [
    h('div', { class: 'card-head' }, [
      h('h3', null, [name, h('span', { class: 'tag' }, say('mailbox'))]),
      h(
        'button',
        { type: 'button', class: 'btn small danger', onClick: () => onMailbox(null) },
        say('removeNamed', { name }),
      ),
    ]),
    h('div', { class: 'two' }, [
      h(TextField, {
        id: `${idPrefix}-id`,
        label: say('itemId'),
        required: true,
        value: readText(mailbox, 'id'),
        fault: faults.find(({ field }) => field === 'id'),
        onValue: set('id'),
      }),
      brands.length > 1 &&
        h(Choice, {
          id: `${idPrefix}-brand`,
          label: say('mailboxBrand'),
          options: [{ value: '', label: say('anyBrand') }, ...brands],
          value: readText(mailbox, 'brand'),
          fault: faults.find(({ field }) => field === 'brand'),
          onValue: set('brand'),
        }),
    ]),
    h(SchemaForm, {
      ...{ idPrefix, schema: setup.kinds.mailbox.settings, example: setup.kinds.mailbox.example, kinds: setup.kinds },
      ...{ value: mailbox, faults, skip: ['id', 'brand'], onValue: onMailbox },
    }),
    h('p', { class: 'hint' }, say('secretHint')),
    h(Trial, {
      tried: mailbox,
      words: tryWords,
      attempt: () => ask('tryMailbox', { mailbox: { ...mailbox } }),
    }),
  ]);
}
