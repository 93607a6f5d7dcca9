import type { JSX } from 'preact';
import type { StringKey } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { usePanelState } from '../panel-store.ts';
import { whyNoTeam } from './may-write-team.ts';
import { splitList, WRITERS, type Writer } from './template-fields.ts';

/** What people call them. */
export const HOLDER_SAYS: Readonly<Record<Writer, StringKey>> = {
  own: 'templateForOwn',
  team: 'templateForTeam',
  brand: 'templateForBrand',
};

interface Props {
  readonly holder: Writer;
  /** Brand ids with blanks between them. */
  readonly brands: string;
  /** The monitor keeps templates. */
  readonly exists: boolean;
  /** One of the house stays of the house: a copy makes it one's own. */
  readonly isTeams: boolean;
  readonly onChange: (more: { readonly holder?: Writer; readonly brands?: string }) => void;
}

/** Who will have it: oneself, everybody, or everybody on posts of a brand; with the sentence why not. */
export function TemplateHolder({ holder, brands, exists, isTeams, onChange }: Props): JSX.Element {
  const { t } = useWords();
  const state = usePanelState();
  const why = whyNoTeam(state, exists);
  const chosen = splitList(brands);
  return (
    <fieldset class="uses s" data-field="holder">
      <legend>{t('templateFor')}</legend>
      {WRITERS.map((one) => (
        <label key={one} class="row">
          <input
            type="radio"
            name="holder"
            value={one}
            checked={holder === one}
            disabled={one === 'own' ? isTeams : why !== null || (one === 'brand' && state.brands.length === 0)}
            onChange={() => onChange({ holder: one })}
          />
          {t(HOLDER_SAYS[one])}
        </label>
      ))}
      {holder === 'brand' && (
        <fieldset class="uses brands">
          <legend class="muted">{t('templateBrands')}</legend>
          {state.brands.map(({ id, name }) => (
            <label key={id} class="row">
              <input
                type="checkbox"
                name="brand"
                value={id}
                checked={chosen.includes(id)}
                onChange={({ currentTarget: { checked } }) =>
                  onChange({ brands: (checked ? [...chosen, id] : chosen.filter((other) => other !== id)).join(' ') })
                }
              />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      {why !== null && <p class="xs muted">{t(why)}</p>}
      {why === null && isTeams && <p class="xs muted">{t('templateCopyHint')}</p>}
    </fieldset>
  );
}
