import type { Template } from './template.ts';

/** Begins the id of every template of the house, so that none ever stands in the place of a person's own or one that ships. */
export const TEAM_TEMPLATE_ID = /^team-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Most templates of a house that are in use at a time: each browser holds all of them. */
export const MOST_TEAM_TEMPLATES = 2000;
/** Most that are saved with one request. */
export const MOST_TEMPLATES_AT_ONCE = 50;
/** Most pictures of a house, at `MOST_IMAGE_BYTES` each. */
export const MOST_TEAM_IMAGES = 500;

/** A template of the house: of everybody, or of brands when its scope names some. It is kept by the monitor. */
export interface TeamTemplate {
  readonly template: Template;
  /** Grows over all templates of the house: who has read up to a number has missed no change before it. */
  readonly version: number;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly changedAt: number;
  readonly changedBy: string;
  /** Taken out of use, and can be brought back; null: in use. */
  readonly archivedAt: number | null;
}
