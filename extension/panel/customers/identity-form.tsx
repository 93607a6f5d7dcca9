import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../../look/language-context.ts';
import { FormButtons } from '../form-buttons.tsx';
import type { Answer } from '../use-answer.ts';
import type { CustomerAnswer } from './customer-words.ts';
import { IdentityFields, type Sign } from './identity-fields.tsx';

interface Props {
  readonly customerId: string;
  readonly doStep: Answer<CustomerAnswer>['doStep'];
  readonly onDone: () => void;
}

/** Another sure sign of the same person; one that is somebody else's is refused with their number. */
export function IdentityForm({ customerId, doStep, onDone }: Props): JSX.Element {
  const { t } = useWords();
  const [sign, setSign] = useState<Sign>({ kind: 'phone', value: '' });
  const save = async (event: Event) => {
    event.preventDefault();
    if (await doStep((client) => client.addIdentity({ params: { id: customerId }, body: sign }))) onDone();
  };
  return (
    <form class="card box col form" onSubmit={(event) => void save(event)}>
      <span class="s b">{t('identityAdd')}</span>
      <IdentityFields sign={sign} onChange={setSign} />
      <div class="row">
        <FormButtons say={t('save')} ready={sign.value.trim() !== ''} onCancel={onDone} />
      </div>
    </form>
  );
}
