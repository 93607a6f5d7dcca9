import type { RouteName } from '../../../shared/api-paths.ts';
import type { SiteCorrection } from '../../../shared/model/site-correction.ts';
import { type Call, PERSON } from './stub-state.ts';

/** Corrections of the workspace, as the monitor keeps them. */
export function answerSites(name: RouteName, call: Call, now: number): unknown {
  const { state } = call;
  const put = (correction: SiteCorrection) => {
    state.siteCorrections = [...state.siteCorrections.filter(({ site }) => site !== correction.site), correction];
    state.correctionGivers = [{ site: correction.site, revision: correction.revision, by: PERSON.name, at: now }];
    call.tell('site.corrected', correction.site, {});
  };
  const known = state.siteCorrections.find(({ site }) => site === call.params.id);
  if (name === 'giveSiteCorrection') put(call.body as SiteCorrection);
  if (name === 'dropSiteCorrection' && known) put({ ...known, revision: known.revision + 1, kinds: {} });
  return { items: state.siteCorrections, given: state.correctionGivers };
}
