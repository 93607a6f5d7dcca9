import type { JSX } from 'preact';
import { useWords } from '../../look/language-context.ts';
import { type CustomerAnswer, IDENTITY_KEYS } from './customer-words.ts';

/** A sure sign of a person, as a form holds it. */
export interface Sign {
  readonly kind: CustomerAnswer['identities'][number]['kind'];
  readonly value: string;
}

const KINDS = Object.keys(IDENTITY_KEYS) as Sign['kind'][];

/** Asks for a telephone number, a mail address, an account: what no two people share. */
export function IdentityFields({ sign, onChange }: { sign: Sign; onChange: (sign: Sign) => void }): JSX.Element {
  const { t } = useWords();
  return (
    <div class="row">
      <select
        class="btn"
        aria-label={t('identityKind')}
        value={sign.kind}
        onChange={(event) => onChange({ ...sign, kind: event.currentTarget.value as Sign['kind'] })}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(IDENTITY_KEYS[kind])}
          </option>
        ))}
      </select>
      <input
        type="text"
        class="field grow"
        name="sign"
        required
        maxLength={500}
        value={sign.value}
        aria-label={t('identityValue')}
        placeholder={sign.kind === 'account' ? 'weibo:1234567' : t('identityValue')}
        onInput={(event) => onChange({ ...sign, value: event.currentTarget.value })}
      />
    </div>
  );
}
