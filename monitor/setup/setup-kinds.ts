import { z } from 'zod';
import type { ApiAnswer } from '../../shared/api.ts';
import type { Labels } from '../../shared/model/labels.ts';
import { channels } from '../alert/channels/registry.ts';
import { sourceTypes } from '../sources/registry.ts';
import complaintTerms from './complaint-terms.json' with { type: 'json' };
import fieldWords from './field-words.json' with { type: 'json' };

interface PlugIn {
  readonly id: string;
  readonly labels: Labels;
  readonly settings: z.ZodType;
  readonly example: unknown;
  readonly notes?: Labels;
}

/** Every kind of source and channel with the form that its own schema asks for. */
export function listSetupKinds(): ApiAnswer<'listSetupKinds'> {
  const describe = ({ id, labels, notes, settings, example }: PlugIn) => ({
    id,
    labels,
    notes: notes ?? null,
    settings: z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }),
    example,
  });
  return {
    sources: ([...sourceTypes.values()] as PlugIn[]).map(describe),
    channels: ([...channels.values()] as PlugIn[]).map(describe),
    fields: fieldWords,
    complaintTerms,
  };
}
