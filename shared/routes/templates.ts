import { z } from 'zod';
import { MOST_TEMPLATES_AT_ONCE } from '../model/team-template.ts';
import { numberInQuery } from '../schemas/query.ts';
import { countSchema } from '../schemas/scalars.ts';
import { teamTemplateDraftSchema, teamTemplateSchema } from '../schemas/team-template.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

const imageParams = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/, 'hex SHA-256, lower case') });
const seenSchema = countSchema.describe(
  'the version that was looked at, 0 for a new one: refused with `template-moved` when it is another now',
);
const seenBody = z.object({ seen: seenSchema });
const templateAnswer = z.object({ template: teamTemplateSchema });
/** Two megabytes as base64, and the rest of the body. */
const IMAGE_LIMIT_BYTES = 3 * 1024 * 1024;
const SAVE_LIMIT_BYTES = 4 * 1024 * 1024;

/** The templates of the house (话术库): read by everybody, written by who may. */
export const templateRoutes = {
  listTemplates: {
    summary: 'Templates of the house that changed after a version, in that order; also those that are out of use.',
    needs: 'token',
    query: z.object({
      since: numberInQuery(0, Number.MAX_SAFE_INTEGER).optional().describe('0 when absent: all of them'),
      limit: numberInQuery(1, 200).optional().describe('200 when absent'),
    }),
    response: z.object({
      items: z.array(teamTemplateSchema),
      last: countSchema.describe('the newest version there is'),
    }),
  },
  saveTemplates: {
    summary: 'Makes templates of the house or changes them, all or none. The same again changes nothing.',
    needs: 'templates.manage',
    body: z.object({
      items: z
        .array(z.object({ template: teamTemplateDraftSchema, seen: seenSchema }))
        .min(1)
        .max(MOST_TEMPLATES_AT_ONCE),
    }),
    response: z.object({ items: z.array(teamTemplateSchema) }),
    bodyLimit: SAVE_LIMIT_BYTES,
  },
  archiveTemplate: {
    summary: 'Takes a template out of use; nothing is lost.',
    needs: 'templates.manage',
    params: idParams,
    body: seenBody,
    response: templateAnswer,
  },
  restoreTemplate: {
    summary: 'Brings an archived template back into use.',
    needs: 'templates.manage',
    params: idParams,
    body: seenBody,
    response: templateAnswer,
  },
  putTemplateImage: {
    summary: 'A picture of a template, before the template is saved that names it. Its id is the SHA-256 of its bytes.',
    needs: 'templates.manage',
    params: imageParams,
    body: z.object({ data: z.base64().describe('PNG, JPEG or WebP') }),
    response: z.object({ kept: z.boolean().describe('false: it was there') }),
    bodyLimit: IMAGE_LIMIT_BYTES,
  },
  getTemplateImage: {
    summary: 'The bytes of a picture of a template.',
    needs: 'token',
    params: imageParams,
    response: 'bytes',
  },
} as const satisfies Record<string, RouteSpec>;
