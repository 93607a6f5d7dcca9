import type { Template } from '../../../shared/model/template.ts';
import { keepImage } from '../../sync/template-images.ts';
import type { ImportReport } from './import-own.ts';

/** Keeps the pictures of templates that came in; one that is none, or not what its id says, goes out of its template. */
export async function keepImages({ taken, images }: ImportReport, now: number): Promise<readonly Template[]> {
  const kept: Template[] = [];
  for (const { images: wanted = [], ...template } of taken) {
    const there = [];
    for (const { id, name } of wanted) {
      const bytes = Uint8Array.from(atob(images[id] ?? ''), (one) => one.charCodeAt(0));
      const outcome = await keepImage(bytes, name, now);
      if ('image' in outcome && outcome.image.id === id) there.push(outcome.image);
    }
    kept.push(there.length === 0 ? template : { ...template, images: there });
  }
  return kept;
}
