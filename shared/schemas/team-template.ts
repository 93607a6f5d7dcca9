import { z } from 'zod';
import { TEAM_TEMPLATE_ID, type TeamTemplate } from '../model/team-template.ts';
import { sameAsModel } from './same-as-model.ts';
import { countSchema, idSchema, instantSchema } from './scalars.ts';
import { templateSchema } from './template.ts';

export const teamTemplateSchema = sameAsModel<TeamTemplate>()(
  z.object({
    template: templateSchema,
    version: countSchema,
    createdAt: instantSchema,
    createdBy: idSchema,
    changedAt: instantSchema,
    changedBy: idSchema,
    archivedAt: instantSchema.nullable(),
  }),
);

/** A template on its way to the monitor: its id is one of the house. */
export const teamTemplateDraftSchema = templateSchema.refine(({ id }) => TEAM_TEMPLATE_ID.test(id), {
  message: 'an id like team-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
  path: ['id'],
});
