import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CustomerView } from '../../../shared/schemas/customer.ts';
import { sayWith } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { tryMonitor } from '../act.ts';
import { FormButtons } from '../form-buttons.tsx';
import { panelClient } from '../load-panel.ts';
import { showToast } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { IdentityFields, type Sign } from './identity-fields.tsx';

interface Props {
  readonly customer: CustomerView;
  readonly onDone: () => void;
}

/**
 * Two records are one person: the other is found by a sure sign, never by a name, and everything goes over to it. It
 * cannot be undone, so the person is asked about exactly these two.
 */
export function SamePersonForm({ customer, onDone }: Props): JSX.Element {
  const { t } = useWords();
  const [sign, setSign] = useState<Sign>({ kind: 'phone', value: '' });
  const [found, setFound] = useState<CustomerView | 'nobody' | null>(null);
  const find = async (event: Event) => {
    event.preventDefault();
    const answer = await tryMonitor(panelClient(), (client) => client.lookupCustomer({ body: sign }));
    if (answer) setFound(answer.customer ?? 'nobody');
  };
  const join = async (into: CustomerView) => {
    const answer = await tryMonitor(panelClient(), (client) =>
      client.mergeCustomer({ params: { id: customer.id }, body: { into: into.id } }),
    );
    if (!answer) return;
    showToast({ text: sayWith('customerJoined', { n: into.number }), tone: 'done' });
    onDone();
    location.hash = linkTo('customer', into.id);
  };
  const isSelf = found !== null && found !== 'nobody' && found.id === customer.id;
  return (
    <form class="card box col form" onSubmit={(event) => void find(event)}>
      <span class="s b">{t('customerSameHow')}</span>
      <IdentityFields
        sign={sign}
        onChange={(next) => {
          setSign(next);
          setFound(null);
        }}
      />
      {(found === 'nobody' || isSelf) && <p class="s muted">{t(isSelf ? 'customerSameSelf' : 'customerSameNobody')}</p>}
      {found !== null && found !== 'nobody' && !isSelf && (
        <div class="note s row wrap">
          <span class="grow">
            {t('customerSameAsk', { from: customer.number, n: found.number, name: found.name ?? t('unknownAuthor') })}
          </span>
          <button type="button" class="btn sm danger" onClick={() => void join(found)}>
            {t('customerSameYes')}
          </button>
        </div>
      )}
      <div class="row">
        <FormButtons say={t('customerFind')} ready={sign.value.trim() !== ''} onCancel={onDone} />
      </div>
    </form>
  );
}
