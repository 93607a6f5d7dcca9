import type { Language } from '../../shared/model/labels.ts';
import { SITES } from '../sites/registry.ts';

/** What people call a site; the host itself where no adapter knows it. */
export function nameSite(site: string, language: Language): string {
  return SITES.find((adapter) => adapter.id === site)?.labels[language] ?? site;
}
