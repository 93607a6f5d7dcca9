import { z } from 'zod';
import type { EvidenceCapture, EvidenceItem } from '../model/evidence.ts';
import { sameAsModel } from './same-as-model.ts';
import { countSchema, idSchema, instantSchema, linkSchema } from './scalars.ts';

const evidenceKindSchema = z.enum(['text', 'html', 'screenshot', 'metrics', 'note']);
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'hex SHA-256, lower case');

const evidenceItemSchema = sameAsModel<EvidenceItem>()(
  z.object({
    kind: evidenceKindSchema,
    mediaType: z.string().regex(/^[\w.+-]{1,60}\/[\w.+-]{1,60}$/, 'a media type without parameters'),
    data: z.string().max(10 * 1024 * 1024),
    encoding: z.enum(['utf8', 'base64']),
    sha256: sha256Schema,
  }),
);

export const evidenceCaptureSchema = sameAsModel<EvidenceCapture>()(
  z.object({
    capturedAt: instantSchema,
    url: linkSchema,
    timeZone: z.string().max(100),
    userAgent: z.string().max(1000),
    extensionVersion: z.string().max(50),
    viewport: z.object({
      width: z.number().min(0).max(100_000),
      height: z.number().min(0).max(100_000),
      scale: z.number().min(0).max(100),
    }),
    items: z.array(evidenceItemSchema).max(20),
    missing: z.array(z.object({ kind: evidenceKindSchema, zh: z.string().max(500), en: z.string().max(500) })).max(20),
  }),
);

/** What is told of a kept item; the bytes have an address of their own. */
export const evidenceMetaSchema = z.object({
  id: idSchema,
  kind: evidenceKindSchema,
  mediaType: z.string(),
  sha256: z.string().describe('hex SHA-256; empty once the item was erased'),
  sizeBytes: countSchema,
  capturedAt: instantSchema,
  url: z.string(),
});
export type EvidenceMeta = z.output<typeof evidenceMetaSchema>;
