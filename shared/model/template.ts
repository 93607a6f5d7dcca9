import type { Kind, Topic } from './analysis.ts';
import type { Labels, Language } from './labels.ts';

/** A reply in one language. The public half has no private fields by type: only names of `PublicField` may stand in it. */
export interface TemplateText {
  /** Several wordings of the same answer, rotated so that nobody posts the same text thrice. */
  readonly public: readonly string[];
  /** Direct message; null: the public answer stands alone. */
  readonly dm: string | null;
}

/** Formats that browsers show and sites take; no format that runs scripts. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];
/** Most bytes of one image: more is slow to paste, and sites turn it down. */
export const MOST_IMAGE_BYTES = 2_000_000;
export const MOST_IMAGES = 4;
/** Most pixels of a side. */
export const MOST_IMAGE_SIDE = 6000;

/** A picture that goes with a reply. Its bytes lie apart, under the id. */
export interface TemplateImage {
  /** SHA-256 of the bytes, hex. */
  readonly id: string;
  /** File name as it is saved. */
  readonly name: string;
  readonly mediaType: ImageType;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** For whom and where a template is offered; a list that is missing or empty means everywhere. */
export interface TemplateScope {
  readonly brandIds?: readonly string[];
  /** Site adapter ids. */
  readonly sites?: readonly string[];
  readonly teams?: readonly string[];
  readonly personIds?: readonly string[];
}

/** 话术: a public answer and its direct message as a pair. */
export interface Template {
  /** Equal to the file name. */
  readonly id: string;
  readonly name: Labels;
  /** Rule ids that it serves (`SOC-2`, `LNG-5`, `PLB-1`). */
  readonly rules: readonly string[];
  readonly kinds: readonly Kind[];
  readonly topics: readonly Topic[];
  readonly scope?: TemplateScope;
  /** Words that a person may type to find it. */
  readonly shortcuts: readonly string[];
  readonly texts: Readonly<Record<Language, TemplateText>>;
  /** Offered beside the text, never uploaded by itself. */
  readonly images?: readonly TemplateImage[];
}

/** Fields that may stand in a public answer: `{{customer.name|您}}`. */
export const PUBLIC_FIELDS = ['customer.name', 'agent.name', 'brand.name', 'promise.time', 'department'] as const;
export type PublicField = (typeof PUBLIC_FIELDS)[number];
/** Fields that may stand in a direct message only (SOC-4). */
export const PRIVATE_FIELDS = ['order.number', 'customer.contact', 'ticket.number', 'product'] as const;
export type PrivateField = (typeof PRIVATE_FIELDS)[number];
