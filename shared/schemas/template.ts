import { z } from 'zod';
import { KINDS, TOPICS } from '../model/analysis.ts';
import { IMAGE_TYPES, MOST_IMAGE_BYTES, MOST_IMAGE_SIDE, MOST_IMAGES, type Template } from '../model/template.ts';
import { sameAsModel } from './same-as-model.ts';

const MOST_TEXT = 20_000;
const labels = z.strictObject({ 'zh-CN': z.string().max(300), en: z.string().max(300) });
const names = z.array(z.string().min(1).max(200)).max(200);
const half = z.strictObject({
  public: z.array(z.string().min(1).max(MOST_TEXT)).max(50),
  dm: z.string().min(1).max(MOST_TEXT).nullable(),
});
const side = z.int().min(1).max(MOST_IMAGE_SIDE);

/** A template as a file of ours holds it. */
export const templateSchema = sameAsModel<Template>()(
  z.strictObject({
    id: z.string().min(1).max(200),
    name: labels,
    rules: names,
    kinds: z.array(z.enum(KINDS)),
    topics: z.array(z.enum(TOPICS)),
    scope: z
      .strictObject({
        brandIds: names.exactOptional(),
        sites: names.exactOptional(),
        teams: names.exactOptional(),
        personIds: names.exactOptional(),
      })
      .exactOptional(),
    shortcuts: names,
    texts: z.strictObject({ 'zh-CN': half, en: half }),
    images: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[0-9a-f]{64}$/u),
          name: z.string().min(1).max(120),
          mediaType: z.enum(IMAGE_TYPES),
          width: side,
          height: side,
          bytes: z.int().min(1).max(MOST_IMAGE_BYTES),
        }),
      )
      .max(MOST_IMAGES)
      .exactOptional(),
  }),
);
