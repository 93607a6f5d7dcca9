import type { CorrectionGiver, KeptCorrection, SiteCorrection } from '../../shared/model/site-correction.ts';
import type { ConfigFault } from '../config/config-error.ts';
import type { SetupDesk } from './setup-desk.ts';

/** Who changes a correction, and when. */
export interface CorrectionHand {
  readonly by: string;
  readonly now: number;
}

/** What became of a correction that was given. `old`: one that is not older is there; `unknown`: there is none to drop. */
export type CorrectionOutcome =
  | { readonly kind: 'written'; readonly revision: number }
  | { readonly kind: 'old'; readonly revision: number }
  | { readonly kind: 'unknown' | 'no-file' }
  | { readonly kind: 'faulty'; readonly fault: ConfigFault };

/** The workspace's corrections of sites: in use in every browser, kept in the configuration file. */
export interface CorrectionDesk {
  list(): { readonly items: SiteCorrection[]; readonly given: CorrectionGiver[] };
  /** Takes a correction into use when its revision is higher than that of the file, whoever wrote the file meanwhile. */
  give(correction: SiteCorrection, hand: CorrectionHand): Promise<CorrectionOutcome>;
  /**
   * Back to what ships. A revision that corrects nothing takes its place: browsers that were away know by its number that what
   * they keep is older, and that what comes after is newer.
   */
  drop(site: string, hand: CorrectionHand): Promise<CorrectionOutcome>;
}

/** What a hand wants, knowing what the file has of the site. */
type Wish = (known: KeptCorrection | null) => SiteCorrection | CorrectionOutcome;

/**
 * `change` writes the file; null: this run has none. `inUse`: as this run began. What is given here is in use at once, and what
 * people wrote into the file themselves comes along with it.
 */
export function createCorrectionDesk(
  change: SetupDesk['change'] | null,
  inUse: readonly KeptCorrection[],
): CorrectionDesk {
  let kept = inUse;

  const write = async (site: string, wish: Wish, { by, now }: CorrectionHand): Promise<CorrectionOutcome> => {
    if (change === null) return { kind: 'no-file' };
    const became: { outcome: CorrectionOutcome } = { outcome: { kind: 'unknown' } };
    const { config, faults } = await change((draft) => {
      // The file was found right as a whole before.
      const all = (draft.siteCorrections ?? []) as readonly KeptCorrection[];
      const known = all.find((one) => one.site === site) ?? null;
      const wished = wish(known);
      if ('kind' in wished) {
        became.outcome = wished;
        return draft;
      }
      became.outcome = { kind: 'written', revision: wished.revision };
      // A name must not reach for the environment (`fill-secrets.ts`).
      const given = { ...wished, by: by.replaceAll('${', '{'), at: new Date(now).toISOString() };
      const next = known === null ? [...all, given] : all.map((one) => (one === known ? given : one));
      return { ...draft, siteCorrections: next };
    });
    const [fault] = faults;
    if (fault !== undefined) return { kind: 'faulty', fault };
    if (config !== null && became.outcome.kind === 'written') kept = config.siteCorrections;
    return became.outcome;
  };

  return {
    list: () => ({ items: kept.map(({ by: _by, at: _at, ...correction }) => correction), given: kept.map(tellGiver) }),
    give: (correction, hand) => write(correction.site, (known) => refuseOld(known, correction), hand),
    drop: (site, hand) => write(site, emptied, hand),
  };
}

function refuseOld(known: KeptCorrection | null, correction: SiteCorrection): SiteCorrection | CorrectionOutcome {
  if (known === null || known.revision < correction.revision) return correction;
  return { kind: 'old', revision: known.revision };
}

function emptied(known: KeptCorrection | null): SiteCorrection | CorrectionOutcome {
  if (known === null || Object.keys(known.kinds).length === 0) return { kind: 'unknown' };
  return { site: known.site, revision: known.revision + 1, kinds: {} };
}

function tellGiver({ site, revision, by, at }: KeptCorrection): CorrectionGiver {
  return { site, revision, by: by ?? null, at: at === undefined ? null : Date.parse(at) };
}
