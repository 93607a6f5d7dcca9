import { z } from 'zod';
import type { Labels } from '../model/labels.ts';
import { sameAsModel } from './same-as-model.ts';

export const labelsSchema = sameAsModel<Labels>()(z.object({ 'zh-CN': z.string(), en: z.string() }));
