import { askBackground } from '../ask-background.ts';
import type { PageSetup } from '../messages.ts';
import { chooseAdapter } from '../reading/choose-adapter.ts';
import { isSelector } from '../reading/is-selector.ts';
import type { Candidate, Path, SiteAdapter } from '../reading/site-adapter.ts';
import { runOverlay } from './run-overlay.ts';

/** Starts the finder on a page, when some adapter knows it. Returns what stops it; null when none does. */
export async function startOverlay(document: Document): Promise<(() => void) | null> {
  const ready = { url: document.location.href.slice(0, 4000) };
  const { setup, adapters } = await askBackground('page.ready', ready);
  const fitting = chooseAdapter(adapters, new URL(document.location.href), document);
  const revision = fitting?.correction;
  if (!fitting || revision === undefined || knowsSelectors(fitting, document)) return startOn(document, fitting, setup);
  await askBackground('correction.refuse', { site: fitting.id, revision });
  const again = await askBackground('page.ready', ready);
  // Behind one's own correction the workspace's may stand, with a fault of its own: the next load judges that one.
  const next = again.adapters.find(({ id }) => id === fitting.id);
  return startOn(document, next && knowsSelectors(next, document) ? next : null, again.setup);
}

/** Only a correction from outside the package may name what this browser cannot look for. */
function knowsSelectors({ kinds }: SiteAdapter, document: Document): boolean {
  const paths = kinds.flatMap(({ path, fields }) => [path, ...Object.values(fields).flatMap(listPlaces)]);
  return paths.flatMap((path) => path ?? []).every((selector) => isSelector(selector, document));
}

function listPlaces(candidates: readonly Candidate[] | undefined): readonly (Path | undefined)[] {
  return candidates?.map(({ at }) => at) ?? [];
}

function startOn(document: Document, adapter: SiteAdapter | null, setup: PageSetup): (() => void) | null {
  return adapter ? runOverlay(document, adapter, setup) : null;
}
